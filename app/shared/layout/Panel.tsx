import { getColor } from "@zendeskgarden/react-theming";
import type { ReactNode } from "react";
import styled from "styled-components";

const Section = styled.section`
  padding: ${({ theme }) => `${theme.space.sm} 0`};
  & + & { border-top: 1px solid ${({ theme }) => getColor({ theme, variable: "border.subtle" })}; }
`;

const Head = styled.div`
  display: flex;
  align-items: baseline;
  justify-content: space-between;
  gap: ${({ theme }) => theme.space.xs};
  margin-bottom: ${({ theme }) => theme.space.xxs};
`;

const Title = styled.h2`
  font-size: ${({ theme }) => theme.fontSizes.sm};
  font-weight: ${({ theme }) => theme.fontWeights.regular};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

const Aside = styled.span`
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
  white-space: nowrap;
`;

/** One part of the sidebar under its small heading, which also names the region for screen readers. */
export function Panel(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  /** For a part that explains itself at a glance: the title is then only its name for screen readers. */
  readonly isTitleHidden?: boolean;
  readonly children: ReactNode;
}) {
  const { title, aside, isTitleHidden = false, children } = props;
  return (
    <Section aria-label={title}>
      {isTitleHidden ? null : (
        <Head>
          <Title>{title}</Title>
          {aside === undefined ? null : <Aside>{aside}</Aside>}
        </Head>
      )}
      {children}
    </Section>
  );
}
