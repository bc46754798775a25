import type { Installation } from "../../zaf/session.ts";
import { within } from "../../zaf/within.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import { fetchRules } from "./fetchRules.ts";
import type { VersionedRules } from "./guardSchema.ts";
import { keepRules, keptRules } from "./keptRules.ts";

/** With older rules at hand nobody waits longer for the new ones. */
const PATIENCE_MILLISECONDS = 1_500;
/** A Worker that has just failed is not asked again with every key. */
const RETRY_AFTER_MILLISECONDS = 20_000;

/** Gives the rules of a version of the policy, older ones where those cannot be had; null: none. */
export type RulesSource = (version: number | null) => Promise<VersionedRules | null>;

/** Asks the Worker only for a version that this browser does not have. A null version: nobody knows which is in force. */
export function rulesSource(
  zaf: Zaf,
  installation: Pick<Installation, "workerUrl" | "subdomain">,
): RulesSource {
  let known = keptRules();
  let underWay: Promise<VersionedRules | null> | null = null;
  let failedAt: number | null = null;
  const asked = new Set<number | null>();
  const fetchOnce = (version: number | null): Promise<VersionedRules | null> => {
    if (failedAt !== null && Date.now() - failedAt < RETRY_AFTER_MILLISECONDS) return Promise.resolve(known);
    underWay ??= fetchRules(zaf, installation).then((answer) => {
      underWay = null;
      failedAt = answer.ok ? null : Date.now();
      if (answer.ok) {
        asked.add(version);
        known = answer.value;
        keepRules(known);
      }
      return known;
    });
    return underWay;
  };
  return async (version) => {
    const isGoodEnough = version === null || known?.version === version || asked.has(version);
    if (known !== null && isGoodEnough) return known;
    const fetched = fetchOnce(version);
    if (known === null) return fetched;
    const waited = await within(PATIENCE_MILLISECONDS, fetched);
    return waited.kind === "answered" ? waited.value : known;
  };
}
