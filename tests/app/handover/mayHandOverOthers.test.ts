import { expect, test } from "vitest";
import { mayHandOverOthers } from "../../../app/features/handover/useHandovers.ts";
import { fakeZaf } from "../fakeZaf.ts";

const leads = { groups: ["Desk leads"], emails: ["lead@example.test"] };
const person = (differs: object = {}) => ({
  user: { id: 5, name: "Li", email: "li@example.test", locale: "en-US", role: "agent" as const, ...differs },
});
const inGroups = (...names: readonly string[]) =>
  fakeZaf({ answer: () => ({ ok: true, value: { groups: names.map((name) => ({ name })) } }) }).zaf;

test("admins and whoever leads by the policy, by group or by address, hand over others' tasks", async () => {
  expect(await mayHandOverOthers(inGroups(), person({ role: "admin" }), null)).toBe(true);
  expect(await mayHandOverOthers(inGroups("Desk leads"), person(), leads)).toBe(true);
  expect(await mayHandOverOthers(inGroups(), person({ email: "Lead@Example.test" }), leads)).toBe(true);
});

test("other agents do not, nor anybody of whom nothing is known", async () => {
  expect(await mayHandOverOthers(inGroups("Engineers"), person(), leads)).toBe(false);
  expect(await mayHandOverOthers(inGroups("Desk leads"), person(), null)).toBe(false);
  const silent = fakeZaf({
    answer: () => ({ ok: false, error: { reason: "http", status: 403, detail: "" } }),
  });
  expect(await mayHandOverOthers(silent.zaf, person(), leads)).toBe(false);
});
