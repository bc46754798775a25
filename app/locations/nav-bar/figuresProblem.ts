import * as v from "valibot";
import type { TextKey } from "../../shared/i18n/translate.ts";
import type { WorkerProblem } from "../../zaf/requestWorker.ts";

/** The Worker's answer before it has read a policy. */
const NoPolicy = v.pipe(v.string(), v.parseJson(), v.object({ error: v.literal("no_policy") }));

const UNAUTHENTICATED = 401;

/** Why a list of figures is not there, as a text; `otherwise` where there is nothing to do but to try again. */
export function figuresProblem(problem: WorkerProblem, otherwise: TextKey): TextKey {
  switch (problem.reason) {
    case "not_configured":
      return "notice.notConfigured";
    case "http":
      if (problem.status === UNAUTHENTICATED) return "notice.refused";
      return v.is(NoPolicy, problem.detail) ? "admin.policyNone" : otherwise;
    case "timed_out":
    case "refused":
      return otherwise;
  }
}
