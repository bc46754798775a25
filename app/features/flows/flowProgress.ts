import type { BriefFlow, FlowStanding, Language, PassedStep } from "#core";
import { answerIn } from "#core";
import { localized } from "../../shared/i18n/language.ts";
import type { Translate } from "../../shared/i18n/translate.ts";

/** How far a call has come, in a line. */
export function progressText(flow: BriefFlow, stands: FlowStanding, t: Translate): string {
  switch (stands.state) {
    case "not_started":
      return t("flows.steps", { count: flow.steps.length });
    case "under_way":
      return t("flows.progress", { done: stands.passed.length, left: stands.left });
    case "done":
      return t("flows.finished");
  }
}

/** What became of a step: its answer where it has one. Empty: it was simply done. */
export function tickText({ step, tick }: PassedStep, t: Translate, language: Language): string {
  if (tick.kind === "skipped") return t("flows.wasSkipped");
  const answer = step.answers.find(({ key }) => key === answerIn(tick));
  return answer === undefined ? "" : localized(answer.title, language);
}
