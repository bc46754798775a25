import { expect, test } from "vitest";
import { pausesAfterReply } from "#core";
import { answer, history, message, on, promising, status } from "./history.ts";

const policy = promising({ targets: { first_reply: "2h", resolution: "20h" } });

/** Friday: answered 10:30, pending from 11:00, the customer writes at 12:00, taken up again on Monday at 10:00. */
const waited = history(
  "20 10:00",
  answer("20 10:30"),
  status("20 11:00", "pending"),
  message("20 12:00"),
  status("23 10:00", "open"),
);
const between = (from: string, to: string, timeline = waited) =>
  pausesAfterReply(policy, timeline, { from: on(from), to: on(to) });

test("counts the open seconds of a pause from the customer's reply on, weekend left out", () => {
  // Friday 12:00–17:00 and Monday 09:00–10:00.
  expect(between("20 00:00", "24 00:00")).toEqual([
    { key: "resolution", serviceLevel: "all", seconds: 21_600 },
  ]);
});

test("counts only what lies in the span, and two spans add up to the whole", () => {
  expect(between("20 00:00", "21 00:00")).toMatchObject([{ seconds: 18_000 }]);
  expect(between("21 00:00", "24 00:00")).toMatchObject([{ seconds: 3600 }]);
  expect(between("24 00:00", "25 00:00")).toEqual([]);
});

test("a pause in which the customer had nothing to add is none", () => {
  const quiet = history("20 10:00", answer("20 10:30"), status("20 11:00", "pending"));
  expect(between("20 00:00", "24 00:00", quiet)).toEqual([]);
});
