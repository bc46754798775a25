import * as v from "valibot";
import { ASSET_RULES } from "./assetRules.ts";
import { findDuplicateKeys } from "./findDuplicateKeys.ts";
import { LOCATION_RULES } from "./locationRules.ts";
import { type Manifest, manifestSchema } from "./manifest.ts";
import { MANIFEST_RULES } from "./manifestRules.ts";
import { PARAMETER_RULES } from "./parameterRules.ts";
import { type AppPackage, readPackage, textOf } from "./readPackage.ts";
import { REQUIREMENT_RULES } from "./requirementRules.ts";
import { asObject, type Loose, type Rule } from "./rule.ts";
import { TRANSLATION_RULES } from "./translationRules.ts";

/** All rules, in the order their messages are given. */
export const PACKAGE_RULES: readonly Rule[] = [
  ...MANIFEST_RULES,
  ...LOCATION_RULES,
  ...PARAMETER_RULES,
  ...TRANSLATION_RULES,
  ...ASSET_RULES,
  ...REQUIREMENT_RULES,
];

/** One violation. */
export type Finding = { rule: string; message: string };

/** A package that may be installed, or all that is wrong with it. Warnings never block. */
export type Validation =
  | { ok: true; package: AppPackage; manifest: Manifest; warnings: Finding[] }
  | { ok: false; errors: Finding[]; warnings: Finding[] };

/** Checks an uploaded zip against every rule of zendesk-app 4. */
export const validatePackage = (zip: Uint8Array): Validation => {
  const opened = readPackage(zip);
  if (opened === undefined) return refused("zip", "the upload is not a zip file");
  const text = textOf(opened, "manifest.json");
  if (text === undefined) return refused("manifest_missing", "Could not find manifest.json");
  const parsed = parseObject(text);
  if (parsed === undefined) return refused("manifest_json", "manifest isn't valid JSON");
  const duplicates = findDuplicateKeys(text);
  if (duplicates.length > 0)
    return refused("manifest_duplicate_keys", `Duplicate reference in manifest: ${duplicates.join(", ")}`);

  const subject = { package: opened, manifest: parsed };
  const found = (level: Rule["level"]): Finding[] =>
    PACKAGE_RULES.filter((rule) => rule.level === level).flatMap((rule) =>
      rule.find(subject).map((message) => ({ rule: rule.id, message })),
    );
  const errors = found("error");
  const warnings = found("warning");
  if (errors.length > 0) return { ok: false, errors, warnings };
  const manifest = v.safeParse(manifestSchema, parsed);
  return manifest.success
    ? { ok: true, package: opened, manifest: manifest.output, warnings }
    : { ok: false, errors: [{ rule: "manifest_shape", message: v.summarize(manifest.issues) }], warnings };
};

const refused = (rule: string, message: string): Validation => ({
  ok: false,
  errors: [{ rule, message }],
  warnings: [],
});

const parseObject = (text: string): Loose | undefined => {
  try {
    const parsed: unknown = JSON.parse(text);
    return asObject(parsed);
  } catch {
    return undefined;
  }
};
