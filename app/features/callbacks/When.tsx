import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import type { CallbackStanding } from "./callbackStanding.ts";

const INKS = {
  waiting: "foreground.subtle",
  due: "foreground.warning",
  overdue: "foreground.danger",
} as const satisfies Record<CallbackStanding["kind"], string>;

/** The time of a call; its words say how it stands, the colour helps to find it. */
export const When = styled.span<{ $kind: CallbackStanding["kind"] }>`
  color: ${({ theme, $kind }) => getColor({ theme, variable: INKS[$kind] })};
  font-variant-numeric: tabular-nums;
`;
