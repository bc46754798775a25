import { getColor } from "@zendeskgarden/react-theming";
import type { MouseEvent, ReactNode } from "react";
import styled from "styled-components";
import { navigate } from "../session/router.ts";

const Anchor = styled.a`
  color: ${({ theme }) => getColor({ theme, variable: "foreground.primary" })};
  text-decoration: none;
  &:hover, &:focus-visible { text-decoration: underline; }
`;

type LinkProps = { to: string; children: ReactNode; className?: string; current?: boolean; label?: string };

/** A link inside the workspace: no page load; with a modifier key the browser does as always. */
export const Link = ({ to, children, className, current = false, label }: LinkProps) => {
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <Anchor
      href={to}
      onClick={follow}
      className={className}
      aria-label={label}
      aria-current={current ? "page" : undefined}
    >
      {children}
    </Anchor>
  );
};
