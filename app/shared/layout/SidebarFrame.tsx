import { type ReactNode, useRef } from "react";
import styled from "styled-components";
import { useContentHeight } from "./use-content-height.ts";

const Frame = styled.main`
  padding: ${({ theme }) => `0 ${theme.space.sm}`};
`;

/** The column that every sidebar location fills; Zendesk's frame follows its height. */
export function SidebarFrame(props: { readonly children: ReactNode }) {
  const content = useRef<HTMLElement>(null);
  useContentHeight(content);
  return <Frame ref={content}>{props.children}</Frame>;
}
