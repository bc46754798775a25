import type { GuardRules } from "#core";
import * as v from "valibot";
import { Localized } from "../../shared/i18n/localizedSchema.ts";

const Verdict = v.picklist(["off", "warn", "block"]);

const Rules = v.object({
  phrases: v.array(
    v.object({
      key: v.string(),
      title: Localized,
      phrases: v.array(v.string()),
      except: v.array(v.string()),
      better: v.nullable(Localized),
      verdict: Verdict,
      clause: v.nullable(v.string()),
    }),
  ),
  unfilledSlots: Verdict,
  tierWords: v.object({ verdict: Verdict, words: v.array(v.string()) }),
  wrongLanguage: Verdict,
  mayOverrideWithReason: v.boolean(),
}) satisfies v.GenericSchema<unknown, GuardRules>;

/** `GET /api/policy/guard`. */
export const VersionedRulesSchema = v.object({ version: v.number(), rules: Rules });

/** What drafts are checked for, under a version of the policy. */
export type VersionedRules = v.InferOutput<typeof VersionedRulesSchema>;
