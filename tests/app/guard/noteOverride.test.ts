import { expect, test } from "vitest";
import type { DraftFinding } from "#core";
import { noteOverride } from "../../../app/features/guard/noteOverride.ts";
import { fakeZaf } from "../fakeZaf.ts";
import { textsIn } from "../texts.ts";

const texts = { t: textsIn("en"), language: "en" } as const;
const finding: DraftFinding = {
  rule: "slot",
  key: null,
  verdict: "block",
  from: 3,
  to: 11,
  found: "[[when]]",
  better: null,
  title: null,
  clause: null,
};
const override = { findings: [finding, finding], reason: "the customer knows" };

test("the team reads why, and which rules, but not the words", async () => {
  const { zaf, requests, invoked } = fakeZaf({ answer: () => ({ ok: true, value: {} }) });
  await noteOverride(zaf, 42, override, texts);
  expect(requests).toMatchObject([
    {
      url: "/api/v2/tickets/42",
      type: "PUT",
      data: expect.stringContaining("(A gap is not filled). Reason: the customer knows"),
    },
  ]);
  expect(requests[0]?.data).toContain('"public":false');
  expect(requests[0]?.data).not.toContain("[[when]]");
  expect(invoked).toEqual([]);
});

test("the agent is told when Zendesk does not take the note, and still has the reason", async () => {
  const { zaf, invoked } = fakeZaf({});
  await noteOverride(zaf, 42, override, texts);
  expect(invoked).toEqual([
    ["notify", expect.stringContaining("the customer knows"), "alert", { sticky: true }],
  ]);
});
