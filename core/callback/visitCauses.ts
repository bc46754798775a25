import type { FileSpan } from "../visit/fileSpans.ts";
import type { CallbackCause } from "../contract/callback.ts";
import type { InstantText, TicketStatus } from "../contract/facts.ts";
import {
  complaintsAmong,
  MERGED_TAG,
  VISIT_SIGNED_TAG,
  VISIT_STAGES,
  type VisitStage,
  visitStageValue,
} from "../task/taskFields.ts";

/** How a visit's task looked at one time: in an event, or when it was read. `order` tells apart what falls into one second. */
export type VisitSight = {
  readonly at: InstantText;
  readonly order: string;
  readonly status: TicketStatus;
  readonly tags: readonly string[];
};

type VisitCause = Extract<CallbackCause, { kind: "visit" }>;
type VisitEvent = VisitCause["event"];

/** What on a visit calls for callbacks, and when it was taken back; null: it stands. */
export type CalledByVisit = { readonly cause: VisitCause; readonly reopenedAt: InstantText | null };

/**
 * What on a visit calls for callbacks (D9): the engineer came, work goes on, it is done, the customer signed. Each once, at
 * the first time it was seen; a visit that was called off, or is to be made again, begins another episode, and so does one on
 * which a call found a complaint, once that is solved. Of work that goes on also for how long, as far as it was seen.
 * @param files while the signed order was attached, where the policy takes that for the signature.
 */
export function visitCauses(
  ticketId: number,
  sights: readonly VisitSight[],
  files: readonly FileSpan[],
): readonly CalledByVisit[] {
  const called: CalledByVisit[] = [];
  let sinceOff: readonly VisitEvent[] = [];
  let complaints = 0;
  let isComplained = false;
  for (const sight of files.reduce(withSignature, sights.toSorted(inTime))) {
    const { at, tags } = sight;
    const isOff = isVisitOff(sight);
    const found = complaintsAmong(tags);
    isComplained = !isOver(sight) && !isOff && (isComplained || found > complaints);
    complaints = Math.max(complaints, found);
    if (isComplained) sinceOff = sinceOff.filter((event) => !isMade(event));
    const events = isOff ? [] : eventsIn(sight).filter((event) => !(isComplained && isMade(event)));
    const place = called.findLastIndex(({ cause }) => cause.event === "visit_progress");
    const work = called[place];
    if (work !== undefined) called[place] = seenAgain(work, events.includes("visit_progress"), at);
    if (isOff) {
      sinceOff = [];
      called.forEach((one, index) => {
        if (one.reopenedAt === null) called[index] = { ...one, reopenedAt: at };
      });
      continue;
    }
    const begun = events.filter((event) => !sinceOff.includes(event));
    sinceOff = [...sinceOff, ...begun];
    for (const event of begun) {
      const episode = called.filter(({ cause }) => cause.event === event).length + 1;
      called.push({ cause: causeOf(event, { ticketId, episode, at }), reopenedAt: null });
    }
  }
  return called;
}

function causeOf(event: VisitEvent, known: Pick<VisitCause, "ticketId" | "episode" | "at">): VisitCause {
  return event === "visit_progress"
    ? { kind: "visit", event, nth: 1, stretches: [{ from: known.at, to: null }], ...known }
    : { kind: "visit", event, ...known };
}

/** The work with what another sight says of it; one that was taken back is another episode's when it is seen again. */
function seenAgain(called: CalledByVisit, isAtWork: boolean, at: InstantText): CalledByVisit {
  const { cause, reopenedAt } = called;
  const last = cause.event === "visit_progress" ? cause.stretches.at(-1) : undefined;
  if (cause.event !== "visit_progress" || last === undefined) return called;
  const isOn = last.to === null;
  if (isOn === isAtWork || reopenedAt !== null) return called;
  const stretches = isOn
    ? [...cause.stretches.slice(0, -1), { ...last, to: at }]
    : [...cause.stretches, { from: at, to: null }];
  return { ...called, cause: { ...cause, stretches } };
}

/** Whether the visit is called off, or is to be made again: no call is needed about what it was. */
export function isVisitOff({ status, tags }: Pick<VisitSight, "status" | "tags">): boolean {
  if (status === "deleted" || tags.includes(visitStageValue("cancelled"))) return true;
  return (
    !isOver({ status }) &&
    (["planned", "confirmed"] as const).some((stage) => tags.includes(visitStageValue(stage)))
  );
}

const isOver = ({ status }: Pick<VisitSight, "status">): boolean =>
  status === "solved" || status === "closed";

const isMade = (event: VisitEvent): boolean => event === "visit_done" || event === "visit_signed";

/** In that time the visit counts as signed, once it is done. */
function withSignature(sights: readonly VisitSight[], { from, to }: FileSpan): readonly VisitSight[] {
  const before = sights.filter(({ at }) => at <= from);
  const last = before.at(-1);
  const during = sights.filter(({ at }) => at > from && (to === null || at < to));
  const signed = [...(last === undefined ? [] : [{ ...last, at: from }]), ...during];
  return [
    ...before,
    ...signed.map((sight) => ({ ...sight, tags: [...sight.tags, VISIT_SIGNED_TAG] })),
    ...sights.filter(({ at }) => to !== null && at >= to),
  ];
}

function inTime(one: VisitSight, other: VisitSight): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  return one.order < other.order ? -1 : Number(one.order > other.order);
}

function eventsIn({ status, tags }: VisitSight): readonly VisitEvent[] {
  const stage = VISIT_STAGES.find((one) => tags.includes(visitStageValue(one))) ?? null;
  const isEnded = isOver({ status });
  // Nothing is made by being merged away.
  const isDone = (isEnded && !tags.includes(MERGED_TAG)) || stage === "done" || stage === "signed";
  const isSigned = stage === "signed" || (isDone && tags.includes(VISIT_SIGNED_TAG));
  return [
    ...(isEnded ? [] : duringWork(stage)),
    ...(isDone ? (["visit_done"] as const) : []),
    ...(isSigned ? (["visit_signed"] as const) : []),
  ];
}

function duringWork(stage: VisitStage | null): readonly VisitEvent[] {
  switch (stage) {
    case "arrived":
      return ["visit_arrived"];
    case "in_progress":
      return ["visit_progress"];
    case "planned":
    case "confirmed":
    case "done":
    case "signed":
    case "cancelled":
    case null:
      return [];
  }
}
