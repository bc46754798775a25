import type { TicketStatus } from "../contract/facts.ts";
import type { Metric } from "../contract/timeline.ts";
import type { Instant } from "../time/instant.ts";
import type { Moment } from "./moments.ts";

/** What one clock measures: from when, to when, of which metric. `endedAt: null`: not yet. */
export type Episode = {
  readonly key: string;
  readonly metric: Metric;
  readonly number: number;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
};

type Open = Omit<Episode, "endedAt">;

/** A step with what it waits for. */
export type StepOrder = { readonly key: string; readonly after: string | null };

export const isOver = (status: TicketStatus): boolean => status === "solved" || status === "closed";

/**
 * All episodes of a ticket, as Zendesk's engine cuts them: the first reply from the ticket's creation; a next reply
 * from the oldest message not yet answered; an update from each answer to the following one; a resolution from
 * creation, and from each reopening. Solving ends them all but steps, which only wait meanwhile.
 */
export function episodesOf(moments: readonly Moment[], steps: readonly StepOrder[]): readonly Episode[] {
  const created = moments[0]?.at;
  if (created === undefined) return [];
  return [...conversation(moments, created), ...steps.flatMap((step) => stepEpisode(step, moments, created))];
}

function conversation(moments: readonly Moment[], created: Instant): readonly Episode[] {
  const open = new Map<Metric, Open>();
  const count = new Map<Metric, number>();
  const done: Episode[] = [];
  const begin = (metric: Metric, at: Instant): void => {
    const number = (count.get(metric) ?? 0) + 1;
    count.set(metric, number);
    open.set(metric, { key: metric, metric, number, startedAt: at });
  };
  const end = (metric: Metric, at: Instant): void => {
    const episode = open.get(metric);
    open.delete(metric);
    // An answer that also solves the ticket starts nothing.
    if (episode !== undefined && (at > episode.startedAt || metric !== "update")) {
      done.push({ ...episode, endedAt: at });
    }
  };
  begin("first_reply", created);
  begin("resolution", created);
  let over = false;
  for (const { at, event } of moments) {
    switch (event.kind) {
      case "public_comment_by_customer":
        if (!open.has("first_reply") && !open.has("next_reply")) begin("next_reply", at);
        break;
      case "public_reply_by_agent":
        for (const metric of ["first_reply", "next_reply", "update"] as const) end(metric, at);
        if (!over) begin("update", at);
        break;
      case "status":
        if (isOver(event.status) && !over) {
          for (const metric of open.keys()) end(metric, at);
          over = true;
        } else if (over && !isOver(event.status) && event.status !== "deleted") {
          begin("resolution", at);
          begin("update", at);
          over = false;
        }
        break;
      case "created":
      case "assigned":
      case "level":
      case "step_done":
      case "pause_reason":
        break;
    }
  }
  return [...done, ...[...open.values()].map((episode) => ({ ...episode, endedAt: null }))];
}

function stepEpisode(
  { key, after }: StepOrder,
  moments: readonly Moment[],
  created: Instant,
): readonly Episode[] {
  const doneAt = (step: string): Instant | null =>
    moments.find(({ event }) => event.kind === "step_done" && event.step === step)?.at ?? null;
  const startedAt = after === null ? created : doneAt(after);
  const endedAt = doneAt(key);
  // Done before its turn: then its turn never came.
  if (startedAt === null || (endedAt !== null && endedAt < startedAt)) return [];
  return [{ key: `step:${key}`, metric: "step", number: 1, startedAt, endedAt }];
}
