import type { BriefQuestion } from "../contract/briefCallback.ts";

/** Answers to a callback's questions that can be counted: scores, yes or no, choices; never words. */
export type CallbackAnswers = { readonly [question: string]: number | boolean | string };

const LINE = /^\s*(?<key>[a-z][a-z0-9_]*)\s*:\s*(?<value>.+?)\s*$/i;
const YES: ReadonlySet<string> = new Set(["yes", "true", "1", "是"]);
const NO: ReadonlySet<string> = new Set(["no", "false", "0", "否"]);

/**
 * Reads the field "Callback answers": `key: value` a line (decision 010), in capitals or full-width too, as hands type it; a choice by its key or
 * its title. Lines that answer no question, scores outside their scale and unknown choices are left out. `missing`: required questions without an answer.
 */
export function readAnswers(
  questions: readonly BriefQuestion[],
  text: string,
): { readonly answers: CallbackAnswers; readonly missing: readonly string[] } {
  const said = new Map<string, string>();
  for (const line of text.normalize("NFKC").split("\n")) {
    const { key, value } = LINE.exec(line)?.groups ?? {};
    if (key !== undefined && value !== undefined) said.set(key.toLowerCase(), value);
  }
  const answers: { [question: string]: number | boolean | string } = {};
  const missing: string[] = [];
  for (const question of questions) {
    const value = said.get(question.key);
    const answer = value === undefined ? null : answerOf(question, value);
    if (answer !== null && question.kind !== "text") answers[question.key] = answer;
    if (answer === null && question.required) missing.push(question.key);
  }
  return { answers, missing };
}

function answerOf({ kind, scale, choices }: BriefQuestion, value: string): number | boolean | string | null {
  switch (kind) {
    case "score": {
      const score = Number(value);
      return Number.isFinite(score) && scale.from <= score && score <= scale.to ? score : null;
    }
    case "yes_no": {
      const word = value.toLowerCase();
      return YES.has(word) ? true : NO.has(word) ? false : null;
    }
    case "choice":
      return choices.find((choice) => isNamed(choice, value))?.key ?? null;
    case "text":
      return value;
  }
}

/** A choice by its key or, as people read it, by its title in any language. */
function isNamed({ key, title }: BriefQuestion["choices"][number], value: string): boolean {
  const names = [key, ...Object.values(title)].map((name) => name.normalize("NFKC").trim().toLowerCase());
  return names.includes(value.toLowerCase());
}
