import {
  type Clock,
  clocksOf,
  deadlinesOf,
  dueActions,
  instantOf,
  type Policy,
  type TimelineEvent,
} from "#core";

/** A deadline as the ledger has it. */
export type LedgerDeadline = {
  readonly id: string;
  readonly at: string;
  readonly state: string;
};

/** What the ledger and Zendesk's own history disagree about. */
export type ReplayDifference =
  /** Only Zendesk's history has it: an event was lost. */
  | { readonly kind: "moment_missing"; readonly moment: TimelineEvent }
  /** Only the ledger has it. */
  | { readonly kind: "moment_extra"; readonly moment: TimelineEvent }
  | { readonly kind: "clock_missing"; readonly clock: Clock }
  | { readonly kind: "clock_extra"; readonly clock: Clock }
  | { readonly kind: "clock_differs"; readonly stored: Clock; readonly replayed: Clock }
  | { readonly kind: "deadline_missing"; readonly id: string; readonly at: string }
  | { readonly kind: "deadline_extra"; readonly id: string; readonly at: string }
  | {
      readonly kind: "deadline_moved";
      readonly id: string;
      readonly stored: string;
      readonly replayed: string;
    };

export type Replay = {
  /** Clocks by Zendesk's history. */
  readonly clocks: readonly Clock[];
  readonly differences: readonly ReplayDifference[];
};

type Question = {
  readonly policy: Policy;
  readonly earlier: ReadonlyMap<number, Policy>;
  readonly ticketId: number;
  readonly stored: readonly TimelineEvent[];
  readonly replayed: readonly TimelineEvent[];
  readonly deadlines: readonly LedgerDeadline[];
  readonly now: string;
};

/** The cron looks once a minute; until then what has just come due may wait. */
const LOOK_SECONDS = 120;

/** Compares a ticket's clocks by the ledger with those by Zendesk's history, and the ledger's deadlines with both. */
export function replayDifferences(question: Question): Replay {
  const { policy, earlier, ticketId, stored, replayed } = question;
  const now = [...stored, ...replayed].reduce((latest, { at }) => (at > latest ? at : latest), question.now);
  const clocksBy = (events: readonly TimelineEvent[]): readonly Clock[] =>
    clocksOf(policy, { ticketId, events }, now, earlier);
  const clocks = clocksBy(replayed);
  return {
    clocks,
    differences: [
      ...momentDifferences(stored, replayed),
      ...clockDifferences(clocksBy(stored), clocks),
      ...deadlineDifferences(question, clocks, now),
    ],
  };
}

/** Moments that Zendesk states outright; levels and steps follow from rules and show in the clocks. */
const STATED: ReadonlySet<TimelineEvent["kind"]> = new Set([
  "status",
  "public_reply_by_agent",
  "public_comment_by_customer",
  "assigned",
]);

function momentDifferences(
  stored: readonly TimelineEvent[],
  replayed: readonly TimelineEvent[],
): readonly ReplayDifference[] {
  const keyed = (events: readonly TimelineEvent[]): ReadonlyMap<string, TimelineEvent> =>
    new Map(events.filter(({ kind }) => STATED.has(kind)).map((moment) => [keyOf(moment), moment]));
  const [ours, theirs] = [keyed(stored), keyed(replayed)];
  const only = (
    some: ReadonlyMap<string, TimelineEvent>,
    others: ReadonlyMap<string, TimelineEvent>,
    kind: "moment_missing" | "moment_extra",
  ): readonly ReplayDifference[] =>
    [...some].flatMap(([key, moment]) => (others.has(key) ? [] : [{ kind, moment }]));
  return [...only(theirs, ours, "moment_missing"), ...only(ours, theirs, "moment_extra")];
}

/** An erased person's answer stays an answer: who gave it makes no difference here. */
function keyOf(moment: TimelineEvent): string {
  const { at, kind } = moment;
  if (kind === "status") return `${at} ${kind} ${moment.status}`;
  return kind === "assigned" ? `${at} ${kind} ${moment.assigneeId}` : `${at} ${kind}`;
}

function clockDifferences(stored: readonly Clock[], replayed: readonly Clock[]): readonly ReplayDifference[] {
  const ours = new Map(stored.map((clock) => [clock.id, clock]));
  const theirs = new Set(replayed.map(({ id }) => id));
  return [
    ...replayed.flatMap((clock): readonly ReplayDifference[] => {
      const other = ours.get(clock.id);
      if (other === undefined) return [{ kind: "clock_missing", clock }];
      const isSame = essence(other) === essence(clock);
      return isSame ? [] : [{ kind: "clock_differs", stored: other, replayed: clock }];
    }),
    ...stored.flatMap((clock): readonly ReplayDifference[] =>
      theirs.has(clock.id) ? [] : [{ kind: "clock_extra", clock }],
    ),
  ];
}

function essence(clock: Clock): string {
  const { serviceLevel, targetSeconds, ranSeconds, pausedSeconds, state } = clock;
  const dueAt = "dueAt" in clock ? clock.dueAt : null;
  const fulfilledAt = "fulfilledAt" in clock ? clock.fulfilledAt : null;
  return JSON.stringify([serviceLevel, targetSeconds, ranSeconds, pausedSeconds, state, dueAt, fulfilledAt]);
}

/** Only what is still to come: what fired has fired. */
function deadlineDifferences(
  { policy, deadlines }: Question,
  clocks: readonly Clock[],
  now: string,
): readonly ReplayDifference[] {
  const fired = new Set(deadlines.filter(({ state }) => state !== "waiting").map(({ id }) => id));
  const due = new Set(dueActions(policy, clocks, fired, now).map(({ id }) => id));
  const wanted = new Map(
    deadlinesOf(policy, clocks).flatMap(({ id, at }) => (fired.has(id) || due.has(id) ? [] : [[id, at]])),
  );
  const waiting = new Map(deadlines.flatMap(({ id, at, state }) => (state === "waiting" ? [[id, at]] : [])));
  const isLate = (at: string): boolean => instantOf(now) - instantOf(at) > LOOK_SECONDS;
  return [
    ...[...wanted].flatMap(([id, at]): readonly ReplayDifference[] => {
      const stored = waiting.get(id);
      if (stored === undefined) return [{ kind: "deadline_missing", id, at }];
      return stored === at ? [] : [{ kind: "deadline_moved", id, stored, replayed: at }];
    }),
    ...[...waiting].flatMap(([id, at]): readonly ReplayDifference[] =>
      wanted.has(id) || (due.has(id) && !isLate(at)) ? [] : [{ kind: "deadline_extra", id, at }],
    ),
  ];
}
