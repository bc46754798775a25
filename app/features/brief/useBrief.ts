import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useContext, useRef } from "react";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { fetchBrief } from "./fetchBrief.ts";
import { OpeningBriefContext } from "./OpeningBriefContext.ts";
import type { BriefAnswer, NoBriefReason } from "./readBriefAnswer.ts";
import { retryDelay } from "./retryDelay.ts";

/** Carries the reason through the query library, which knows failures only as thrown. */
class NoBrief extends Error {
  readonly reason: NoBriefReason;
  constructor(reason: NoBriefReason) {
    super(reason);
    this.reason = reason;
  }
}

/** The newest answer (kept while a later look fails), why the last look failed, and how to look again. */
export type BriefState = {
  readonly answer: BriefAnswer | null;
  /** Epoch milliseconds of `answer`; 0 without one. */
  readonly answeredAt: number;
  readonly failure: NoBriefReason | null;
  readonly isLooking: boolean;
  /** `"anew"` drops a look under way, whose answer may be older than the cause. */
  readonly look: (how: "anew" | "unless_looking") => void;
};

/** Follows one ticket's brief. It never polls: it looks again on demand, and by itself after a fruitless look. */
export function useBrief(ticketId: number | null): BriefState {
  const { zaf, session } = useConnection();
  const opening = useContext(OpeningBriefContext);
  const queries = useQueryClient();
  const fruitless = useRef(0);
  const early = opening !== null && opening.ticketId === ticketId ? opening : null;
  const pending = useRef(early?.known === null ? early.pending : null);
  const query = useQuery<BriefAnswer, NoBrief>({
    queryKey: ["brief", ticketId],
    enabled: ticketId !== null,
    ...(early === null || early.known === null ? {} : { initialData: early.known }),
    queryFn: async () => {
      const asked = pending.current;
      pending.current = null;
      const answer = await (asked ?? fetchBrief(zaf, session, ticketId ?? 0));
      fruitless.current = answer.ok && answer.value.kind === "brief" ? 0 : fruitless.current + 1;
      if (!answer.ok) throw new NoBrief(answer.error);
      return answer.value;
    },
    refetchInterval: () => (fruitless.current === 0 ? false : retryDelay(fruitless.current)),
  });
  const look = useCallback(
    (how: "anew" | "unless_looking") => {
      void queries.invalidateQueries({ queryKey: ["brief", ticketId] }, { cancelRefetch: how === "anew" });
    },
    [queries, ticketId],
  );
  return {
    answer: query.data ?? null,
    answeredAt: query.dataUpdatedAt,
    failure: query.error?.reason ?? null,
    isLooking: query.isFetching,
    look,
  };
}
