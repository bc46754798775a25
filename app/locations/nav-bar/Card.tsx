import { getColor } from "@zendeskgarden/react-theming";
import type { ReactNode } from "react";
import styled from "styled-components";

const Section = styled.section`
  padding: ${({ theme }) => `${theme.space.md} 0`};
  border-top: 1px solid ${({ theme }) => getColor({ theme, variable: "border.default" })};
`;

const Title = styled.h2`
  margin-bottom: ${({ theme }) => theme.space.xs};
  font-size: ${({ theme }) => theme.fontSizes.lg};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`;

/** One part of the admin page under its heading. */
export function Card(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Section aria-label={props.title}>
      <Title>{props.title}</Title>
      {props.children}
    </Section>
  );
}
