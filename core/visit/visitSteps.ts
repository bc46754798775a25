import type { InstantText } from "../contract/facts.ts";
import type { VisitStage } from "../task/taskFields.ts";
import { isDone } from "./isDone.ts";
import type { VisitLook, VisitMoment } from "./visitMoment.ts";

/** What held from an instant on, and what made it so. */
export type VisitStep = {
  readonly at: string;
  readonly cause: string;
  readonly actorId: number | null;
  readonly stage: VisitStage;
  readonly isSigned: boolean;
  /** A file that came with a comment is the signature. */
  readonly hasFile: boolean;
  readonly look: VisitLook;
};

type Told = Extract<VisitMoment, { kind: "state" | "attachment" }>;

/** What the policy takes for the customer's signature. `file`: whether one that came then is, on a visit done then. */
export type Signatures = {
  readonly checkbox: boolean;
  readonly file: (cameAt: InstantText, doneAt: InstantText) => boolean;
};

/** The visit's life in order of Zendesk's time. Several events of one change are one step: the earliest names it. */
export function visitSteps(moments: readonly VisitMoment[], takes: Signatures): readonly VisitStep[] {
  const told = moments.flatMap((moment) =>
    moment.kind === "state" || moment.kind === "attachment" ? [moment] : [],
  );
  const steps: VisitStep[] = [];
  let look: VisitLook | null = null;
  let reopened: Reopened | null = null;
  const files: InstantText[] = [];
  let doneAt: InstantText | null = null;
  for (const moment of told.toSorted((one, other) => compare(sortKey(one), sortKey(other)))) {
    if (moment.kind === "attachment") files.push(moment.at);
    else {
      const next = lookOf(moment);
      if (look !== null && isOver(look) && !isOver(next))
        reopened = { as: complaintsIn(next) > complaintsIn(look) ? madeAs(steps.at(-1)) : null };
      else if (isOver(next) || next.stage !== look?.stage) reopened = null;
      look = next;
    }
    if (look === null) continue;
    const last = steps.at(-1);
    const wasDone = last !== undefined && isDone(last.stage);
    const stage = stageOf(look, { reopened, wasDone });
    doneAt = isDone(stage) ? (doneAt ?? moment.at) : null;
    const hasFile = hasSignedFile(takes, files, doneAt);
    const isSigned = look.stage === "signed" || (takes.checkbox && look.isTicked) || hasFile;
    const step = { stage, isSigned, hasFile, look };
    if (last !== undefined && isSame(last, step)) continue;
    steps.push({ at: moment.at, cause: moment.cause, actorId: moment.actorId, ...step });
  }
  return steps;
}

const hasSignedFile = (
  { file }: Signatures,
  files: readonly InstantText[],
  doneAt: InstantText | null,
): boolean => doneAt !== null && files.some((cameAt) => file(cameAt, doneAt));

/** A solved task was opened again. `as`: what the visit stays, as it was for a complaint about it; null: it is to be made again. */
type Reopened = { readonly as: VisitStage | null };

const madeAs = (step: VisitStep | undefined): VisitStage | null =>
  step !== undefined && isDone(step.stage) ? step.stage : null;

const complaintsIn = ({ complaints = 0 }: VisitLook): number => complaints;

/**
 * A solved task is done whatever its stage says, but nothing is made by being merged away; opened again, its stage says
 * nothing until somebody sets it anew.
 */
function stageOf(
  look: VisitLook,
  { reopened, wasDone }: { readonly reopened: Reopened | null; readonly wasDone: boolean },
): VisitStage {
  if (look.status === "deleted" || look.stage === "cancelled") return "cancelled";
  const isMade = wasDone || look.stage === "done" || look.stage === "signed";
  if (look.isMerged === true && !isMade) return "cancelled";
  if (isOver(look)) return look.stage === "signed" ? "signed" : "done";
  if (reopened !== null && reopened.as !== null) return reopened.as;
  if (reopened !== null && (look.stage === "done" || look.stage === "signed")) return "planned";
  return look.stage ?? "planned";
}

const isOver = ({ status }: VisitLook): boolean => status === "solved" || status === "closed";

function lookOf(moment: Extract<VisitMoment, { kind: "state" }>): VisitLook {
  const { status, stage, visitKind, isTicked, isExempt, result, organizationId, engineerId } = moment;
  const look = { status, stage, visitKind, isTicked, isExempt, result, organizationId, engineerId };
  return {
    ...look,
    ...(moment.complaints === undefined ? {} : { complaints: moment.complaints }),
    ...(moment.isMerged === true ? { isMerged: true } : {}),
  };
}

function isSame(one: Omit<VisitStep, "at" | "cause" | "actorId">, other: typeof one): boolean {
  return (
    one.stage === other.stage &&
    one.isSigned === other.isSigned &&
    one.hasFile === other.hasFile &&
    JSON.stringify(one.look) === JSON.stringify(other.look)
  );
}

const sortKey = ({ at, order, cause }: Told): string => `${at} ${order} ${cause}`;
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
