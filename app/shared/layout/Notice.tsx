import { Anchor } from "@zendeskgarden/react-buttons";
import { getColor } from "@zendeskgarden/react-theming";
import type { ReactNode } from "react";
import styled from "styled-components";

type Tone = "info" | "warning";

const Box = styled.output<{ $tone: Tone }>`
  display: block;
  margin: ${({ theme }) => `${theme.space.xs} 0`};
  padding: ${({ theme }) => `${theme.space.xs} ${theme.space.sm}`};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  background: ${({ theme, $tone }) =>
    getColor({ theme, variable: $tone === "warning" ? "background.warning" : "background.subtle" })};
  color: ${({ theme, $tone }) =>
    getColor({ theme, variable: $tone === "warning" ? "foreground.warningEmphasis" : "foreground.default" })};
`;

const Action = styled(Anchor)`
  margin-left: ${({ theme }) => theme.space.xxs};
  font-size: inherit;
  text-decoration: underline;
`;

/** A quiet remark about the whole sidebar, read out when it appears, with at most one thing to do about it. */
export function Notice(props: {
  readonly tone: Tone;
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly children: ReactNode;
}) {
  const { tone, action, children } = props;
  return (
    <Box $tone={tone}>
      {children}
      {action === undefined ? null : (
        <>
          {" "}
          <Action forwardedAs="button" type="button" onClick={action.run}>
            {action.label}
          </Action>
        </>
      )}
    </Box>
  );
}
