import { type Clock, type ClockAction, type DueDeadline, type Policy, scheduleZone } from "#core";
import type { NewEffect } from "../store/effect.ts";
import { askedActions, NOTHING } from "./askedActions.ts";
import { noticeText } from "./noticeText.ts";
import { type KnownPeople, personOf, type RoleQuestion } from "./personOf.ts";

/** The roles that these actions want filled. */
export function rolesIn(actions: readonly ClockAction[]): readonly string[] {
  return actions.flatMap((action) => (action.do === "assign" || action.do === "notify" ? action.role : []));
}

/** The write a deadline asks for: another one when it comes again after it was withdrawn. */
export const actionsEffectId = (deadlineId: string, withdrawals: number): string =>
  `ticket_actions:${deadlineId}${withdrawals === 0 ? "" : `:${withdrawals + 1}`}`;

/** What the clock ran by when the deadline came; the ticket may be promised something else by now. */
function scheduleThen({ document }: Policy, { mark }: DueDeadline, clockKey: string): string | null {
  const promise = document.serviceLevels.find(({ key }) => key === mark.serviceLevel);
  const step = promise?.steps.find(({ key }) => clockKey === `step:${key}`);
  return step?.schedule ?? promise?.schedule ?? null;
}

/** What a deadline asks to be done on its ticket, as one write; null: nothing in Zendesk. */
export function actionsEffect(
  policy: Policy,
  deadline: DueDeadline & { readonly withdrawals: number },
  clock: Pick<Clock, "key" | "metric" | "title">,
  question: RoleQuestion,
  known: KnownPeople,
): NewEffect | null {
  const language = policy.document.languages[0] ?? "en";
  const told = { ...clock, zone: scheduleZone(policy, scheduleThen(policy, deadline, clock.key)) };
  const change = askedActions(policy, deadline.actions, noticeText(deadline, told, language), (role) =>
    personOf(policy, role, question, known),
  );
  if (JSON.stringify(change) === JSON.stringify(NOTHING)) return null;
  return {
    id: actionsEffectId(deadline.id, deadline.withdrawals),
    subjectId: deadline.ticketId,
    change,
    announce: true,
    cause: `deadline ${deadline.id}`,
  };
}
