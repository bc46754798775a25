import * as v from "valibot";
import type { Result } from "#core";
import { putZendesk } from "../../zaf/putZendesk.ts";
import { requestZendesk } from "../../zaf/requestZendesk.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import type { ZafProblem } from "../../zaf/zafProblem.ts";
import { type OverrideFields, readOverrideFields } from "./overrideFields.ts";

/** Why an override was not written. `no_answer`: it may have been. `no_fields`: setup has not made the fields. */
export type OverrideProblem = "forbidden" | "busy" | "refused" | "no_answer" | "no_fields";

const Organization = v.object({
  organization: v.object({
    organization_fields: v.optional(v.nullable(v.record(v.string(), v.unknown())), {}),
  }),
});

function overrideProblem(problem: ZafProblem): OverrideProblem {
  switch (problem.reason) {
    case "timed_out":
      return "no_answer";
    case "refused":
      return "refused";
    case "http":
      if (problem.status === null) return "no_answer";
      if (problem.status === 403) return "forbidden";
      return problem.status === 429 ? "busy" : "refused";
  }
}

/**
 * Writes the organization's override fields with the agent's own session: Zendesk decides who may (facts: zendesk-api
 * 2.2: admins, or a custom role).
 * @returns what the fields held before, for undoing.
 */
export async function writeOverride(
  zaf: Zaf,
  organizationId: number,
  fields: OverrideFields,
): Promise<Result<OverrideFields, OverrideProblem>> {
  const path = `/api/v2/organizations/${organizationId}.json` as const;
  const found = await requestZendesk(zaf, path, Organization);
  if (!found.ok) return { ok: false, error: overrideProblem(found.error) };
  const before = readOverrideFields(found.value.organization.organization_fields ?? {});
  const written = await putZendesk(
    zaf,
    path,
    { organization: { organization_fields: fields } },
    Organization,
  );
  if (!written.ok) return { ok: false, error: overrideProblem(written.error) };
  const after = readOverrideFields(written.value.organization.organization_fields ?? {});
  // Zendesk passes over fields that it does not have without a word.
  if (after.tier_override !== fields.tier_override) return { ok: false, error: "no_fields" };
  return { ok: true, value: before };
}
