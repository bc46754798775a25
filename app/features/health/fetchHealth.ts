import * as v from "valibot";
import { requestWorker, type WorkerProblem } from "../../zaf/requestWorker.ts";
import type { Session } from "../../zaf/session.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import { type Health, readHealth } from "./readHealth.ts";

const JsonText = v.pipe(v.string(), v.parseJson());

/** A Worker that is not well answers 503 and says in the body what is wrong. */
function healthOfProblem(problem: WorkerProblem): Health | null {
  if (problem.reason !== "http") return null;
  const body = v.safeParse(JsonText, problem.detail);
  return body.success ? readHealth(body.output) : null;
}

/** Asks the Worker how it is; null when nothing readable answers there. */
export async function fetchHealth(zaf: Zaf, session: Session): Promise<Health | null> {
  // The page is open to all; with the app's token it also quotes what is wrong with the policy.
  const answer = await requestWorker(zaf, session, "GET", "/healthz");
  return answer.ok ? readHealth(answer.value) : healthOfProblem(answer.error);
}
