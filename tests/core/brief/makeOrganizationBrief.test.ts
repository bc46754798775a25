import { describe, expect, test } from "vitest";
import { makeOrganizationBrief, type OrganizationBriefFacts } from "#core";
import { answer, history, on, promising } from "../clock/history.ts";
import { customer } from "../facts.ts";

const policy = promising(
  { targets: { first_reply: "2h" } },
  {
    roles: [
      {
        key: "manager",
        title: "Account manager",
        resolve: [
          { by: "organization_field", field: "manager" },
          { by: "group", group: "Service desk" },
        ],
      },
      { key: "lead", title: "Lead", resolve: [{ by: "assignee" }] },
    ],
  },
);

const brief = (changes: Partial<OrganizationBriefFacts>, now = "23 12:00") =>
  makeOrganizationBrief(
    policy,
    {
      policyVersion: 1,
      policyProblem: null,
      customer: customer({ spend: 5 }),
      tierOption: null,
      visits: [],
      callbacks: [],
      tierChanges: [],
      calls: [],
      timelines: [],
      isAll: true,
      ...changes,
    },
    on(now),
  );

describe("the whole customer", () => {
  test("has every fact of the policy, known or not", () => {
    const { facts } = brief({});
    expect(facts.find(({ key }) => key === "spend")?.value).toBe(5);
    expect(facts.filter(({ value }) => value === null).length).toBe(facts.length - 1);
  });

  test("has the promises that were kept and broken, those still open left out", () => {
    const kept = history("20 10:00", answer("20 11:00"));
    const late = history("20 10:00", answer("20 15:00"));
    const open = history("23 11:00");
    expect(brief({ timelines: [kept, late, open] }).promises).toEqual({
      periods: [
        { days: 30, kept: 1, broken: 1 },
        { days: 365, kept: 1, broken: 1 },
      ],
      latestTickets: null,
    });
    expect(brief({ timelines: [kept], isAll: false }).promises.latestTickets).toBe(1);
  });

  test("counts a promise in the period in which it was kept or broken", () => {
    const { periods } = makeOrganizationBrief(
      policy,
      {
        policyVersion: 1,
        policyProblem: null,
        customer: customer({}),
        tierOption: null,
        visits: [],
        callbacks: [],
        tierChanges: [],
        calls: [],
        timelines: [history("20 10:00", answer("20 11:00"))],
        isAll: true,
      },
      "2027-01-15T00:00:00Z",
    ).promises;
    expect(periods).toEqual([
      { days: 30, kept: 0, broken: 0 },
      { days: 365, kept: 1, broken: 0 },
    ]);
  });

  test("names who looks after them, by the first way that leads to somebody", () => {
    const who = (facts: { readonly [fact: string]: string }) =>
      brief({ customer: customer(facts), agentNames: new Map([[3, "Ada"]]) }).people;
    expect(who({ manager: "3" })).toEqual([{ title: { en: "Account manager" }, who: "Ada" }]);
    expect(who({ manager: "ben@example.com" })[0]?.who).toBe("ben@example.com");
    expect(who({})[0]?.who).toBe("Service desk");
  });

  test("keeps the name of a tier that the policy no longer has", () => {
    const changed = { tier: "gold", previous: "bronze", at: on("20 10:00") };
    expect(brief({ tierChanges: [changed] }).tierHistory).toMatchObject([{ previous: { en: "bronze" } }]);
  });
});
