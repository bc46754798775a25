import * as v from "valibot";
import type { Localized } from "#core";
import { Localized as LocalizedSchema } from "../../shared/i18n/localizedSchema.ts";

/** What the Worker says about itself at `GET /healthz`; null where it does not say. */
export type Health = {
  readonly isOk: boolean;
  /** The Worker's own names of what is wrong ("sweep_late"). */
  readonly problems: readonly string[];
  readonly isZendeskReachable: boolean | null;
  readonly policy: {
    readonly version: number | null;
    readonly name: Localized | null;
    readonly problem: string | null;
  };
  readonly queueLagSeconds: number | null;
  /** ISO instant. */
  readonly lastSweepAt: string | null;
  readonly repaired: number | null;
  readonly deadLetters: number | null;
  readonly effectsPending: number | null;
  readonly effectsFailed: number | null;
};

const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.nullish(schema, null), null);
const part = <Entries extends v.ObjectEntries>(entries: Entries) => maybe(v.object(entries));

const Answer = v.object({
  ok: v.boolean(),
  problems: v.fallback(v.array(v.string()), []),
  zendesk: part({ reachable: maybe(v.boolean()) }),
  policy: part({ version: maybe(v.number()), name: maybe(LocalizedSchema), problem: maybe(v.string()) }),
  queue: part({ lagSeconds: maybe(v.number()) }),
  sweep: part({ lastAt: maybe(v.string()), repaired: maybe(v.number()) }),
  deadLetters: maybe(v.number()),
  effects: part({ pending: maybe(v.number()), failed: maybe(v.number()) }),
});

/** Reads the Worker's answer; null when it is not one. */
export function readHealth(answer: unknown): Health | null {
  const parsed = v.safeParse(Answer, answer);
  if (!parsed.success) return null;
  const { ok, problems, zendesk, policy, queue, sweep, deadLetters, effects } = parsed.output;
  return {
    isOk: ok,
    problems,
    isZendeskReachable: zendesk?.reachable ?? null,
    policy: {
      version: policy?.version ?? null,
      name: policy?.name ?? null,
      problem: policy?.problem ?? null,
    },
    queueLagSeconds: queue?.lagSeconds ?? null,
    lastSweepAt: sweep?.lastAt ?? null,
    repaired: sweep?.repaired ?? null,
    deadLetters: deadLetters ?? null,
    effectsPending: effects?.pending ?? null,
    effectsFailed: effects?.failed ?? null,
  };
}
