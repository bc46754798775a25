import type * as v from "valibot";
import type { Result } from "#core";
import { writeZendesk } from "./writeZendesk.ts";
import type { Zaf } from "./zaf.ts";
import type { ZafProblem } from "./zafProblem.ts";

/** Changes something in Zendesk with the agent's own session and permissions; the answer is parsed by `schema`. */
export const putZendesk = <Output>(
  zaf: Zaf,
  path: `/api/v2/${string}`,
  body: object,
  schema: v.GenericSchema<unknown, Output>,
): Promise<Result<Output, ZafProblem>> => writeZendesk(zaf, "PUT", path, body, schema);
