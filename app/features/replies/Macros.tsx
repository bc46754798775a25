import { Button } from "@zendeskgarden/react-buttons";
import { getColor } from "@zendeskgarden/react-theming";
import { useEffect, useState } from "react";
import styled from "styled-components";
import type { Result } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import type { ZafProblem } from "../../zaf/zafProblem.ts";
import { fetchMacros, type Macro } from "./fetchMacros.ts";
import { foldSearch } from "./foldSearch.ts";

const ROWS_AT_MOST = 20;

const Row = styled.li`
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: ${({ theme }) => theme.space.xs};
  padding: 3px 4px;
`;

const Title = styled.span`
  min-width: 0;
  overflow-wrap: anywhere;
`;

const Remark = styled.output`
  display: block;
  padding: ${({ theme }) => `${theme.space.xxs} 4px`};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

type Applied = { readonly id: number; readonly isDone: boolean };

/** Zendesk's own macros beside the replies: read and applied as the agent, so what they may do is Zendesk's to say. */
export function Macros({ query }: { readonly query: string }) {
  const { t } = useTranslation();
  const { zaf } = useConnection();
  const [macros, setMacros] = useState<Result<readonly Macro[], ZafProblem> | null>(null);
  const [applied, setApplied] = useState<Applied | null>(null);
  useEffect(() => {
    let isWanted = true;
    void fetchMacros(zaf).then((answer) => {
      if (isWanted) setMacros(answer);
    });
    return () => {
      isWanted = false;
    };
  }, [zaf]);
  if (macros === null) return <Remark>{t("replies.macros.loading")}</Remark>;
  if (!macros.ok) return <Remark>{t("replies.macros.failed")}</Remark>;
  const wanted = foldSearch(query.trim());
  const found = macros.value.filter(({ title }) => foldSearch(title).includes(wanted));
  const apply = async ({ id }: Macro): Promise<void> => {
    const answer = await zaf.invoke("macro", id);
    setApplied({ id, isDone: answer.ok });
  };
  if (found.length === 0) return <Remark>{t("replies.macros.none")}</Remark>;
  return (
    <>
      <ul aria-label={t("replies.macros.label")}>
        {found.slice(0, ROWS_AT_MOST).map((macro) => (
          <Row key={macro.id}>
            <Title>{macro.title.split("::").join(" › ")}</Title>
            <Button
              size="small"
              isBasic
              aria-label={t("replies.macros.applyNamed", { title: macro.title })}
              onClick={() => void apply(macro)}
            >
              {t("replies.macros.apply")}
            </Button>
          </Row>
        ))}
      </ul>
      <Remark>
        {applied === null ? "" : t(applied.isDone ? "replies.macros.applied" : "replies.macros.refused")}
      </Remark>
    </>
  );
}
