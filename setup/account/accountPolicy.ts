import { parse } from "yaml";
import { describePolicyProblem, failed, ok, type Policy, readPolicy } from "#core";
import type { Zendesk } from "#zendesk";
import { officialCalendars } from "../calendars/officialCalendars.ts";
import { patiently } from "../patiently.ts";
import { problemOf } from "../problemOf.ts";
import type { SetupResult } from "../setupResult.ts";
import { APP_NAME } from "../steps/installation.ts";

/** The policy in the app's settings if the app is installed, else the preset: its facts name the fields to make. */
export async function accountPolicy(
  zendesk: Zendesk,
  presets: { readonly [name: string]: unknown },
  preset: string,
): Promise<SetupResult<Policy>> {
  const all = await patiently(() => zendesk.apps.installations());
  if (!all.ok) return problemOf("Reading the account", all.error);
  const settings = all.value.find((each) => each.settings["name"] === APP_NAME)?.settings;
  const policy = yamlOf(settings?.["policy"]) ?? { preset };
  const replies = yamlOf(settings?.["replies"]);
  const read = readPolicy({
    policy,
    presets,
    calendars: officialCalendars,
    ...(replies === null ? {} : { replies }),
  });
  if (read.ok) return ok(read.value);
  return failed({
    what: `The policy has problems: ${read.error.map(describePolicyProblem).join(" ")}`,
    todo: "Correct it in the app's settings in Zendesk (or choose another --preset), then run setup again.",
  });
}

/** Null: nothing there. Text that is no YAML becomes the text itself, which the policy's own check then refuses. */
function yamlOf(setting: unknown): unknown {
  if (typeof setting !== "string" || setting.trim() === "") return null;
  try {
    const value: unknown = parse(setting);
    return value;
  } catch {
    return setting;
  }
}
