import { describePolicyProblem, failed, ok, type Policy, readPolicy, type Result } from "#core";
import { parse, YAMLParseError } from "yaml";
import { officialCalendars } from "./officialCalendars.ts";
import { presets } from "./presets.ts";

/** The two settings of the app as an admin wrote them: YAML. */
export type PolicyTexts = { readonly policy: string; readonly replies: string };

/** What an empty setting means. */
const DEFAULT_POLICY = { preset: "it-services" };

/** Compiled policy, or what is wrong with it: one English sentence a line. */
export function compilePolicy(texts: PolicyTexts): Result<Policy, string> {
  const policy = parseYaml(texts.policy, "policy");
  if (!policy.ok) return policy;
  const replies = parseYaml(texts.replies, "replies");
  if (!replies.ok) return replies;
  const sources = { policy: policy.value ?? DEFAULT_POLICY, presets, calendars: officialCalendars };
  const read = readPolicy(replies.value === null ? sources : { ...sources, replies: replies.value });
  if (read.ok) return read;
  return failed(read.error.map(describePolicyProblem).join("\n"));
}

function parseYaml(text: string, setting: string): Result<unknown, string> {
  try {
    return ok(parse(text));
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    return failed(`The setting "${setting}" is not YAML: ${error.message}`);
  }
}
