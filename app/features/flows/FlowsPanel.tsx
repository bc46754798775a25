import { useState } from "react";
import styled from "styled-components";
import { type BriefFlow, flowStanding, ticksIn } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Disclosure } from "../../shared/layout/Disclosure.tsx";
import { Panel } from "../../shared/layout/Panel.tsx";
import { TaskQuiet } from "../../shared/task/TaskForm.tsx";
import { FlowCall, type FlowSurroundings } from "./FlowCall.tsx";
import { FlowOutcome } from "./FlowOutcome.tsx";
import { useFlowTags } from "./useFlowTags.ts";

const List = styled.div`
  display: grid;
  gap: ${({ theme }) => theme.space.xs};
`;

/** The guided calls of a ticket: those begun and those that fit it in sight, the rest one click away. */
export function FlowsPanel(
  props: FlowSurroundings & {
    readonly flows: readonly BriefFlow[];
    readonly ticketId: number;
    readonly canTick: boolean;
  },
) {
  const { t } = useTranslation();
  const { flows, ticketId, ...rest } = props;
  const { tags, isUnreadable, writing, make, undo } = useFlowTags(ticketId);
  // The call this agent is in, and how often they moved there; it is not lost when the call changes its place.
  const [at, setAt] = useState<{ readonly key: string; readonly moves: number } | null>(null);
  const moveTo = (key: string) => setAt({ key, moves: (at?.moves ?? 0) + 1 });
  if (isUnreadable) {
    return (
      <Panel title={t("flows.label")}>
        <TaskQuiet>{t("flows.unread")}</TaskQuiet>
      </Panel>
    );
  }
  if (tags === null || flows.length === 0) return null;
  const states = new Map(flows.map((flow) => [flow, flowStanding(flow, ticksIn(flow, tags)).state] as const));
  const near = flows.filter(
    (flow) => flow.isFitting || flow.key === at?.key || states.get(flow) !== "not_started",
  );
  const begun = near.find((flow) => states.get(flow) === "under_way");
  const far = flows.filter((flow) => !near.includes(flow));
  const call = (flow: BriefFlow) => (
    <FlowCall
      key={flow.key}
      {...rest}
      flow={flow}
      tags={tags}
      isOpen={flow.key === (at?.key ?? begun?.key)}
      moves={flow.key === at?.key ? at.moves : 0}
      onOpen={() => moveTo(flow.key)}
      onMove={(move) => {
        moveTo(flow.key);
        void make(move);
      }}
    />
  );
  if (near.length === 0 && !props.canTick) return null;
  return (
    <Panel title={t("flows.label")}>
      <List>
        {near.map(call)}
        {far.length === 0 || !props.canTick ? null : (
          <Disclosure label={t("flows.others", { count: far.length })}>
            <List>{far.map(call)}</List>
          </Disclosure>
        )}
        <FlowOutcome
          writing={writing}
          undo={() => {
            if (at !== null) moveTo(at.key);
            undo();
          }}
        />
      </List>
    </Panel>
  );
}
