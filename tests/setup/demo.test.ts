import { resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { dueOf } from "../../core/callback/callbackTimes.ts";
import { instantOf, judgeTierKey, type Policy, readPolicy } from "../../core/index.ts";
import { readPresets } from "../../setup/account/presets.ts";
import type { Demo } from "../../setup/demo/demo.ts";
import { generateDemo } from "../../setup/demo/generateDemo.ts";

const now = new Date("2026-11-22T07:00:00Z");
const make = (seed: number): Demo => generateDemo({ seed, now, agents: 2 });
const project = resolve(import.meta.dirname, "../..");

describe("the demo's year", () => {
  let demo: Demo;
  let policy: Policy;
  const tierOf = (facts: Demo["organizations"][number]["facts"]): string =>
    judgeTierKey(policy, { facts, tags: [], cutOffs: {} });

  beforeAll(() => {
    demo = make(1);
    const read = readPolicy({ policy: { preset: "it-services" }, presets: readPresets(project) });
    if (!read.ok) throw new Error("the preset has problems");
    policy = read.value;
  });

  it("is the same for the same seed and now, and another for another seed", () => {
    expect(make(1)).toEqual(demo);
    expect(make(2)).not.toEqual(demo);
  });

  it("has 40 customers, 120 people and 600 tickets", () => {
    expect([demo.organizations.length, demo.users.length, demo.tickets.length]).toEqual([40, 120, 600]);
  });

  it("has customers of every tier, and some of whom not all facts are known", () => {
    const tiers = new Set(demo.organizations.map(({ facts }) => tierOf(facts)));
    expect(tiers).toEqual(new Set(policy.tiers.map(({ key }) => key)));
    const known = demo.organizations.map(({ facts }) => Object.keys(facts).length);
    expect(Math.min(...known)).toBeLessThan(policy.reads.organizationFields.length);
  });

  it("names every customer and every person's address once: Zendesk refuses a second", () => {
    expect(new Set(demo.organizations.map(({ name }) => name.toLowerCase())).size).toBe(40);
    expect(new Set(demo.users.map(({ email }) => email)).size).toBe(120);
  });

  it("speaks the three languages", () => {
    expect(new Set(demo.users.map(({ language }) => language))).toEqual(new Set(["en", "zh-cn", "zh-tw"]));
  });

  it("has a showcase: an open, urgent request of a customer that is VIP", () => {
    const showcase = demo.tickets.find(({ externalId }) => externalId === demo.showcase);
    const customer = demo.organizations.find(({ externalId }) => externalId === showcase?.organization);
    expect(showcase).toMatchObject({ status: "open", priority: "urgent" });
    expect(tierOf(customer?.facts ?? {})).toBe("vip");
  });

  it("has comments of both sides, tickets without organization and tickets without priority", () => {
    const from = new Set(demo.tickets.flatMap(({ comments }) => comments.map((comment) => comment.from)));
    expect(from).toEqual(new Set(["requester", "agent"]));
    expect(demo.tickets.filter(({ organization }) => organization === null).length).toBeGreaterThan(20);
    expect(demo.tickets.filter(({ priority }) => priority === null).length).toBeGreaterThan(100);
  });

  it("keeps every visit as a task ticket with a number of its own, done ones solved", () => {
    const visits = demo.tickets.filter(({ type }) => type === "task");
    expect(visits.every(({ externalId }) => /^tierwise:visit:\d+$/.test(externalId))).toBe(true);
    expect(new Set(visits.map(({ externalId }) => externalId)).size).toBe(visits.length);
    for (const visit of visits) {
      const isDone = visit.status === "solved" || visit.status === "closed";
      expect(isDone).toBe(visit.tags.includes("visit_is_done") || visit.tags.includes("visit_is_signed"));
      if (isDone) expect(Date.parse(visit.dueAt ?? "")).toBeLessThan(now.getTime());
    }
  });

  it("shows every state of a visit, missed and unsigned ones too, the latest with the first customers", () => {
    const visits = demo.tickets.filter(({ type }) => type === "task");
    const isAhead = ({ dueAt }: (typeof visits)[number]): boolean => Date.parse(dueAt ?? "") > now.getTime();
    const open = visits.filter(({ status }) => status === "open");
    expect(open.filter((one) => !isAhead(one)).length).toBe(2);
    const confirmed = open.filter(({ tags }) => tags.includes("visit_is_confirmed"));
    expect([confirmed.length > 0, confirmed.every(isAhead)]).toEqual([true, true]);
    expect(visits.filter(({ tags }) => tags.includes("visit_is_done")).length).toBeGreaterThan(3);
    const lately = visits.filter(
      ({ tags, dueAt }) =>
        tags.includes("visit_is_signed") && Date.parse(dueAt ?? "") > now.getTime() - 40 * 86_400_000,
    );
    const first = [1, 2, 4, 5].map((number) => `demo:organization:${number}`);
    expect(new Set(lately.map(({ organization }) => organization))).toEqual(new Set(first));
    expect(lately).toHaveLength(first.length);
  });

  it("has signed visits whose calls are due and overdue on whatever day it is shown", () => {
    const rule = policy.document.callbacks.find(({ key }) => key === "supervisory");
    const schedule = policy.schedules.get(rule?.schedule ?? "");
    if (rule === undefined || schedule === undefined) throw new Error("the preset calls about nothing");
    for (let day = 0; day < 7; day += 1) {
      const today = now.getTime() + day * 86_400_000;
      const { tickets } = generateDemo({ seed: 1, now: new Date(today), agents: 2 });
      const due = tickets
        .filter(({ status, tags }) => status === "solved" && tags.includes("visit_is_signed"))
        .map(({ solvedAt }) => dueOf(policy, rule, instantOf(solvedAt ?? "")) * 1000);
      expect(due.filter((at) => at > today).length).toBeGreaterThan(0);
      expect(due.filter((at) => at < today && at > today - 7 * 86_400_000).length).toBeGreaterThan(1);
    }
  });

  it("tells nothing from the future, and everything in order", () => {
    for (const { createdAt, solvedAt, comments } of demo.tickets) {
      const times = [createdAt, ...comments.map(({ at }) => at), ...(solvedAt === null ? [] : [solvedAt])];
      expect(times).toEqual(times.toSorted());
      expect(Date.parse(times.at(-1) ?? "")).toBeLessThanOrEqual(now.getTime());
    }
  });

  it("spans a year, and leaves work on the desk", () => {
    const ages = demo.tickets.map(({ createdAt }) => (now.getTime() - Date.parse(createdAt)) / 86_400_000);
    expect(Math.max(...ages)).toBeGreaterThan(350);
    const open = demo.tickets.filter(({ status }) => status !== "solved" && status !== "closed");
    expect(open.length).toBeGreaterThan(30);
  });
});
