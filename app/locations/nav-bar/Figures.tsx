import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Result } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { useZafEvents } from "../../shared/connection/useZafEvents.ts";
import type { TextKey } from "../../shared/i18n/translate.ts";
import { LoadingLines } from "../../shared/layout/LoadingLines.tsx";
import type { WorkerProblem } from "../../zaf/requestWorker.ts";
import type { Session } from "../../zaf/session.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import { BACK_HERE } from "./backHere.ts";
import { UnreadNotice } from "./UnreadNotice.tsx";

/** A list of the Worker's: on its way, there, or missing with the reason and another try. */
export function Figures<List>(props: {
  /** The list's name among the queries of the page; under another one what was there stays until that has come. */
  readonly name: string;
  readonly ask: (zaf: Zaf, session: Session) => Promise<Result<List, WorkerProblem>>;
  readonly unread: TextKey;
  readonly children: (list: List) => ReactNode;
}) {
  const { zaf, session } = useConnection();
  const list = useQuery({
    queryKey: ["list", props.name],
    queryFn: () => props.ask(zaf, session),
    placeholderData: keepPreviousData,
  });
  const ask = (): void => void list.refetch();
  useZafEvents(BACK_HERE, ask);
  if (list.data === undefined) return <LoadingLines label="admin.loadingFigures" />;
  if (list.data.ok) return props.children(list.data.value);
  const { error } = list.data;
  return <UnreadNotice problem={error} unread={props.unread} isAsking={list.isFetching} onRetry={ask} />;
}
