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
  let isUndone = false;
  const files: InstantText[] = [];
  let doneAt: InstantText | null = null;
  for (const moment of told.toSorted((one, other) => compare(sortKey(one), sortKey(other)))) {
    if (moment.kind === "attachment") files.push(moment.at);
    else {
      const next = lookOf(moment);
      if (look !== null && isOver(look) && !isOver(next)) isUndone = true;
      else if (isOver(next) || next.stage !== look?.stage) isUndone = false;
      look = next;
    }
    if (look === null) continue;
    const last = steps.at(-1);
    const wasDone = last !== undefined && isDone(last.stage);
    const stage = stageOf(look, { isUndone, wasDone });
    doneAt = isDone(stage) ? (doneAt ?? moment.at) : null;
    const isSigned =
      look.stage === "signed" || (takes.checkbox && look.isTicked) || hasSignedFile(takes, files, doneAt);
    const step = { stage, isSigned, look };
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

/**
 * A solved task is done whatever its stage says, but nothing is made by being merged away; opened again, its stage says
 * nothing until somebody sets it anew.
 */
function stageOf(
  look: VisitLook,
  { isUndone, wasDone }: { readonly isUndone: boolean; readonly wasDone: boolean },
): VisitStage {
  if (look.status === "deleted" || look.stage === "cancelled") return "cancelled";
  const isMade = wasDone || look.stage === "done" || look.stage === "signed";
  if (look.isMerged === true && !isMade) return "cancelled";
  if (isOver(look)) return look.stage === "signed" ? "signed" : "done";
  if (isUndone && (look.stage === "done" || look.stage === "signed")) return "planned";
  return look.stage ?? "planned";
}

const isOver = ({ status }: VisitLook): boolean => status === "solved" || status === "closed";

function lookOf(moment: Extract<VisitMoment, { kind: "state" }>): VisitLook {
  const { status, stage, visitKind, isTicked, isExempt, result, organizationId, engineerId } = moment;
  const look = { status, stage, visitKind, isTicked, isExempt, result, organizationId, engineerId };
  return moment.isMerged === true ? { ...look, isMerged: true } : look;
}

function isSame(one: Omit<VisitStep, "at" | "cause" | "actorId">, other: typeof one): boolean {
  return (
    one.stage === other.stage &&
    one.isSigned === other.isSigned &&
    JSON.stringify(one.look) === JSON.stringify(other.look)
  );
}

const sortKey = ({ at, order, cause }: Told): string => `${at} ${order} ${cause}`;
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
