import { type ReactNode, useRef } from "react";
import styled from "styled-components";
import { useContentHeight } from "./useContentHeight.ts";

// A name of its own tells it apart from the main part of Zendesk's page around it.
const Frame = styled.main.attrs({ "aria-label": "Tierwise" })`
  padding: ${({ theme }) => `0 ${theme.space.sm}`};
`;

/** The column that every sidebar location fills; Zendesk's frame follows its height. */
export function SidebarFrame(props: { readonly children: ReactNode }) {
  const content = useRef<HTMLElement>(null);
  useContentHeight(content);
  return <Frame ref={content}>{props.children}</Frame>;
}
