import {
  dayNumber,
  dayStart,
  instantOf,
  instantText,
  localDay,
  nextOpening,
  type Policy,
  type VisitDeadline,
  type VisitFacts,
  VISIT_NEEDS_ENGINEER_TAG,
  VISIT_NEEDS_TAGS,
  visitKindValue,
  visitSchedule,
  visitStageValue,
} from "#core";
import { actionsEffectId } from "../promises/actionsEffect.ts";
import { inLanguage } from "../promises/noticeText.ts";
import type { TicketLook } from "../promises/promisesOf.ts";
import type { EffectChange, NewEffect } from "../store/effect.ts";
import type { Desk } from "./desksOf.ts";
import { isEngineerRefused } from "./isEngineerRefused.ts";
import { VISIT_WORDS } from "./visitWords.ts";
import type { ToldDeadline } from "./visitWork.ts";

type Actions = Extract<EffectChange, { kind: "ticket_actions" }>;

/** What a deadline that has come asks to be done in Zendesk. @param instead the visit that stands for the next one. */
export function visitEffects(
  policy: Policy,
  deadline: ToldDeadline,
  visit: VisitFacts,
  look: TicketLook,
  desk: Desk,
  instead: number | null,
): readonly NewEffect[] {
  const language = policy.document.languages[0] ?? "en";
  const words = VISIT_WORDS[language];
  const cause = `deadline ${deadline.id}`;
  const isPlanned = deadline.kind === "unsolved" && instead !== null;
  const sentence = isPlanned ? words.stands(instead) : words.told[deadline.kind];
  const told = actions(deadline.kind, desk, [sentence, ...apology(policy, deadline.kind)]);
  return [
    {
      id: actionsEffectId(deadline.id, deadline.withdrawals),
      subjectId: visit.id,
      change: told,
      announce: true,
      cause,
    },
    ...(deadline.kind === "unsolved" && !isPlanned ? [visitAgain(policy, deadline, visit, look)] : []),
  ];
}

/** The desk hears that the customer refuses the engineer (D7), once for each. */
export function refusalEffect(
  policy: Policy,
  { engineerId, id }: VisitFacts,
  look: TicketLook,
  desk: Desk,
): readonly NewEffect[] {
  if (engineerId === null || !isEngineerRefused(policy, engineerId, look)) return [];
  const language = policy.document.languages[0] ?? "en";
  const change = {
    ...actions(null, desk, [VISIT_WORDS[language].refused]),
    tags: [VISIT_NEEDS_ENGINEER_TAG],
  };
  const effectId = `ticket_actions:visit:${id}:refused:${engineerId}`;
  return [{ id: effectId, subjectId: id, change, announce: true, cause: "refused engineer" }];
}

/** The engineer hears of every note as the assignee; the desk follows the task from the first it is told on. */
function actions(kind: VisitDeadline["kind"] | null, desk: Desk, sentences: readonly string[]): Actions {
  const isForDesk = kind !== "no_record" && kind !== "no_result";
  return {
    kind: "ticket_actions",
    note: `${isForDesk && desk.name !== null ? `${desk.name}: ` : ""}${sentences.join(" ")}`,
    tags: kind === null ? [] : [VISIT_NEEDS_TAGS[kind]],
    priority: null,
    group: null,
    assignee: null,
    followers: isForDesk ? desk.agents : [],
    reopen: false,
  };
}

function apology(policy: Policy, kind: VisitDeadline["kind"]): readonly string[] {
  const { visits, replies, languages } = policy.document;
  const reply = replies.find(({ key }) => key === visits.apology);
  if (reply === undefined || (kind !== "unconfirmed" && kind !== "missed")) return [];
  const language = languages[0] ?? "en";
  return [VISIT_WORDS[language].apology(inLanguage(reply.title, language))];
}

/**
 * A visit that solved nothing is planned again for the next working day, before a complaint comes (D3): once for the morning
 * on which that is found, however often it was opened and closed until then. Said later, for the working day after that.
 */
function visitAgain(
  policy: Policy,
  { at, cameAt }: ToldDeadline,
  visit: VisitFacts,
  look: TicketLook,
): NewEffect {
  const words = VISIT_WORDS[policy.document.languages[0] ?? "en"].again;
  const { id, kind, engineerId, organizationId } = visit;
  const isWelcome = engineerId !== null && !isEngineerRefused(policy, engineerId, look);
  const { requesterId } = look.row.facts;
  return {
    id: visitAgainId(id, at),
    subjectId: id,
    change: {
      kind: "new_ticket",
      externalId: `tierwise:visit:again:${id}:${instantOf(at)}`,
      type: "task",
      followUpOf: null,
      subject: words.subject(id),
      body: words.body(id),
      requesterId,
      organizationId: requesterId === null ? null : organizationId,
      group: null,
      assignee: isWelcome ? { kind: "user", id: engineerId } : null,
      dueAt: nextWorkingDayAfter(policy, cameAt),
      priority: "normal",
      tags: [visitStageValue("planned"), ...(kind === null ? [] : [visitKindValue(kind)])],
    },
    announce: true,
    cause: `visit ${id} not solved`,
  };
}

/** The write that plans a visit again. @param at the morning on which it was found to be unsolved. */
export const visitAgainId = (visitId: number, at: string): string =>
  `new_ticket:visit_again:${visitId}:${instantOf(at)}`;

/** Opening of the first working day after the day of `at`. */
function nextWorkingDayAfter(policy: Policy, at: string): string {
  const schedule = visitSchedule(policy);
  if (schedule === null) return at;
  const { zone } = schedule;
  const tomorrow = dayStart(zone, dayNumber(localDay(zone, instantOf(at)) + 1));
  return instantText(nextOpening(schedule, tomorrow) ?? tomorrow);
}
