import { expect, test } from "vitest";
import type { BriefSolved } from "#core";
import { helpedTexts, likenessText } from "../../../app/features/history/solvedText.ts";
import { textsIn } from "../texts.ts";

const english = textsIn("en");

const solved: BriefSolved = {
  ticketId: 7,
  solvedAt: "2026-11-01T10:00:00Z",
  solver: { id: 3, name: "Ann" },
  problemType: { key: "fault", title: { en: "Fault", "zh-CN": "故障" } },
  words: ["printer"],
  replies: [{ key: "solved", title: { en: "Solved" } }],
  answers: [{ flow: { en: "Complaint" }, step: { en: "Find the kind" }, answer: { en: "Quality" } }],
};

test("what is alike is named: the problem type, then the words", () => {
  expect(likenessText(solved, "en")).toBe("Fault · printer");
  expect(likenessText({ ...solved, problemType: null, words: [] }, "en")).toBe("");
});

test("what solved it is told: the answers of calls, then the replies", () => {
  expect(helpedTexts(solved, english, "en")).toEqual(["Find the kind: Quality", "Reply: Solved"]);
});
