import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import type { Result } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import type { FilledReply } from "./fillPlaceholders.ts";
import { splitGaps } from "./splitGaps.ts";

const Text = styled.blockquote`
  margin: 0;
  padding: ${({ theme }) => theme.space.xs};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background: ${({ theme }) => getColor({ theme, variable: "background.subtle" })};
  white-space: pre-wrap;
`;

const Gap = styled.mark`
  padding: 0 2px;
  border-radius: 2px;
  background: ${({ theme }) => getColor({ theme, variable: "background.warning" })};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.warningEmphasis" })};
`;

const Remark = styled.p`
  margin-top: ${({ theme }) => theme.space.xxs};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.warning" })};
`;

/** The reply as it would be inserted, its gaps marked. Null while the template library is on its way. */
export function ReplyPreview(props: {
  readonly filled: Result<FilledReply, string> | null;
  readonly lang: string;
}) {
  const { t } = useTranslation();
  const { filled, lang } = props;
  if (filled === null) return <output>{t("replies.filling")}</output>;
  if (!filled.ok) return <Remark>{t("replies.broken", { detail: filled.error })}</Remark>;
  const pieces = splitGaps(filled.value.text);
  return (
    <>
      <Text lang={lang} aria-label={t("replies.preview")}>
        {pieces.map((piece, place) =>
          // oxlint-disable-next-line react/no-array-index-key -- the pieces of one text never change places
          piece.kind === "gap" ? <Gap key={place}>{piece.text}</Gap> : <span key={place}>{piece.text}</span>,
        )}
      </Text>
      {filled.value.gaps.length === 0 ? null : (
        <Remark>{t("replies.gaps", { count: filled.value.gaps.length })}</Remark>
      )}
    </>
  );
}
