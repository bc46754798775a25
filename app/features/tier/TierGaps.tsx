import styled from "styled-components";
import type { TierGap } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { tierGapText } from "./gapText.ts";

const List = styled.ul`
  padding-bottom: ${({ theme }) => theme.space.xs};
`;

/** What would bring the customer to each higher tier (I2), nearest tier first. */
export function TierGaps(props: { readonly gaps: readonly TierGap[] }) {
  const { t, language } = useTranslation();
  const texts = props.gaps.flatMap((gap) => tierGapText(gap, t, language) ?? []);
  if (texts.length === 0) return null;
  return (
    <List aria-label={t("gap.label")}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </List>
  );
}
