import { Button } from "@zendeskgarden/react-buttons";
import styled from "styled-components";
import {
  type BriefFlow,
  type BriefFlowReply,
  type BriefFlowStep,
  flowStanding,
  type FlowTick,
  type Language,
  tickChange,
  ticksIn,
  untickChange,
} from "#core";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { TaskQuiet } from "../../shared/task/TaskForm.tsx";
import { FlowStep } from "./FlowStep.tsx";
import { progressText } from "./flowProgress.ts";
import { Group } from "./Group.tsx";
import { PassedSteps } from "./PassedSteps.tsx";
import { StepMoves } from "./StepMoves.tsx";
import { StepReplies } from "./StepReplies.tsx";
import type { FlowMove } from "./useFlowTags.ts";

const Line = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: ${({ theme }) => `0 ${theme.space.xs}`};
`;

const Title = styled.span`
  flex: 1;
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`;

/** What a call needs of the place it is shown in. */
export type FlowSurroundings = {
  /** The customer's language, for what is said and sent. */
  readonly language: Language;
  readonly fill: (text: string) => string;
  readonly insert: ((reply: BriefFlowReply) => Promise<string>) | null;
};

/** One guided call: how far it has come, and once it is opened the step it stands at. */
export function FlowCall(
  props: FlowSurroundings & {
    readonly flow: BriefFlow;
    readonly tags: readonly string[];
    /** False: this agent may look, but not tick. */
    readonly canTick: boolean;
    /** Its current step is in sight. */
    readonly isOpen: boolean;
    /** How often this agent has moved in it: the focus goes along with each move. */
    readonly moves: number;
    readonly onOpen: () => void;
    readonly onMove: (move: FlowMove) => void;
  },
) {
  const { t, language } = useTranslation();
  const { flow, tags, canTick, moves, onMove } = props;
  const ticks = ticksIn(flow, tags);
  const stands = flowStanding(flow, ticks);
  const title = localized(flow.title, language);
  const isShown = canTick && props.isOpen && stands.state !== "done";
  const last = stands.passed.at(-1)?.step ?? null;
  const beginText = t(stands.state === "under_way" ? "flows.resume" : "flows.start");

  const tick = (step: BriefFlowStep, how: FlowTick, value: string | null): void =>
    onMove({
      said: how.kind === "skipped" ? "skipped" : "ticked",
      title: localized(step.title, language),
      change: tickChange(flow, tags, step, how, ticks),
      record: step.record === null || value === null ? null : { field: step.record, value },
    });
  const back = (step: BriefFlowStep): void =>
    onMove({
      said: "back",
      title: localized(step.title, language),
      change: untickChange(flow, tags, step),
      record: null,
    });

  return (
    <Group aria-label={title}>
      <Line>
        <Title>{title}</Title>
        <TaskQuiet as="span">{progressText(flow, stands, t)}</TaskQuiet>
        {isShown || stands.state === "done" || !canTick ? null : (
          <Button size="small" aria-label={`${beginText}: ${title}`} onClick={props.onOpen}>
            {beginText}
          </Button>
        )}
      </Line>
      {isShown ? (
        <FlowStep key={`${stands.current.key} ${moves}`} step={stands.current} hasMoved={moves > 0}>
          <StepReplies
            replies={stands.current.replies}
            language={props.language}
            fill={props.fill}
            insert={props.insert}
          />
          <StepMoves
            step={stands.current}
            known={stands.known}
            onBack={last === null ? null : () => back(last)}
            onTick={(how, value) => tick(stands.current, how, value)}
          />
        </FlowStep>
      ) : null}
      <PassedSteps passed={stands.passed} />
    </Group>
  );
}
