import { Tag } from "@zendeskgarden/react-tags";
import type { Priority, Status, TicketType } from "../api/records.ts";
import { type TextKey, useTexts } from "../session/texts.ts";

export const STATUS_TEXTS = {
  new: "statusNew",
  open: "statusOpen",
  pending: "statusPending",
  hold: "statusHold",
  solved: "statusSolved",
  closed: "statusClosed",
} as const satisfies Record<Status, TextKey>;

export const PRIORITY_TEXTS = {
  low: "priorityLow",
  normal: "priorityNormal",
  high: "priorityHigh",
  urgent: "priorityUrgent",
} as const satisfies Record<Priority, TextKey>;

export const TYPE_TEXTS = {
  question: "typeQuestion",
  incident: "typeIncident",
  problem: "typeProblem",
  task: "typeTask",
} as const satisfies Record<TicketType, TextKey>;

const HUES = {
  new: "yellow",
  open: "red",
  pending: "blue",
  hold: "grey",
  solved: "green",
  closed: "grey",
} as const satisfies Record<Status, string>;

/** A ticket's status in a word and a colour. */
export const StatusTag = ({ status }: { status: Status }) => {
  const t = useTexts();
  return (
    <Tag hue={HUES[status]} isRegular>
      <span>{t(STATUS_TEXTS[status])}</span>
    </Tag>
  );
};
