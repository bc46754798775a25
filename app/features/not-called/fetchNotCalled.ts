import type { Localized, Result, TierColour } from "#core";
import * as v from "valibot";
import { requestWorker, type WorkerProblem } from "../../zaf/requestWorker.ts";
import type { Installation } from "../../zaf/session.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import { Localized as LocalizedSchema } from "../../shared/i18n/localizedSchema.ts";
import type { PeriodDates } from "./calledPeriod.ts";

/** Customers whom nobody reached by a callback, one page of them, and all of them counted by facts (D10). */
export type NotCalled = {
  /** The facts that were counted by. `title`: null where the policy has no such fact. */
  readonly splitBy: readonly { readonly key: string; readonly title: Localized | null }[];
  readonly groups: readonly NotCalledGroup[];
  readonly customers: readonly UncalledCustomer[];
  /** Asks for the next page; null: that was the last. */
  readonly next: number | null;
};

/** `values`: one a fact, null where unknown; `titles`: what the policy calls them, null where it has no word. */
export type NotCalledGroup = {
  readonly values: readonly (string | null)[];
  readonly titles: readonly (Localized | null)[];
  readonly customers: number;
};

export type UncalledCustomer = {
  readonly id: number;
  readonly name: string | null;
  readonly tier: { readonly title: Localized; readonly colour: TierColour } | null;
};

/** `GET /api/lists/not-called`. */
const NotCalledSchema = v.object({
  splitBy: v.array(v.object({ key: v.string(), title: v.nullable(LocalizedSchema) })),
  groups: v.array(
    v.object({
      values: v.array(v.nullable(v.pipe(v.union([v.string(), v.number()]), v.transform(String)))),
      titles: v.array(v.nullable(LocalizedSchema)),
      customers: v.number(),
    }),
  ),
  customers: v.array(
    v.object({
      id: v.number(),
      name: v.nullable(v.string()),
      tier: v.nullable(
        v.object({ title: LocalizedSchema, colour: v.picklist(["gold", "blue", "green", "grey"]) }),
      ),
    }),
  ),
  next: v.nullable(v.number()),
}) satisfies v.GenericSchema<unknown, NotCalled>;

const PAGE = 20;
const SPLIT_BY = "region,contract_kind";

/** Asks the Worker whom nobody reached in the period. `after`: the `next` of the page before, 0 for the first. */
export async function fetchNotCalled(
  zaf: Zaf,
  installation: Pick<Installation, "workerUrl" | "subdomain">,
  { from, to }: Pick<PeriodDates, "from" | "to">,
  after: number,
): Promise<Result<NotCalled, WorkerProblem>> {
  const path = `/api/lists/not-called?from=${from}&to=${to}&splitBy=${SPLIT_BY}&atMost=${PAGE}&after=${after}`;
  const answer = await requestWorker(zaf, installation, "GET", path);
  if (!answer.ok) return answer;
  const read = v.safeParse(NotCalledSchema, answer.value);
  if (read.success) return { ok: true, value: read.output };
  return { ok: false, error: { reason: "refused", detail: v.summarize(read.issues) } };
}
