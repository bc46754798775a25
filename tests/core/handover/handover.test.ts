import { expect, test } from "vitest";
import { type Handover, handoverOf, handoverPhase, standInFor, taskOf, type TicketFacts } from "#core";
import { ticket } from "../facts.ts";
import { itServices } from "../preset.ts";

const task = (tags: readonly string[], changes: Partial<TicketFacts> = {}) =>
  ticket({ id: 7, type: "task", tags, requesterId: 11, ...changes });

const handover = (fromId: number, toId: number, changes: Partial<Handover> = {}): Handover => ({
  id: fromId,
  fromId,
  toId,
  startsOn: "2026-11-23",
  untilOn: "2026-11-27",
  isEnded: false,
  ...changes,
});

test("a hand-over is read from its task's tags, from whom also from the requester (A16)", () => {
  const tags = ["handover_to_12", "handover_starts_2026-11-23", "handover_until_2026-11-27"];
  expect(handoverOf(task(tags), "2026-11-22")).toEqual(handover(11, 12, { id: 7 }));
  expect(handoverOf(task([...tags, "handover_from_13"]), "2026-11-22")).toMatchObject({ fromId: 13 });
});

test("without a first day it starts on the day it was made; dates may be written with underscores", () => {
  expect(handoverOf(task(["handover_to_12", "handover_until_2026_11_27"]), "2026-11-22")).toMatchObject({
    startsOn: "2026-11-22",
    untilOn: "2026-11-27",
  });
});

test("it is none while it names no stand-in, no last day, the same person, or an end before its start", () => {
  for (const tags of [
    ["handover_until_2026-11-27"],
    ["handover_to_12"],
    ["handover_to_11", "handover_until_2026-11-27"],
    ["handover_to_12", "handover_until_2026-11-21"],
    ["handover_to_12", "handover_until_2026-02-30"],
    ["handover_to_somebody", "handover_until_2026-11-27"],
  ]) {
    expect(handoverOf(task(tags), "2026-11-22"), tags.join()).toBeNull();
  }
});

test("both its days count whole, and solving it ends it", () => {
  const phases = ["2026-11-22", "2026-11-23", "2026-11-27", "2026-11-28"].map((today) =>
    handoverPhase(handover(1, 2), today),
  );
  expect(phases).toEqual(["to_come", "running", "running", "over"]);
  expect(handoverPhase(handover(1, 2, { isEnded: true }), "2026-11-23")).toBe("over");
  const tags = ["handover_to_12", "handover_until_2026-11-27"];
  expect(handoverOf(task(tags, { status: "solved" }), "2026-11-22")?.isEnded).toBe(true);
});

test("a stand-in who is away hands on to the next; a circle leaves the work where it is", () => {
  const chain = [handover(1, 2), handover(2, 3)];
  expect(standInFor(chain, 1, "2026-11-24")).toBe(3);
  expect(standInFor(chain, 3, "2026-11-24")).toBe(3);
  expect(standInFor(chain, 1, "2026-12-01")).toBe(1);
  expect(standInFor([...chain, handover(3, 1)], 1, "2026-11-24")).toBe(1);
});

test("of two hand-overs of one agent the one made last counts", () => {
  expect(standInFor([handover(1, 3, { id: 9 }), handover(1, 2, { id: 8 })], 1, "2026-11-24")).toBe(3);
});

test("a task made by hand is a visit by its kind or stage, a hand-over by its tags; other tickets are requests", () => {
  const policy = itServices();
  const kindOf = (tags: readonly string[], changes: Partial<TicketFacts> = {}) =>
    taskOf(policy, task(tags, changes));
  expect(kindOf(["visit_onsite"])).toBe("visit");
  expect(kindOf(["visit_is_planned"])).toBe("visit");
  expect(kindOf(["handover_to_12"])).toBe("handover");
  expect(kindOf([], { externalId: "tierwise:callback:1" })).toBe("callback");
  expect(kindOf(["visit_onsite"], { type: "question" })).toBeNull();
  expect(kindOf(["visit_requested"])).toBeNull();
});
