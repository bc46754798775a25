import {
  type EventCallback,
  type EventCause,
  eventCallbacks,
  type Policy,
  skipOf,
  taskOf,
  type TicketCause,
  ticketCauses,
  type TimelineEvent,
  type VerdictContext,
  verdictOf,
  VISIT_SIGNED_TAG,
  visitCauses,
  type VisitMoment,
  visitStageValue,
  COMPLAINT,
} from "#core";
import type { CurrentPolicy } from "../policy/currentPolicy.ts";
import { grouped } from "../promises/grouped.ts";
import { NOBODY_KNOWN } from "../promises/personOf.ts";
import { wholeSecondOf } from "../promises/momentsInEvent.ts";
import type { Promised, TicketLook } from "../promises/promisesOf.ts";
import type { Shell } from "../shell.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import { callbacksAbout, callbacksAttachedTo, callbacksBeside } from "../store/callbacksFound.ts";
import type { NewEffect } from "../store/effect.ts";
import { momentsOfTickets } from "../store/ticketMoments.ts";
import { momentsOfVisits } from "../store/visits.ts";
import { standIns } from "../visits/standIns.ts";
import { taskChange, taskEffect } from "./callbackEffects.ts";
import { textsOf } from "./callbackTexts.ts";
import { type Called, NOTHING_CALLED } from "./called.ts";
import { endedEffects } from "./endedEffects.ts";
import { freshRow } from "./freshRow.ts";
import { withNextMark } from "./nextMark.ts";
import { type Callers, knowCallers, whoCalls } from "./whoCalls.ts";

type Wanted = EventCallback & {
  readonly look: TicketLook;
  readonly history: readonly TimelineEvent[];
  readonly after: Pick<TicketCause, "reopenedAt" | "wroteAt">;
  /** It was over before we came: nobody is called about the past. */
  readonly isOld: boolean;
};

/** The calls that requests and visits call for: made, added to one that is open, or skipped with the reason. */
export async function aboutTickets(
  shell: Shell,
  current: CurrentPolicy,
  looks: readonly TicketLook[],
  promised: Pick<Promised, "moments">,
): Promise<Called> {
  const { policy } = current;
  const wanted = await wantedCallbacks(shell, current, looks, promised);
  const off = looks.filter((look) => isVisit(policy, look) && afterVisit(look).reopenedAt !== null);
  if (wanted.length + off.length === 0) return NOTHING_CALLED;
  const known = await callbacksAbout(shell.db, [
    ...wanted.map(({ cause }) => cause.ticketId),
    ...off.map(({ row }) => row.facts.id),
  ]);
  const beside = await callbacksBeside(shell.db, wanted.flatMap(besideOf));
  const ledger = new Map([...beside, ...known].map((row) => [row.id, row]));
  const changed = new Map<string, CallbackRow>();
  const ended: CallbackRow[] = [];
  const created: { readonly row: CallbackRow; readonly one: Wanted }[] = [];
  const attached: { readonly to: CallbackRow; readonly ticketId: number; readonly id: string }[] = [];
  const redated: CallbackRow[] = [];
  const now = wholeSecondOf(shell.nowText);
  const keep = (row: CallbackRow): void => {
    ledger.set(row.id, row);
    changed.set(row.id, row);
  };
  for (const one of wanted.toSorted(byCause)) {
    const { rule, task } = one;
    const row = ledger.get(task.id);
    const context: VerdictContext = {
      tags: one.look.customer?.tags ?? [],
      known: [...ledger.values()].filter(
        (other) => other.rule === rule.key && other.organizationId === task.organizationId,
      ),
      ...one.after,
      usefulUntil: one.usefulUntil,
    };
    if (row === undefined) {
      const verdict = one.isOld
        ? ({ kind: "skip", task, because: "past_its_use" } as const)
        : verdictOf(rule, task, context, now);
      const fresh = freshRow(task);
      switch (verdict.kind) {
        case "create":
          keep(withNextMark(rule, fresh));
          created.push({ row: fresh, one });
          break;
        case "attach": {
          keep({ ...fresh, state: "attached", because: verdict.to });
          const to = ledger.get(verdict.to);
          if (to !== undefined) attached.push({ to, ticketId: one.cause.ticketId, id: task.id });
          break;
        }
        case "skip":
          keep({ ...fresh, state: "skipped", because: verdict.because });
          break;
      }
      continue;
    }
    if (!isUncalled(row)) continue;
    const fresh =
      row.attempts > 0 || row.causeAt === task.causeAt ? row : withNextMark(rule, { ...row, ...task });
    // Made or begun before: what came after is no reason of time to stop it.
    const because = skipOf(rule, task, { ...context, usefulUntil: FOREVER }, now);
    if (because !== null && because !== row.because) {
      const skipped: CallbackRow = { ...fresh, state: "skipped", because, nextAt: null };
      keep(skipped);
      if (row.state === "open") ended.push(skipped);
      continue;
    }
    if (fresh !== row) keep(fresh);
    if (row.state !== "open") continue;
    if (row.taskTicketId === null) created.push({ row: fresh, one });
    else if (fresh.dueAt !== row.dueAt) redated.push(fresh);
  }
  for (const row of known.filter((one) => isCalledOff(one, off, ledger))) {
    const skipped: CallbackRow = { ...row, state: "skipped", because: "reopened", nextAt: null };
    keep(skipped);
    if (row.state === "open") ended.push(skipped);
  }
  const owners = await callbacksAttachedTo(shell.db, ended);
  const ends = endedEffects(policy, ended, [...owners, ...changed.values()]);
  for (const row of ends.rows) changed.set(row.id, row);
  const texts = textsOf(policy);
  const callers = await callersFor(shell, current, created);
  return {
    rows: [...changed.values()],
    effects: [
      ...created
        .filter(({ row }) => (changed.get(row.id) ?? row).state === "open")
        .map(({ row, one }) => newTask(current, row, one, callers)),
      ...attached.flatMap(
        ({ to, ticketId, id }) => taskChange(to, `also:${id}`, { note: texts.alsoAbout(ticketId) }) ?? [],
      ),
      ...redated.flatMap((row) => taskChange(row, `due:${row.dueAt}`, { dueAt: row.dueAt }) ?? []),
      ...ends.effects,
    ],
    dropped: ends.dropped,
    released: ends.released,
    lookAt: ends.lookAt,
  };
}

