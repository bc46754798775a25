import { getColor } from "@zendeskgarden/react-theming";
import { type ReactNode, useContext, useId } from "react";
import styled from "styled-components";
import { type PanelSlot, PanelSlotContext } from "./PanelSlotContext.ts";
import { PanelTitle } from "./PanelTitle.tsx";
import { usePanelOpen } from "./usePanelOpen.ts";

const Section = styled.section`
  padding: ${({ theme }) => `${theme.space.sm} 0`};
  & + & { border-top: 1px solid ${({ theme }) => getColor({ theme, variable: "border.subtle" })}; }
`;

const Head = styled.div`
  display: flex;
  align-items: baseline;
  justify-content: space-between;
  gap: ${({ theme }) => theme.space.xs};
`;

const Body = styled.div`
  margin-top: ${({ theme }) => theme.space.xxs};
`;

const Aside = styled.span`
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
  white-space: nowrap;
`;

type PanelProps = {
  readonly title: string;
  readonly aside?: ReactNode;
  /** For a part that explains itself at a glance: the title is then only its name for screen readers. */
  readonly isTitleHidden?: boolean;
  readonly children: ReactNode;
};

function ClosablePanel(props: PanelProps & { readonly slot: PanelSlot }) {
  const { title, aside, slot, children } = props;
  const [isOpen, run] = usePanelOpen(slot);
  const bodyId = useId();
  return (
    <Section aria-label={title}>
      <Head>
        <PanelTitle title={title} toggle={{ isOpen, bodyId, run }} />
        {aside === undefined ? null : <Aside>{aside}</Aside>}
      </Head>
      {/* Closed, not gone: a form that was begun is still there. */}
      <Body id={bodyId} hidden={!isOpen}>
        {children}
      </Body>
    </Section>
  );
}

/**
 * One part of the sidebar under its small heading, which also names the region for screen readers. Where it has a slot,
 * its heading opens and closes it.
 */
export function Panel(props: PanelProps) {
  const { title, aside, isTitleHidden = false, children } = props;
  const slot = useContext(PanelSlotContext);
  if (slot !== null && !isTitleHidden) return <ClosablePanel {...props} slot={slot} />;
  return (
    <Section aria-label={title}>
      {isTitleHidden ? null : (
        <Head>
          <PanelTitle title={title} toggle={null} />
          {aside === undefined ? null : <Aside>{aside}</Aside>}
        </Head>
      )}
      {isTitleHidden ? children : <Body>{children}</Body>}
    </Section>
  );
}
