import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  describePolicyProblem,
  failed,
  nearest,
  ok,
  type Policy,
  type PolicyProblem,
  readPolicy,
  type Result,
  wholePolicy,
} from "#core";
import { readPresets } from "../account/presets.ts";
import { officialCalendars } from "../calendars/officialCalendars.ts";
import { readYamlFile } from "./readYamlFile.ts";

const PROJECT = join(import.meta.dirname, "../..");

/** A policy and the whole document it was read from (preset and changes merged, as written). */
export type LoadedPolicy = { readonly policy: Policy; readonly whole: unknown };

/**
 * Loads a policy by a file's path or a preset's name.
 * @returns the policy, or the problems, one English sentence each.
 */
export async function loadPolicy(given: string): Promise<Result<LoadedPolicy, readonly string[]>> {
  const presets = readPresets(PROJECT);
  const isFile = existsSync(given);
  const names = Object.keys(presets);
  if (!isFile && !names.includes(given)) {
    const near = nearest(given, names);
    const hint = near === null ? "" : `; did you mean "${near}"?`;
    return failed([`${given}: neither a file nor a preset; presets are ${names.join(", ")}${hint}`]);
  }
  const document = isFile ? await readYamlFile(given) : ok({ preset: given });
  if (!document.ok) return failed([document.error]);
  const sources = { policy: document.value, presets, calendars: officialCalendars };
  const [policy, whole] = [readPolicy(sources), wholePolicy(sources)];
  if (!policy.ok) return failed(sentences(given, policy.error));
  if (!whole.ok) return failed(sentences(given, whole.error));
  return ok({ policy: policy.value, whole: whole.value });
}

const sentences = (given: string, problems: readonly PolicyProblem[]): readonly string[] =>
  problems.map((problem) => `${given}: ${describePolicyProblem(problem)}`);