/** Nobody was reached yet, so what is learnt of its ticket still counts. */
function isUncalled({ state, because, result }: CallbackRow): boolean {
  if (result !== null) return false;
  return state === "open" || state === "attached" || because === "reopened" || because === "customer_wrote";
}

const isVisit = (policy: Policy, { row }: TicketLook): boolean => taskOf(policy, row.facts) === "visit";

/** A call about a stage of a visit that was called off or is to be made again, when nothing of that stage is heard now. */
function isCalledOff(
  { id, ticketId }: CallbackRow,
  off: readonly TicketLook[],
  ledger: ReadonlyMap<string, CallbackRow>,
): boolean {
  const state = ledger.get(id)?.state;
  return (state === "open" || state === "attached") && off.some(({ row }) => row.facts.id === ticketId);
}

const FOREVER = "9999-12-31T00:00:00Z";

const byCause = (one: Wanted, other: Wanted): number =>
  one.task.causeAt === other.task.causeAt
    ? one.task.id.localeCompare(other.task.id)
    : one.task.causeAt.localeCompare(other.task.causeAt);

function besideOf({ task, rule }: Wanted): Parameters<typeof callbacksBeside>[1] {
  const { organizationId, causeAt } = task;
  if (organizationId === null) return [];
  const since = Date.parse(causeAt) - rule.notAgainWithin * 1000;
  const madeSince = rule.notAgainWithin > 0 ? wholeSecondOf(new Date(since).toISOString()) : null;
  return [{ organizationId, rule: rule.key, madeSince }];
}

async function callersFor(
  shell: Shell,
  { policy }: CurrentPolicy,
  created: readonly { readonly one: Wanted }[],
): Promise<Callers> {
  if (created.length === 0) return { known: NOBODY_KNOWN, standIn: (agentId) => agentId };
  const asked = created.map(({ one: { rule, look, history } }) => ({
    roles: rule.who,
    question: { row: look.row, customer: look.customer, history },
  }));
  return { known: await knowCallers(shell, policy, asked), standIn: await standIns(shell, policy) };
}

function newTask(
  { policy }: CurrentPolicy,
  row: CallbackRow,
  { rule, look, history, cause }: Wanted,
  callers: Callers,
): NewEffect {
  return taskEffect(policy, rule, row, {
    customerName: look.customer?.name ?? null,
    requesterId: look.row.facts.requesterId,
    caller: whoCalls(policy, rule, { row: look.row, customer: look.customer, history }, callers),
    cause: `${cause.event} ${cause.ticketId}`,
  });
}

