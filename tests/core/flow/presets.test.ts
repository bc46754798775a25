import { describe, expect, test } from "vitest";
import { answerIn, flowStanding, LANGUAGES, makeBrief, type TicketFacts, ticksIn } from "#core";
import { NOW, ticket } from "../facts.ts";
import { named, preset } from "../presets/given.ts";

const flowsOn = (name: string, changes: Partial<TicketFacts> = {}) =>
  makeBrief(
    preset(name),
    {
      policyVersion: 1,
      policyProblem: null,
      ticket: ticket(changes),
      customer: null,
      visits: [],
      inZendesk: { tierOption: null, serviceLevelOption: null },
    },
    NOW,
  ).flows ?? [];

const standingOf = (name: string, flow: string, tags: readonly string[]) => {
  const found = named(flowsOn(name), flow);
  return flowStanding(found, ticksIn(found, tags));
};

describe("guided calls of the rule books", () => {
  test("a hotline call has three beats: greet, ask, close (A9)", () => {
    const hotline = named(flowsOn("it-services"), "hotline");
    expect(hotline.isFitting).toBe(true);
    expect(hotline.steps.map(({ key }) => key)).toEqual(["greet", "ask", "close"]);
  });

  test("a visit is prepared on its own task: appearance, materials, plan (A14)", () => {
    const [first] = flowsOn("it-services", { type: "task", tags: ["visit_onsite"] });
    expect(first).toMatchObject({ key: "preparation", isFitting: true });
    expect(first?.steps.map(({ key }) => key)).toEqual(["appearance", "materials", "plan"]);
  });

  test("general support takes six steps, and what is not settled is handled again (F1)", () => {
    const taken = ["consult_logistics", "collect", "handle", "follow"].map((one) => `flow_six_steps_${one}`);
    expect(standingOf("general-support", "six_steps", taken)).toMatchObject({
      current: { key: "close" },
      left: 2,
    });
    const again = [...taken, "flow_six_steps_close_not_yet"];
    expect(standingOf("general-support", "six_steps", again)).toMatchObject({ current: { key: "handle" } });
  });

  test.each([
    ["quality", "replace"],
    ["technical", "repair"],
    ["service", "compensate"],
    ["usage", "train"],
    ["price", "compensate"],
  ])("a genuine complaint about %s leads to %s (D5)", (kind, solution) => {
    const taken = ["sort_genuine", "receive", "listen", "apologise", `analyse_${kind}`];
    const stands = standingOf(
      "repair",
      "complaint",
      taken.map((one) => `flow_complaint_${one}`),
    );
    expect(stands).toMatchObject({ current: { key: solution } });
  });

  test("a malicious complaint is met calmly, and the answer ends it (D5)", () => {
    const stands = standingOf("repair", "complaint", [
      "flow_complaint_sort_malicious",
      "flow_complaint_calm",
      "flow_complaint_tell",
    ]);
    expect(stands.state).toBe("done");
    expect(stands.passed.map(({ tick }) => answerIn(tick))).toEqual(["malicious", null, null]);
  });

  test("outside the warranty the fee is quoted, inside it is repaired or replaced (D6)", () => {
    expect(standingOf("repair", "warranty", ["flow_warranty_check_outside"])).toMatchObject({
      current: { key: "outside" },
    });
    expect(standingOf("repair", "warranty", ["flow_warranty_check_inside"])).toMatchObject({
      current: { key: "inside" },
    });
  });

  test.each(["it-services", "general-support", "repair"])("%s: every step speaks three languages", (name) => {
    for (const { steps, title } of flowsOn(name)) {
      const texts = steps.flatMap((one) => [
        one.title,
        ...(one.question === null ? [] : [one.question]),
        ...one.checklist,
        ...one.answers.map((answer) => answer.title),
        ...one.replies.map((reply) => reply.body),
      ]);
      for (const text of [title, ...texts])
        expect(Object.keys(text).toSorted()).toEqual([...LANGUAGES].toSorted());
    }
  });
});
