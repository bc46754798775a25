import { type Localized, type Metric, type Policy, scheduleZone, type TicketFacts } from "#core";
import type { ClockDeadline } from "../store/deadlines.ts";
import type { Effect, NewEffect } from "../store/effect.ts";
import { ticketActionsOf } from "../store/ticketActions.ts";
import { actionsEffectId } from "./actionsEffect.ts";
import { NOTHING } from "./askedActions.ts";
import type { Clockwork } from "./clockwork.ts";
import { grouped } from "./grouped.ts";
import { staysText, withdrawalText } from "./noticeText.ts";

type Withdrawal = {
  readonly ticket: Pick<TicketFacts, "id" | "status">;
  readonly works: Pick<Clockwork, "withdrawn" | "due" | "clocks">;
  readonly stored: readonly ClockDeadline[];
};

/**
 * What to do about deadlines that were dealt with and did not come after all: what was not sent yet is not sent; of
 * the rest an internal note says once that it was wrong, and tags go that nothing else asks for.
 */
export async function takeBack(
  db: D1Database,
  policy: Policy,
  looks: readonly Withdrawal[],
): Promise<{ readonly effects: readonly NewEffect[]; readonly unsent: readonly string[] }> {
  const affected = looks.filter(({ works }) => works.withdrawn.length > 0);
  const asked = await ticketActionsOf(
    db,
    affected.map(({ ticket }) => ticket.id),
  );
  const ofTicket = grouped(asked, ({ subjectId }) => subjectId);
  const each = affected.map((look) => takenBack(policy, look, ofTicket.get(look.ticket.id) ?? []));
  return {
    effects: each.flatMap(({ effect }) => effect ?? []),
    unsent: each.flatMap(({ unsent }) => unsent),
  };
}

function takenBack(
  policy: Policy,
  { ticket, works, stored }: Withdrawal,
  asked: readonly Effect[],
): { readonly effect: NewEffect | null; readonly unsent: readonly string[] } {
  const byId = new Map(asked.map((effect) => [effect.id, effect]));
  const effectOf = ({ id, withdrawals }: ClockDeadline): Effect | null =>
    byId.get(actionsEffectId(id, withdrawals)) ?? null;
  const [unsent, sent] = [true, false].map((isPending) =>
    works.withdrawn.filter((deadline) => {
      const effect = effectOf(deadline);
      return effect !== null && (effect.state === "pending") === isPending;
    }),
  );
  const first = sent?.[0];
  const isOver = ticket.status === "closed" || ticket.status === "deleted";
  return {
    unsent: (unsent ?? []).flatMap((deadline) => effectOf(deadline)?.id ?? []),
    effect:
      first === undefined || sent === undefined || isOver
        ? null
        : {
            id: `${actionsEffectId(first.id, first.withdrawals)}:withdrawn`,
            subjectId: ticket.id,
            change: { ...NOTHING, note: noteOn(policy, sent, works.clocks), removeTags: tagsLeftOver() },
            announce: true,
            cause: `withdrawn ${first.id}`,
          },
  };

  function tagsLeftOver(): readonly string[] {
    const taken = new Set(works.withdrawn);
    const standing = stored.filter((deadline) => deadline.state === "fired" && !taken.has(deadline));
    const wanted = new Set([
      ...standing.flatMap((deadline) => tagsIn(effectOf(deadline))),
      ...works.due.flatMap(({ actions }) => actions.flatMap((one) => (one.do === "tag" ? one.tag : []))),
      ...works.due.flatMap(({ actions }) =>
        actions.flatMap((one) => (one.do === "notify" ? `notify_${one.role}` : [])),
      ),
    ]);
    const set = (sent ?? []).flatMap((deadline) => tagsIn(effectOf(deadline)));
    return [...new Set(set)].filter((tag) => !wanted.has(tag));
  }
}

const tagsIn = (effect: Effect | null): readonly string[] =>
  effect?.change.kind === "ticket_actions" ? effect.change.tags : [];

function noteOn(policy: Policy, deadlines: readonly ClockDeadline[], clocks: Clockwork["clocks"]): string {
  const language = policy.document.languages[0] ?? "en";
  const inOrder = deadlines.toSorted((one, other) => (one.at < other.at ? -1 : 1));
  const sentences = inOrder.map((each) => {
    const clock = clocks.find(({ id }) => id === each.clockId);
    const zone = scheduleZone(policy, clock?.schedule ?? null);
    return withdrawalText(each, { ...clockNamed(policy, each.clockId), zone }, language);
  });
  return [...sentences, staysText(language)].join("\n");
}

const METRICS: readonly Metric[] = ["first_reply", "next_reply", "update", "resolution"];

/** What a clock's id says of it ("42:step:told:1764230400"); the clock itself may never have been. */
function clockNamed(
  policy: Policy,
  clockId: string,
): { readonly metric: Metric; readonly title: Localized | null } {
  const [, name, step] = clockId.split(":");
  const metric = METRICS.find((each) => each === name);
  if (metric !== undefined) return { metric, title: null };
  const found = policy.document.serviceLevels
    .flatMap(({ steps }) => steps)
    .find(({ key }) => name === "step" && key === step);
  return { metric: "step", title: found?.title ?? { en: step ?? "" } };
}
