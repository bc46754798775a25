import { resolve } from "node:path";
import { type Policy, readPolicy } from "#core";
import { parse } from "yaml";
import { readPresets } from "../account/presets.ts";
import { officialCalendars } from "../calendars/officialCalendars.ts";
import type { LedgerTicket } from "./ledgerTicket.ts";

const project = resolve(import.meta.dirname, "../..");

export type LedgerPolicy = { readonly version: number; readonly seenAt: string; readonly policy: Policy };

/** The Worker's policy versions, compiled here with this version's presets; one that no longer compiles is left out. */
export function ledgerPolicies(versions: LedgerTicket["policies"]): readonly LedgerPolicy[] {
  const presets = readPresets(project);
  return versions.flatMap(({ version, seenAt, policy, replies }) => {
    const read = readPolicy({
      policy: yaml(policy) ?? { preset: "it-services" },
      presets,
      calendars: officialCalendars,
      ...(yaml(replies) === null ? {} : { replies: yaml(replies) }),
    });
    return read.ok ? [{ version, seenAt, policy: read.value }] : [];
  });
}

/** They were read before by the Worker, so what is no YAML is a bug. */
function yaml(text: string): unknown {
  const value: unknown = parse(text);
  return value ?? null;
}
