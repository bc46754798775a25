import type { LocalDate, Result } from "#core";
import * as v from "valibot";
import { requestWorker, type WorkerProblem } from "../../zaf/requestWorker.ts";
import type { Installation } from "../../zaf/session.ts";
import type { Zaf } from "../../zaf/zaf.ts";

/** A visit that somebody has to follow up; its id is its ticket's. */
export type Order = {
  readonly visitId: number;
  readonly organizationId: number | null;
  /** The organization's name, where known. */
  readonly customer: string | null;
  readonly engineerId: number | null;
  readonly doneOn: LocalDate;
};

export type UnsolvedOrder = Order & { readonly result: "unsolved" | null; readonly hasReason: boolean };

export type StaleProfile = {
  readonly organizationId: number;
  readonly name: string | null;
  /** Null: never. */
  readonly reviewedOn: LocalDate | null;
};

/** What is to be followed up; `left`: how many more there are of each. */
export type VisitLists = {
  /** Done before that day and not signed, by engineer (A12). */
  readonly unsigned: { readonly before: LocalDate; readonly orders: readonly Order[]; readonly left: number };
  /** Done on that day, without a result or not solved (D3). */
  readonly unsolved: {
    readonly day: LocalDate;
    readonly orders: readonly UnsolvedOrder[];
    readonly left: number;
  };
  /** Not reviewed since that day (A15); null: the policy asks for no reviews. */
  readonly stale: {
    readonly before: LocalDate | null;
    readonly profiles: readonly StaleProfile[];
    readonly left: number;
  };
};

export type VisitListName = keyof VisitLists;

const Day = v.pipe(v.string(), v.isoDate());
const order = {
  visitId: v.number(),
  organizationId: v.nullable(v.number()),
  customer: v.nullable(v.string()),
  engineerId: v.nullable(v.number()),
  doneOn: v.string(),
};

/** `GET /api/lists/unsigned-orders`, `/api/lists/unsolved-orders` and `/api/lists/stale-profiles`. */
const SCHEMAS = {
  unsigned: v.object({ before: Day, orders: v.array(v.object(order)), left: v.number() }),
  unsolved: v.object({
    day: Day,
    orders: v.array(
      v.object({ ...order, result: v.nullable(v.literal("unsolved")), hasReason: v.boolean() }),
    ),
    left: v.number(),
  }),
  stale: v.object({
    before: v.nullable(Day),
    profiles: v.array(
      v.object({
        organizationId: v.number(),
        name: v.nullable(v.string()),
        reviewedOn: v.nullable(v.string()),
      }),
    ),
    left: v.number(),
  }),
} satisfies { readonly [Name in VisitListName]: v.GenericSchema<unknown, VisitLists[Name]> };

/** As many of a list as are shown at first. */
export const FEW = 10;
/** As many as the Worker gives. */
const MANY = 500;

/** Asks the Worker for all three lists; `whole`: those of which more than a few are wanted. */
export async function fetchVisitLists(
  zaf: Zaf,
  installation: Pick<Installation, "workerUrl" | "subdomain">,
  whole: readonly VisitListName[],
): Promise<Result<VisitLists, WorkerProblem>> {
  const ask = async <List>(
    name: VisitListName,
    path: string,
    schema: v.GenericSchema<unknown, List>,
  ): Promise<Result<List, WorkerProblem>> => {
    const atMost = whole.includes(name) ? MANY : FEW;
    const answer = await requestWorker(zaf, installation, "GET", `/api/lists/${path}?atMost=${atMost}`);
    if (!answer.ok) return answer;
    const read = v.safeParse(schema, answer.value);
    if (read.success) return { ok: true, value: read.output };
    return { ok: false, error: { reason: "refused", detail: v.summarize(read.issues) } };
  };
  const [unsigned, unsolved, stale] = await Promise.all([
    ask("unsigned", "unsigned-orders", SCHEMAS.unsigned),
    ask("unsolved", "unsolved-orders", SCHEMAS.unsolved),
    ask("stale", "stale-profiles", SCHEMAS.stale),
  ]);
  if (!unsigned.ok) return unsigned;
  if (!unsolved.ok) return unsolved;
  if (!stale.ok) return stale;
  return { ok: true, value: { unsigned: unsigned.value, unsolved: unsolved.value, stale: stale.value } };
}
