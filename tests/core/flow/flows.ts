import type { BriefFlow, BriefFlowStep } from "#core";

/** A step that leads to the next of the list and asks nothing, but for what is given. */
export const step = (key: string, changes: Partial<BriefFlowStep> = {}): BriefFlowStep => ({
  key,
  title: { en: key },
  question: null,
  answers: [],
  record: null,
  replies: [],
  checklist: [],
  next: [],
  isRequired: true,
  ...changes,
});

export const answers = (...keys: readonly string[]) => ({
  answers: keys.map((key) => ({ key, title: { en: key }, value: key })),
});

export const flow = (...steps: readonly BriefFlowStep[]): BriefFlow => ({
  key: "call",
  title: { en: "Call" },
  clause: null,
  isFitting: true,
  isBegun: false,
  steps,
});

/** Greet; sort into two ways, each of one step; then close, from where it may go back to sorting. */
export const BRANCHED = flow(
  step("greet"),
  step("sort", {
    ...answers("left", "right"),
    next: [
      { answer: "left", holds: true, to: "one" },
      { answer: "right", holds: true, to: "other" },
    ],
  }),
  step("one", { next: [{ answer: null, holds: true, to: "close" }] }),
  step("other", { isRequired: false }),
  step("close", {
    ...answers("settled", "not_yet"),
    next: [{ answer: "not_yet", holds: true, to: "sort" }],
  }),
);
