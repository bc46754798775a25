import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import type { VisitPace as Pace } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { PACE_INKS, PACE_TEXTS } from "./paceText.ts";

const Word = styled.strong<{ $pace: Pace }>`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  color: ${({ theme, $pace }) => getColor({ theme, variable: PACE_INKS[$pace] })};
`;

/** Ahead or behind, as colour and as word. */
export function VisitPace({ pace }: { readonly pace: Pace }) {
  const { t } = useTranslation();
  const text = PACE_TEXTS[pace];
  return text === null ? null : <Word $pace={pace}>{t(text)}</Word>;
}
