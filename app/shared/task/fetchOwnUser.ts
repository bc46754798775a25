import * as v from "valibot";
import { requestWorker } from "../../zaf/requestWorker.ts";
import type { Installation } from "../../zaf/session.ts";
import type { Zaf } from "../../zaf/zaf.ts";

/** `GET /api/own-user`. */
const OwnUser = v.object({ id: v.nullable(v.number()) });

/** The user Tierwise acts as in Zendesk; null: the Worker cannot say now. */
export async function fetchOwnUser(
  zaf: Zaf,
  installation: Pick<Installation, "workerUrl" | "subdomain">,
): Promise<number | null> {
  const answer = await requestWorker(zaf, installation, "GET", "/api/own-user");
  const read = v.safeParse(OwnUser, answer.ok ? answer.value : null);
  return read.success ? read.output.id : null;
}
