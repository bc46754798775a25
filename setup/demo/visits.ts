import type { Faker } from "@faker-js/faker";
import type { DemoTicket, DemoUser } from "./demo.ts";
import { daysLater, isoSeconds, minutesLater, workingMoment } from "./moments.ts";
import { VISIT_WORDS } from "./topics.ts";

/** A visit as Tierwise keeps it: a task ticket, due on the day of the visit, solved when it was made. */
export function demoVisit(
  faker: Faker,
  now: number,
  number: number,
  host: DemoUser,
  when:
    | { readonly kind: "made"; readonly daysAgo: number }
    | { readonly kind: "planned"; readonly inDays: number },
  agents: number,
): DemoTicket {
  const words = VISIT_WORDS[host.language];
  const on =
    when.kind === "made"
      ? workingMoment(faker, now, when.daysAgo)
      : daysLater(workingMoment(faker, now, 0), when.inDays);
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
    status: when.kind === "planned" ? "open" : when.daysAgo > 28 ? "closed" : "solved",
    tags: ["visit_onsite"],
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
