import * as v from "valibot";
import type { Session } from "../../zaf/session.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import type { ZafProblem } from "../../zaf/zaf-problem.ts";
import { type Health, readHealth } from "./read-health.ts";

const JsonText = v.pipe(v.string(), v.parseJson());

/** A Worker that is not well answers 503 and says in the body what is wrong. */
function healthOfProblem(problem: ZafProblem): Health | null {
  if (problem.reason !== "http") return null;
  const body = v.safeParse(JsonText, problem.detail);
  return body.success ? readHealth(body.output) : null;
}

/** Asks the Worker how it is; null when nothing readable answers there. */
export async function fetchHealth(zaf: Zaf, session: Session): Promise<Health | null> {
  if (session.workerUrl === null) return null;
  const answer = await zaf.request({ url: `${session.workerUrl}/healthz`, type: "GET", dataType: "json" });
  return answer.ok ? readHealth(answer.value) : healthOfProblem(answer.error);
}
