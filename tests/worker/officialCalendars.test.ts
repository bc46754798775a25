import { expect, test } from "vitest";
import { instantOf, isOpen } from "#core";
import { compilePolicy } from "../../worker/policy/compilePolicy.ts";

test("the Worker's schedules close on official holidays and open on make-up workdays", () => {
  const read = compilePolicy({ policy: "preset: it-services", replies: "" });
  const office = read.ok ? read.value.schedules.get("office") : undefined;
  if (office === undefined) throw new Error("it-services has office hours");
  const isOpenAt = (local: string): boolean => isOpen(office, instantOf(`${local}:00+08:00`));
  // A Thursday of the golden week, the Saturday that makes up for it, and an ordinary Saturday.
  expect(["2026-10-01T10:00", "2026-10-10T10:00", "2026-10-17T10:00"].map(isOpenAt)).toEqual([
    false,
    true,
    false,
  ]);
});
