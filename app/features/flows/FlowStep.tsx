import { focusStyles, getColor } from "@zendeskgarden/react-theming";
import { type ReactNode, useEffect, useRef } from "react";
import styled from "styled-components";
import type { BriefFlowStep } from "#core";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Checklist } from "./Checklist.tsx";

const Card = styled.div`
  display: grid;
  gap: ${({ theme }) => theme.space.xs};
  margin: ${({ theme }) => `${theme.space.xxs} 0`};
  padding-left: ${({ theme }) => theme.space.xs};
  border-left: 3px solid ${({ theme }) => getColor({ theme, variable: "border.primaryEmphasis" })};
`;

const Title = styled.h3`
  font-size: ${({ theme }) => theme.fontSizes.md};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  border-radius: ${({ theme }) => theme.borderRadii.sm};
  ${({ theme }) => focusStyles({ theme })}
`;

const Question = styled.p`
  line-height: 20px;
`;

/** The step a call stands at: what to say and to see to. `hasMoved`: the agent has just come here, so the focus comes along. */
export function FlowStep(props: {
  readonly step: BriefFlowStep;
  readonly hasMoved: boolean;
  readonly children: ReactNode;
}) {
  const { language } = useTranslation();
  const { step, hasMoved } = props;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasMoved) title.current?.focus();
  }, [hasMoved]);
  return (
    <Card>
      <Title ref={title} tabIndex={-1}>
        {localized(step.title, language)}
      </Title>
      {step.question === null ? null : <Question>{localized(step.question, language)}</Question>}
      <Checklist items={step.checklist} />
      {props.children}
    </Card>
  );
}
