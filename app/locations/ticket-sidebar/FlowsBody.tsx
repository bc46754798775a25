import type { Brief, BriefFlowReply, Language } from "#core";
import { FlowsPanel } from "../../features/flows/FlowsPanel.tsx";
import { insertReply } from "../../features/replies/insertReply.ts";
import { markUsed } from "../../features/replies/markUsed.ts";
import { OUTCOME_TEXTS } from "../../features/replies/outcomeText.ts";
import type { PlaceholderData } from "../../features/replies/placeholderData.ts";
import { useFiller } from "../../features/replies/useFiller.ts";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";

/** The ticket's guided calls, with the replies of their steps filled and inserted as any other reply is. */
export function FlowsBody(props: {
  readonly brief: Brief;
  readonly data: PlaceholderData;
  /** The customer's language. */
  readonly language: Language;
  readonly canWrite: boolean;
}) {
  const { t } = useTranslation();
  const { zaf } = useConnection();
  const filler = useFiller();
  const { brief, data, language, canWrite } = props;
  const insert = async (reply: BriefFlowReply): Promise<string> => {
    const filled = await filler.load().then(
      (fill) => fill(localized(reply.body, language), data),
      () => null,
    );
    const outcome = filled?.ok === true ? await insertReply(zaf, filled.value.text) : "failed";
    if (outcome !== "failed") await markUsed(zaf, reply.key);
    return t(OUTCOME_TEXTS[outcome]);
  };
  const fill = (text: string): string => {
    const filled = filler.fill?.(text, data);
    return filled?.ok === true ? filled.value.text : text;
  };
  return (
    <FlowsPanel
      flows={brief.flows ?? []}
      ticketId={brief.ticket.id}
      language={language}
      fill={fill}
      insert={canWrite ? insert : null}
      canTick={canWrite}
    />
  );
}
