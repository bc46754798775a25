import { Skeleton } from "@zendeskgarden/react-loaders";
import styled from "styled-components";
import type { TextKey } from "../i18n/translate.ts";
import { useTranslation } from "../i18n/Translation.tsx";

const Lines = styled.output`
  padding: ${({ theme }) => `${theme.space.sm} 0`};
  display: grid;
  gap: ${({ theme }) => theme.space.sm};
`;

/** The shape of what is coming: badge and name, level, visits. `label`: the same in words, for those who hear the page. */
export function LoadingLines({ label = "sidebar.loading" }: { readonly label?: TextKey }) {
  const { t } = useTranslation();
  return (
    <Lines aria-label={t(label)}>
      <Skeleton width="40%" height="24px" />
      <Skeleton width="80%" height="14px" />
      <Skeleton width="60%" height="14px" />
      <Skeleton width="100%" height="32px" />
    </Lines>
  );
}
