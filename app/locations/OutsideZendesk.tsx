import styled from "styled-components";
import type { TextKey } from "../shared/i18n/translate.ts";
import { useTranslation } from "../shared/i18n/Translation.tsx";

/** Why there is nothing to show: opened outside Zendesk, Zendesk stays silent, or a bug of ours. */
export type OutsideReason = "not_in_zendesk" | "no_answer" | "broken";

const TEXTS = {
  not_in_zendesk: { title: "outside.title", body: "outside.body" },
  broken: { title: "outside.brokenTitle", body: "outside.brokenBody" },
  no_answer: { title: "outside.noAnswerTitle", body: "outside.noAnswerBody" },
} as const satisfies Record<OutsideReason, { readonly title: TextKey; readonly body: TextKey }>;

const Page = styled.main`
  max-width: 480px;
  padding: ${({ theme }) => theme.space.lg};
`;

const Title = styled.h1`
  margin-bottom: ${({ theme }) => theme.space.xs};
  font-size: ${({ theme }) => theme.fontSizes.lg};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`;

/** A friendly page in place of the app. */
export function OutsideZendesk(props: { readonly reason: OutsideReason }) {
  const { t } = useTranslation();
  const texts = TEXTS[props.reason];
  return (
    <Page>
      <Title>{t(texts.title)}</Title>
      <p>{t(texts.body)}</p>
    </Page>
  );
}
