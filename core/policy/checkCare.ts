import { type PathStep, type PolicyProblem, wrongValue } from "./policyProblem.ts";
import type { PolicyDocument } from "./schema/document.ts";

type Callback = PolicyDocument["callbacks"][number];
type Question = Callback["questions"][number];

/** Rules of visits and callbacks that would never come about, or wait for what nobody can give: nobody would be told why. */
export function checkCare(document: PolicyDocument): readonly PolicyProblem[] {
  const { visits, callbacks, callingHours, surveys } = document;
  return [
    ...visits.quotas.flatMap(({ tiers, period, contractStart }, i) => [
      ...unless(tiers.length > 0, ["visits", "quotas", i, "tiers"], tiers, "at least one tier"),
      ...unless(
        period !== "contract_year" || contractStart !== null,
        ["visits", "quotas", i, "contractStart"],
        contractStart,
        "the date fact a customer's contract year begins on",
      ),
    ]),
    ...unless(
      !visits.needsSignature || visits.signature.length > 0,
      ["visits", "signature"],
      visits.signature,
      "checkbox, attachment or both, as `needsSignature` asks for one",
    ),
    ...callbacks.flatMap((callback, i) => [
      ...triggerProblems(["callbacks", i, "trigger"], callback.trigger),
      ...unless(
        callback.attempts.atMost > 0,
        ["callbacks", i, "attempts", "atMost"],
        callback.attempts.atMost,
        "1 or more",
      ),
      ...callback.questions.flatMap((question, j) =>
        questionProblems(["callbacks", i, "questions", j], question),
      ),
    ]),
    ...unless(
      callingHours === null || Object.values(callingHours.week).some((windows) => windows.length > 0),
      ["callingHours", "week"],
      callingHours?.week,
      'hours on at least one day, such as `mon: ["09:30-11:30"]`',
    ),
    ...surveys.flatMap(({ timesPerYear, scale }, i) => [
      ...unless(timesPerYear > 0, ["surveys", i, "timesPerYear"], timesPerYear, "1 or more"),
      ...scaleProblems(["surveys", i, "scale"], scale),
    ]),
  ];
}

function triggerProblems(at: readonly PathStep[], trigger: Callback["trigger"]): readonly PolicyProblem[] {
  switch (trigger.on) {
    case "every":
      return unless(trigger.times > 0, [...at, "times"], trigger.times, "1 or more");
    case "anniversary":
      return aheadProblems(at, trigger.daysAhead);
    case "festival":
      return [
        ...unless(trigger.festivals.length > 0, [...at, "festivals"], trigger.festivals, "at least one"),
        ...aheadProblems(at, trigger.daysAhead),
      ];
    case "event":
    case "customer_day":
    case "survey":
      return [];
  }
}

function aheadProblems(
  at: readonly PathStep[],
  { atMost, atLeast }: { readonly atMost: number; readonly atLeast: number },
): readonly PolicyProblem[] {
  return unless(atLeast <= atMost, [...at, "daysAhead", "atLeast"], atLeast, `atMost (${atMost}) or less`);
}

function questionProblems(
  at: readonly PathStep[],
  { kind, choices, scale }: Question,
): readonly PolicyProblem[] {
  switch (kind) {
    case "choice":
      return unless(choices.length > 0, [...at, "choices"], choices, "the answers there are to choose from");
    case "score":
      return scaleProblems([...at, "scale"], scale);
    case "yes_no":
    case "text":
      return [];
  }
}

const scaleProblems = (at: readonly PathStep[], { from, to }: Question["scale"]): readonly PolicyProblem[] =>
  unless(from < to, [...at, "to"], to, `more than from (${from})`);

const unless = (
  isRight: boolean,
  path: readonly PathStep[],
  found: unknown,
  allowed: string,
): readonly PolicyProblem[] => (isRight ? [] : [wrongValue(path, found, allowed)]);
