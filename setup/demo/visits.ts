import type { Faker } from "@faker-js/faker";
import { VISIT_RESULT_VALUES, VISIT_SIGNED_TAG, visitStageValue } from "#core";
import type { DemoTicket, DemoUser } from "./demo.ts";
import { daysLater, isoSeconds, minutesLater, workingMoment } from "./moments.ts";
import { VISIT_WORDS } from "./topics.ts";

/** Zendesk closes solved tickets four weeks later. */
const CLOSED_AFTER_DAYS = 28;

/** Where a demo's visit stands. */
export type DemoVisitState =
  | { readonly kind: "made"; readonly daysAgo: number; readonly isSigned: boolean }
  | { readonly kind: "missed"; readonly daysAgo: number }
  | { readonly kind: "planned"; readonly inDays: number; readonly isConfirmed: boolean };

/**
 * A visit as Tierwise keeps it (decision 010): a task ticket, due on the day of the visit, its stage a tag, solved when it was
 * made; a missed one is still open.
 */
export function demoVisit(
  faker: Faker,
  now: number,
  number: number,
  host: DemoUser,
  when: DemoVisitState,
  agents: number,
): DemoTicket {
  const words = VISIT_WORDS[host.language];
  const on =
    when.kind === "planned"
      ? daysLater(workingMoment(faker, now, 0), when.inDays)
      : workingMoment(faker, now, when.daysAgo);
  const planned = Math.min(daysLater(on, -faker.number.int({ min: 7, max: 21 })), minutesLater(now, -60));
  const note = (body: string, at: number) =>
    ({ from: "agent", public: false, body, at: isoSeconds(at) }) as const;
  return {
    externalId: `tierwise:visit:${number}`,
    requester: host.externalId,
    organization: host.organization,
    subject: words.subject,
    type: "task",
    priority: "normal",
    status: when.kind !== "made" ? "open" : when.daysAgo > CLOSED_AFTER_DAYS ? "closed" : "solved",
    tags: ["visit_onsite", ...stageTags(when)],
    dueAt: isoSeconds(on),
    createdAt: isoSeconds(planned),
    solvedAt: when.kind === "made" ? isoSeconds(on) : null,
    agent: faker.number.int({ min: 0, max: agents - 1 }),
    comments:
      when.kind === "made"
        ? [note(words.planned, planned), note(words.done, on)]
        : [note(words.planned, planned)],
  };
}

function stageTags(when: DemoVisitState): readonly string[] {
  switch (when.kind) {
    case "made":
      return [
        visitStageValue(when.isSigned ? "signed" : "done"),
        VISIT_RESULT_VALUES.solved,
        ...(when.isSigned ? [VISIT_SIGNED_TAG] : []),
      ];
    case "missed":
      return [visitStageValue("planned")];
    case "planned":
      return [visitStageValue(when.isConfirmed ? "confirmed" : "planned")];
  }
}
