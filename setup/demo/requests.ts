import type { Faker } from "@faker-js/faker";
import type { DemoComment, DemoTicket, DemoUser } from "./demo.ts";
import { daysLater, isoSeconds, minutesLater, workingMoment } from "./moments.ts";
import { TOPICS, type Topic } from "./topics.ts";

/** Requests younger than this are still being worked on, mostly. */
const FRESH_DAYS = 6;
/** Zendesk closes solved tickets four weeks later. */
const CLOSED_AFTER_DAYS = 28;

/** One request of a customer, `daysAgo` old. */
export function demoRequest(
  faker: Faker,
  now: number,
  number: number,
  requester: DemoUser,
  daysAgo: number,
  agents: number,
): DemoTicket {
  const topic = faker.helpers.arrayElement(TOPICS);
  const created = workingMoment(faker, now, daysAgo);
  const status = statusOf(faker, daysAgo);
  const isUrgent = topic.tags.includes("outage");
  const priority = isUrgent
    ? faker.helpers.arrayElement(["urgent", "high", null] as const)
    : faker.helpers.weightedArrayElement<DemoTicket["priority"]>([
        { weight: 5, value: null },
        { weight: 3, value: "normal" },
        { weight: 1, value: "high" },
        { weight: 1, value: "low" },
      ]);
  const agent = status === "new" ? -1 : faker.number.int({ min: 0, max: agents - 1 });
  const comments = conversation(faker, now, topic, requester, created, status);
  const last = Date.parse(comments.at(-1)?.at ?? isoSeconds(created));
  return {
    externalId: `demo:request:${number}`,
    requester: requester.externalId,
    organization: requester.organization,
    subject: topic.words[requester.language].subject,
    type: topic.type === "task" ? "question" : topic.type,
    priority,
    status,
    tags: topic.tags,
    dueAt: null,
    createdAt: isoSeconds(created),
    solvedAt: isDone(status) ? isoSeconds(last) : null,
    agent,
    comments,
  };
}

/** The showcase: an outage, an hour ago, nobody on it yet. */
export function showcaseRequest(requester: DemoUser, now: number): DemoTicket {
  const [topic] = TOPICS;
  const words = topic.words[requester.language];
  const created = isoSeconds(minutesLater(now, -55));
  return {
    externalId: "demo:request:0",
    requester: requester.externalId,
    organization: requester.organization,
    subject: words.subject,
    type: topic.type,
    priority: "urgent",
    status: "open",
    tags: topic.tags,
    dueAt: null,
    createdAt: created,
    solvedAt: null,
    agent: 0,
    comments: [{ from: "requester", public: true, body: words.request, at: created }],
  };
}

const isDone = (status: DemoTicket["status"]): boolean => status === "solved" || status === "closed";

function statusOf(faker: Faker, daysAgo: number): DemoTicket["status"] {
  if (daysAgo > CLOSED_AFTER_DAYS) return faker.number.int(99) < 2 ? "hold" : "closed";
  if (daysAgo > FRESH_DAYS) return faker.number.int(99) < 20 ? "pending" : "solved";
  return faker.helpers.weightedArrayElement<DemoTicket["status"]>([
    ...(daysAgo < 2 ? [{ weight: 4, value: "new" } as const] : []),
    { weight: 5, value: "open" },
    { weight: 3, value: "pending" },
    { weight: 1, value: "hold" },
    { weight: 2, value: "solved" },
  ]);
}

function conversation(
  faker: Faker,
  now: number,
  topic: Topic,
  requester: DemoUser,
  created: number,
  status: DemoTicket["status"],
): readonly [DemoComment, ...DemoComment[]] {
  const words = topic.words[requester.language];
  const first: DemoComment = {
    from: "requester",
    public: true,
    body: words.request,
    at: isoSeconds(created),
  };
  if (status === "new") return [first];
  const before = (moment: number): number => Math.min(moment, minutesLater(now, -5));
  const answered = before(minutesLater(created, faker.number.int({ min: 6, max: 300 })));
  const answer: DemoComment = { from: "agent", public: true, body: words.answer, at: isoSeconds(answered) };
  if (status === "open") return faker.datatype.boolean() ? [first] : [first, answer];
  if (!isDone(status)) return [first, answer];
  const thanked = before(daysLater(answered, faker.number.float({ min: 0.05, max: 3 })));
  return [first, answer, { from: "requester", public: true, body: words.thanks, at: isoSeconds(thanked) }];
}
