import { expect, test } from "vitest";
import { ownerOf } from "#core";
import { answer, history, on, promising } from "./history.ts";

const first = promising({}, { ownership: { firstResponder: true } });
const assigned = { at: on("20 12:00"), kind: "assigned" as const, assigneeId: 9 };

test("the first agent who answers owns the ticket, whoever it is assigned to later (C3)", () => {
  const timeline = history("20 10:00", answer("20 11:00", 4), assigned, answer("20 13:00", 9));
  expect(ownerOf(first, timeline, on("20 14:00"))).toEqual({ agentId: 4, since: on("20 11:00") });
});

test("nobody owns it before somebody answered", () => {
  expect(ownerOf(first, history("20 10:00", assigned), on("20 14:00"))).toBeNull();
});

test("an answer of somebody unknown makes nobody the owner", () => {
  const timeline = history("20 10:00", answer("20 11:00", null), answer("20 12:00", 4));
  expect(ownerOf(first, timeline, on("20 14:00"))?.agentId).toBe(4);
});

test("without the rule there is no owner", () => {
  expect(ownerOf(promising({}), history("20 10:00", answer("20 11:00", 4)), on("20 14:00"))).toBeNull();
});