/** All callbacks that the looked-at tickets call for, with what happened after their causes. */
async function wantedCallbacks(
  shell: Shell,
  { policy }: CurrentPolicy,
  looks: readonly TicketLook[],
  promised: Pick<Promised, "moments">,
): Promise<readonly Wanted[]> {
  const events = new Set(
    policy.document.callbacks.flatMap(({ trigger }) => (trigger.on === "event" ? [trigger.event] : [])),
  );
  const requests = looks.filter((look) => !isVisit(policy, look) && mayCall(look, events));
  const known = await momentsOfTickets(
    shell.db,
    requests.map(({ row }) => row.facts.id),
  );
  const added = grouped(promised.moments, ({ ticketId }) => ticketId);
  const visits = looks.filter((look) => isVisit(policy, look));
  const seen = await momentsOfVisits(
    shell.db,
    visits.map(({ row }) => row.facts.id),
  );
  const wanted = (
    look: TicketLook,
    history: readonly TimelineEvent[],
    causes: readonly EventCause[],
    after: (cause: EventCause) => Wanted["after"],
  ): readonly Wanted[] =>
    eventCallbacks(policy, { customer: look.customer, ticket: look.row.facts }, causes, shell.nowText).map(
      (each) => ({
        ...each,
        look,
        history,
        after: after(each.cause),
        isOld:
          look.isBackfill ||
          (!isVisit(policy, look) && look.before?.facts.status === "solved" && !known.has(look.row.facts.id)),
      }),
    );
  return [
    ...requests.flatMap((look) => {
      const { id } = look.row.facts;
      const history = [...(known.get(id) ?? []), ...(added.get(id) ?? []).flatMap((each) => each.events)];
      const latest = history.reduce((last, { at }) => (at > last ? at : last), wholeSecondOf(shell.nowText));
      const causes = ticketCauses({ ticketId: id, events: history }, latest);
      return wanted(
        look,
        history,
        causes.map(({ cause }) => cause),
        (cause) =>
          causes.find((each) => each.cause === cause) ?? {
            reopenedAt: null,
            wroteAt: null,
          },
      );
    }),
    ...visits.flatMap((look) => {
      const { id } = look.row.facts;
      const sights = [...sightsIn(look), ...(seen.get(id) ?? []).flatMap(sightOf)];
      return wanted(look, [], visitCauses(id, sights), () => afterVisit(look));
    }),
  ];
}

/** Only tickets that are or were solved, or that may be complaints, are asked about at all. */
function mayCall({ row, before, events: said }: TicketLook, events: ReadonlySet<string>): boolean {
  if (events.has(COMPLAINT)) return true;
  if (!events.has("ticket_solved")) return false;
  const statuses = [
    row.facts.status,
    before?.facts.status ?? "new",
    ...said.flatMap(({ about }) => about.detail?.status ?? []),
  ];
  return statuses.some((status) => status === "solved" || status === "closed");
}

/** What was seen of the visit before: the first time counts, whatever came after. */
function sightOf(moment: VisitMoment): Parameters<typeof visitCauses>[1] {
  if (moment.kind !== "state") return [];
  const { at, status, stage, isTicked } = moment;
  const tags = [...(stage === null ? [] : [visitStageValue(stage)]), ...(isTicked ? [VISIT_SIGNED_TAG] : [])];
  return [{ at, status, tags }];
}

function sightsIn({ row, events }: TicketLook): Parameters<typeof visitCauses>[1] {
  return [
    { at: wholeSecondOf(row.updatedAt), status: row.facts.status, tags: row.facts.tags },
    ...events.flatMap(({ about }) =>
      about.detail === null
        ? []
        : [
            {
              at: wholeSecondOf(about.detail.updatedAt),
              status: about.detail.status,
              tags: about.detail.tags,
            },
          ],
    ),
  ];
}

/** A visit that was called off, or is to be made again, needs no call about what it was. */
function afterVisit({ row }: TicketLook): Wanted["after"] {
  const isOff = row.facts.status === "deleted" || row.facts.tags.includes("visit_is_cancelled");
  const isPlannedAgain = ["visit_is_planned", "visit_is_confirmed"].some((tag) =>
    row.facts.tags.includes(tag),
  );
  const isOver = row.facts.status === "solved" || row.facts.status === "closed";
  return { reopenedAt: isOff || (isPlannedAgain && !isOver) ? row.updatedAt : null, wroteAt: null };
}
