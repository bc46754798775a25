import * as v from "valibot";
import type { Leads, LocalDate, Result } from "#core";
import { requestWorker, type WorkerProblem } from "../../zaf/requestWorker.ts";
import type { Installation } from "../../zaf/session.ts";
import type { Zaf } from "../../zaf/zaf.ts";

/** A hand-over that runs or is to come; people are Zendesk's user ids, both days count whole. */
export type OpenHandover = {
  readonly ticketId: number;
  readonly fromId: number;
  readonly toId: number;
  readonly startsOn: LocalDate;
  readonly untilOn: LocalDate;
  readonly byId: number | null;
};

export type Handovers = { readonly handovers: readonly OpenHandover[]; readonly leads: Leads };

/** `GET /api/handovers`. */
const HandoversSchema = v.object({
  handovers: v.array(
    v.object({
      ticketId: v.number(),
      fromId: v.number(),
      toId: v.number(),
      startsOn: v.string(),
      untilOn: v.string(),
      byId: v.nullable(v.number()),
    }),
  ),
  leads: v.object({ groups: v.array(v.string()), emails: v.array(v.string()) }),
}) satisfies v.GenericSchema<unknown, Handovers>;

/** Asks the Worker which hand-overs there are, and who may hand over others' tasks. */
export async function fetchHandovers(
  zaf: Zaf,
  installation: Pick<Installation, "workerUrl" | "subdomain">,
): Promise<Result<Handovers, WorkerProblem>> {
  const answer = await requestWorker(zaf, installation, "GET", "/api/handovers");
  if (!answer.ok) return answer;
  const read = v.safeParse(HandoversSchema, answer.value);
  if (read.success) return { ok: true, value: read.output };
  return { ok: false, error: { reason: "refused", detail: v.summarize(read.issues) } };
}
