import type { Brief } from "#core";
import type { NoBriefReason } from "../../features/brief/readBriefAnswer.ts";
import type { BriefState } from "../../features/brief/useBrief.ts";

/** Why the sidebar has to make do with Zendesk's own fields. */
export type FieldsBecause = NoBriefReason | "unknown_ticket" | "slow";

/** What the ticket sidebar shows. `keptSince`: the Worker no longer answers; the brief is of then (epoch ms). */
export type SidebarView =
  | { readonly kind: "loading" }
  | { readonly kind: "brief"; readonly brief: Brief; readonly keptSince: number | null }
  | { readonly kind: "fields"; readonly because: FieldsBecause };

/** A brief once seen stays on screen while the Worker is away; without one, Zendesk's fields have to do. */
export function sidebarView(
  state: Pick<BriefState, "answer" | "answeredAt" | "failure">,
  isSlow: boolean,
): SidebarView {
  const { answer, failure } = state;
  if (answer?.kind === "brief") {
    return { kind: "brief", brief: answer.brief, keptSince: failure === null ? null : state.answeredAt };
  }
  if (failure !== null) return { kind: "fields", because: failure };
  if (answer?.kind === "unknown_ticket") return { kind: "fields", because: "unknown_ticket" };
  return isSlow ? { kind: "fields", because: "slow" } : { kind: "loading" };
}
