import { getColor } from "@zendeskgarden/react-theming";
import styled, { type DefaultTheme } from "styled-components";
import type { BriefPromise } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { clockText, dueText, promiseTitle } from "./promiseText.ts";
import { type PromiseStanding, promiseStanding } from "./promiseStanding.ts";

type Kind = PromiseStanding["kind"];

const INK = {
  calm: "foreground.default",
  warned: "foreground.warning",
  closed: "foreground.warning",
  late: "foreground.danger",
  paused: "foreground.subtle",
} as const satisfies Record<Kind, string>;

const EDGE = {
  calm: "border.default",
  warned: "border.warningEmphasis",
  closed: "border.warningEmphasis",
  late: "border.dangerEmphasis",
  paused: "border.default",
} as const satisfies Record<Kind, string>;

const colour = (theme: DefaultTheme, variable: string): string => getColor({ theme, variable });

const Block = styled.div<{ $kind: Kind }>`
  padding-left: ${({ theme }) => theme.space.xs};
  border-left: 3px ${({ $kind }) => ($kind === "paused" ? "dashed" : "solid")} ${({ theme, $kind }) => colour(theme, EDGE[$kind])};
`;

const Line = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  justify-content: space-between;
  gap: ${({ theme }) => `0 ${theme.space.xs}`};
`;

const Title = styled.span<{ $isNext: boolean }>`
  font-weight: ${({ theme, $isNext }) => ($isNext ? theme.fontWeights.semibold : theme.fontWeights.regular)};
`;

const Clock = styled.span<{ $kind: Kind; $isNext: boolean }>`
  color: ${({ theme, $kind }) => colour(theme, INK[$kind])};
  font-size: ${({ theme, $isNext }) => ($isNext ? theme.fontSizes.lg : "inherit")};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  font-variant-numeric: tabular-nums;
  line-height: 22px;
`;

const Due = styled.p`
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => colour(theme, "foreground.subtle")};
`;

/** One promise: what, how long still, and by when. The count is for the eye; readers hear the change of standing. */
export function PromiseClock(props: {
  readonly promise: BriefPromise;
  /** Epoch milliseconds, the Worker's time. */
  readonly now: number;
  /** The next one is larger than the others. */
  readonly isNext: boolean;
}) {
  const { t, language } = useTranslation();
  const { promise, now, isNext } = props;
  const standing = promiseStanding(promise, now);
  const clock = clockText(standing, t, language);
  const title = promiseTitle(promise, t, language);
  return (
    <Block $kind={standing.kind}>
      <Line>
        <Title $isNext={isNext}>{title}</Title>
        <Clock
          role="timer"
          aria-live="off"
          aria-label={`${title}: ${clock.spoken}`}
          $kind={standing.kind}
          $isNext={isNext}
        >
          {clock.shown}
        </Clock>
      </Line>
      <Due>{dueText(promise, standing, now, t, language)}</Due>
    </Block>
  );
}
