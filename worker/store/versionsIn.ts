import type { TimelineEvent } from "#core";

/** The policy versions these histories name, each once. */
export function versionsIn(histories: readonly (readonly TimelineEvent[])[]): readonly number[] {
  const versions = histories.flatMap((events) =>
    events.flatMap((event) => (event.kind === "level" ? (event.policyVersion ?? []) : [])),
  );
  return [...new Set(versions)];
}
