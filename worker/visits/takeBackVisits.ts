import { type Policy, VISIT_NEEDS_TAGS, type VisitDeadline } from "#core";
import { actionsEffectId } from "../promises/actionsEffect.ts";
import { NOTHING } from "../promises/askedActions.ts";
import type { StoredDeadline } from "../store/deadlines.ts";
import type { Effect, NewEffect } from "../store/effect.ts";
import { neededTags } from "./visitNeeds.ts";
import { visitAgainId } from "./visitEffects.ts";
import { VISIT_WORDS } from "./visitWords.ts";
import type { VisitWork } from "./visitWork.ts";

/** What taking back asks for, and writes that are not to be sent any more. */
export type TakenBack = { readonly effects: readonly NewEffect[]; readonly unsent: readonly string[] };

/**
 * What was told of a visit on news that was missing is taken back: what was not sent yet is not sent; of the rest one note
 * says that it was wrong, and its tags go.
 * @param asked what was asked of the visit's ticket.
 */
export function takeBackVisits(policy: Policy, work: VisitWork, asked: readonly Effect[]): TakenBack {
  const byId = new Map(asked.map((effect) => [effect.id, effect]));
  const told = work.withdrawn.flatMap((deadline) => {
    const effect = byId.get(actionsEffectId(deadline.id, deadline.withdrawals));
    return effect === undefined ? [] : [{ deadline, effect }];
  });
  const again = work.withdrawn.filter(({ kind }) => kind === "unsolved");
  const unsent = [
    ...told.filter(({ effect }) => effect.state === "pending").map(({ effect }) => effect.id),
    // One that was made already stays for people: they may have agreed on it with the customer.
    ...again.map(({ ticketId, at }) => visitAgainId(ticketId, at)),
  ];
  const sent = told.filter(({ effect }) => effect.state !== "pending");
  const first = sent[0]?.deadline;
  if (first === undefined || work.isSilent) return { effects: [], unsent };
  const needed = neededTags(work);
  const tags = sent.flatMap(({ deadline: { kind } }) => (isKind(kind) ? VISIT_NEEDS_TAGS[kind] : []));
  return {
    unsent,
    effects: [
      {
        id: `${actionsEffectId(first.id, first.withdrawals)}:withdrawn`,
        subjectId: work.visit.facts.id,
        change: {
          ...NOTHING,
          note: noteOn(policy, sent),
          removeTags: [...new Set(tags)].filter((tag) => !needed.has(tag)),
        },
        announce: true,
        cause: `withdrawn ${first.id}`,
      },
    ],
  };
}

function noteOn(
  policy: Policy,
  sent: readonly { readonly deadline: StoredDeadline; readonly effect: Effect }[],
): string {
  const words = VISIT_WORDS[policy.document.languages[0] ?? "en"];
  const told = sent.flatMap(({ deadline: { kind }, effect }) => {
    if (!isKind(kind)) return [];
    // Which visit stands for the next one is known only from what was said.
    const said = kind === "unsolved" && effect.change.kind === "ticket_actions" ? effect.change.note : null;
    return said ?? words.told[kind];
  });
  return words.withdrawn([...new Set(told)].join(" "));
}

const isKind = (kind: StoredDeadline["kind"]): kind is VisitDeadline["kind"] =>
  Object.hasOwn(VISIT_NEEDS_TAGS, kind);
