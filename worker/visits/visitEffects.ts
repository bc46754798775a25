import {
  dayNumber,
  dayStart,
  instantOf,
  instantText,
  localDay,
  nextOpening,
  parseInstant,
  type Policy,
  refusesEngineerTag,
  type VisitDeadline,
  type VisitFacts,
  visitKindValue,
  visitSchedule,
  visitStageValue,
} from "#core";
import { inLanguage } from "../promises/noticeText.ts";
import { NOBODY_KNOWN, personOf } from "../promises/personOf.ts";
import type { TicketLook } from "../promises/promisesOf.ts";
import type { Agent, EffectChange, NewEffect } from "../store/effect.ts";
import { VISIT_WORDS } from "./visitWords.ts";

type Actions = Extract<EffectChange, { kind: "ticket_actions" }>;

/** Views find a visit by these; they stay, as part of its history. No option value begins like them. */
const TAGS = {
  unconfirmed: "visitneeds_confirmation",
  missed: "visitneeds_new_date",
  no_record: "visitneeds_record",
  no_result: "visitneeds_result",
  unsolved: "visitneeds_next_visit",
} as const satisfies Record<VisitDeadline["kind"], string>;

/** What a deadline that has come asks to be done in Zendesk. */
export function visitEffects(
  policy: Policy,
  deadline: VisitDeadline,
  visit: VisitFacts,
  look: TicketLook,
): readonly NewEffect[] {
  const language = policy.document.languages[0] ?? "en";
  const words = VISIT_WORDS[language];
  const cause = `deadline ${deadline.id}`;
  const told = actions(policy, deadline.kind, look, [
    words.told[deadline.kind],
    ...apology(policy, deadline.kind),
  ]);
  return [
    { id: `ticket_actions:${deadline.id}`, subjectId: visit.id, change: told, announce: true, cause },
    ...(deadline.kind === "unsolved" ? [visitAgain(policy, deadline, visit, look)] : []),
  ];
}

/** The desk hears that the customer refuses the engineer (D7), once for each. */
export function refusalEffect(policy: Policy, visit: VisitFacts, look: TicketLook): readonly NewEffect[] {
  const { engineerId, id } = visit;
  if (!policy.document.visits.mayRefuseEngineer || engineerId === null || !isRefused(look, engineerId))
    return [];
  const language = policy.document.languages[0] ?? "en";
  const change = {
    ...actions(policy, null, look, [VISIT_WORDS[language].refused]),
    tags: ["visitneeds_engineer"],
  };
  const effectId = `ticket_actions:visit:${id}:refused:${engineerId}`;
  return [{ id: effectId, subjectId: id, change, announce: true, cause: "refused engineer" }];
}

const isRefused = ({ customer }: TicketLook, engineerId: number): boolean =>
  customer?.tags.includes(refusesEngineerTag(engineerId)) ?? false;

function actions(
  policy: Policy,
  kind: VisitDeadline["kind"] | null,
  look: TicketLook,
  sentences: readonly string[],
): Actions {
  return {
    kind: "ticket_actions",
    note: sentences.join(" "),
    tags: kind === null ? [] : [TAGS[kind]],
    priority: null,
    group: null,
    assignee: null,
    followers: kind === "no_record" || kind === "no_result" ? [] : deskOf(policy, look),
    reopen: false,
  };
}

/** The engineer hears of every note as the assignee; the desk follows the task from then on. */
function deskOf(policy: Policy, { row, customer }: TicketLook): readonly Agent[] {
  const { desk } = policy.document.visits;
  const person = desk === null ? null : personOf(policy, desk, { row, customer, history: [] }, NOBODY_KNOWN);
  return person === null || person.kind === "group" ? [] : [person];
}

function apology(policy: Policy, kind: VisitDeadline["kind"]): readonly string[] {
  const { visits, replies, languages } = policy.document;
  const reply = replies.find(({ key }) => key === visits.apology);
  if (reply === undefined || (kind !== "unconfirmed" && kind !== "missed")) return [];
  const language = languages[0] ?? "en";
  return [VISIT_WORDS[language].apology(inLanguage(reply.title, language))];
}

/** A visit that solved nothing is planned again for the next working day, before a complaint comes (D3). */
function visitAgain(
  policy: Policy,
  { at }: VisitDeadline,
  visit: VisitFacts,
  { row, customer }: TicketLook,
): NewEffect {
  const words = VISIT_WORDS[policy.document.languages[0] ?? "en"].again;
  const { id, kind, engineerId, organizationId, doneAt } = visit;
  const wanted = engineerId !== null && !(customer?.tags.includes(refusesEngineerTag(engineerId)) ?? false);
  const cause = `${id}:${doneAt === null ? "" : (parseInstant(doneAt) ?? "")}`;
  const { requesterId } = row.facts;
  return {
    id: `new_ticket:visit_again:${cause}`,
    subjectId: id,
    change: {
      kind: "new_ticket",
      externalId: `tierwise:visit:again:${cause}`,
      type: "task",
      followUpOf: null,
      subject: words.subject(id),
      body: words.body(id),
      requesterId,
      organizationId: requesterId === null ? null : organizationId,
      group: null,
      assignee: wanted ? { kind: "user", id: engineerId } : null,
      dueAt: nextWorkingDayAfter(policy, at),
      priority: "normal",
      tags: [visitStageValue("planned"), ...(kind === null ? [] : [visitKindValue(kind)])],
    },
    announce: true,
    cause: `visit ${id} not solved`,
  };
}

/** Opening of the first working day after the day of `at`. */
function nextWorkingDayAfter(policy: Policy, at: string): string {
  const schedule = visitSchedule(policy);
  if (schedule === null) return at;
  const { zone } = schedule;
  const tomorrow = dayStart(zone, dayNumber(localDay(zone, instantOf(at)) + 1));
  return instantText(nextOpening(schedule, tomorrow) ?? tomorrow);
}
