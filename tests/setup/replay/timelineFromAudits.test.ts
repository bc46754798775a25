import { clocksOf, type Policy, readPolicy } from "#core";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { differenceText } from "../../../setup/replay/differenceText.ts";
import { replayDifferences } from "../../../setup/replay/replayDifferences.ts";
import { type Surroundings, timelineFromAudits } from "../../../setup/replay/timelineFromAudits.ts";
import type { Ticket, TicketAudit } from "#zendesk";

const preset: unknown = parse(
  readFileSync(resolve(import.meta.dirname, "../../../policies/it-services.yaml"), "utf8"),
);
const changes: unknown = parse(`
preset: it-services
schedules:
  - { key: plain, title: { en: Plain }, zone: UTC, week: { mon: ["09:00-17:00"], tue: ["09:00-17:00"] } }
serviceLevels:
  others_general: { schedule: plain, targets: { first_reply: 1h, next_reply: null, update: null, resolution: 8h } }
`);

function policyOf(document: unknown): Policy {
  const read = readPolicy({ policy: document, presets: { "it-services": preset } });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}
const policy = policyOf(changes);

const AGENT = 3;
const CUSTOMER = 501;
const at = (time: string): string => `2026-11-23T${time}:00Z`;

/** A ticket of today, as REST shows it. */
const ticket: Ticket = {
  id: 42,
  status: "pending",
  created_at: at("10:00"),
  updated_at: at("12:00"),
  priority: null,
  type: null,
  subject: "The printer",
  external_id: null,
  organization_id: null,
  requester_id: CUSTOMER,
  assignee_id: AGENT,
  group_id: 1,
  brand_id: 2,
  ticket_form_id: 3,
  due_at: null,
  tags: ["sla_ordinary_general"],
  custom_fields: [],
  satisfaction_rating: null,
  via: { channel: "web" },
};

let ids = 0;
const audit = (time: string, author_id: number, ...events: TicketAudit["events"]): TicketAudit => {
  ids += 1;
  return { id: ids, ticket_id: 42, author_id, created_at: at(time), events };
};
const create = (field_name: string, value: unknown) => ({ id: 1, type: "Create", field_name, value });
const change = (field_name: string, previous_value: unknown, value: unknown) => ({
  id: 1,
  type: "Change",
  field_name,
  value,
  previous_value,
  via: { channel: "web" },
});
const comment = (author_id: number, isPublic = true, id = 7) => ({
  id,
  type: "Comment",
  author_id,
  body: "A text that is passed over",
  public: isPublic,
  audit_id: 1,
});

/** Comes in at 10:00, taken at 10:10, answered at 10:30, waits for the customer from then on. */
const audits: readonly TicketAudit[] = [
  audit(
    "10:00",
    CUSTOMER,
    comment(CUSTOMER),
    create("status", "new"),
    create("subject", "The printer"),
    create("requester_id", String(CUSTOMER)),
  ),
  audit("10:10", AGENT, change("status", "new", "open"), change("assignee_id", null, String(AGENT))),
  audit("10:20", AGENT, comment(AGENT, false)),
  audit("10:30", AGENT, comment(AGENT), change("status", "open", "pending"), {
    id: 9,
    type: "Notification",
    recipients: [CUSTOMER],
  }),
];

const around: Surroundings = {
  customer: null,
  tiers: [],
  policies: [{ version: 1, seenAt: "2026-01-01T00:00:00Z", policy }],
  staff: new Set([AGENT]),
};
const timeline = (some: readonly TicketAudit[] = audits, more: Partial<Surroundings> = {}, now = ticket) =>
  timelineFromAudits(now, some, { ...around, ...more });
const said = (some?: readonly TicketAudit[]): readonly string[] =>
  timeline(some)
    .events.filter(({ kind }) => kind !== "level")
    .map(({ at: time, kind, ...more }) => [time.slice(11, 16), kind, ...Object.values(more)].join(" "));

describe("a ticket's history from Zendesk's audits", () => {
  it("is what happened, each at the time of its save; notes and notifications are nothing", () => {
    expect(said()).toEqual([
      "10:00 created",
      "10:00 public_comment_by_customer",
      "10:00 status new",
      "10:10 status open",
      "10:10 assigned 3",
      "10:30 public_reply_by_agent 3",
      "10:30 status pending",
    ]);
  });

  it("gives the clocks that the policy promises", () => {
    const clocks = clocksOf(policy, timeline(), at("13:00"));
    expect(clocks.map(({ key, state, ranSeconds }) => [key, state, ranSeconds])).toEqual([
      ["first_reply", "fulfilled", 30 * 60],
      ["resolution", "paused", 30 * 60],
    ]);
  });

  it("does not depend on the order of the audits", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...audits], { minLength: audits.length }), (shuffled) => {
        expect(clocksOf(policy, timeline(shuffled), at("13:00"))).toEqual(
          clocksOf(policy, timeline(), at("13:00")),
        );
      }),
    );
  });

  it("takes a comment that was made private later for the answer that it was", () => {
    const hidden = [
      ...audits.slice(0, 3),
      audit("10:30", AGENT, comment(AGENT, false, 77)),
      audit("11:00", AGENT, { id: 8, type: "CommentPrivacyChange", comment_id: 77, public: false }),
    ];
    expect(said(hidden)).toContain("10:30 public_reply_by_agent 3");
  });

  it("takes what the system wrote for nobody's comment, and its change of status for a change", () => {
    const closed = [...audits, audit("16:00", -1, comment(-1), change("status", "pending", "closed"))];
    expect(said(closed).slice(-1)).toEqual(["16:00 status closed"]);
  });

  it("reads lines of kinds that it does not know as nothing", () => {
    const odd = [...audits, audit("11:00", AGENT, { type: "SomethingNew" }, { type: "Change" })];
    expect(said(odd)).toEqual(said());
  });

  it("changes the level when a tag or a priority makes it urgent, whatever the ticket is today", () => {
    const urgent = [...audits, audit("11:00", AGENT, change("priority", null, "urgent"))];
    const levels = timeline(urgent).events.flatMap((event) =>
      event.kind === "level" ? [`${event.at.slice(11, 16)} ${event.urgency}`] : [],
    );
    expect(levels.at(0)).toBe("10:00 general");
    expect(levels.at(-1)).toBe("11:00 urgent");
  });

  it("has the tier that the customer had then, and the policy that was in force then", () => {
    const newer = policyOf({ preset: "it-services" });
    const levels = timeline(audits, {
      tiers: [
        { at: "2026-11-23T10:00:05.123Z", tier: "core" },
        { at: "2026-11-23T11:00:00Z", tier: "vip" },
      ],
      policies: [...around.policies, { version: 2, seenAt: "2026-11-23T12:00:00Z", policy: newer }],
    }).events.flatMap((event) =>
      event.kind === "level" ? [`${event.at.slice(11, 16)} ${event.tier} ${event.policyVersion}`] : [],
    );
    expect(levels.at(0)).toBe("10:00 core 1");
    expect(levels).toContain("11:00 vip 1");
    expect(levels.at(-1)).toBe("12:00 vip 2");
  });

  it("says when a step was done and why the clock stood still, by the ticket's tags", () => {
    const steps = policyOf({
      preset: "it-services",
      serviceLevels: {
        others_general: {
          steps: [{ key: "look", title: { en: "Look" }, within: "1h" }],
          pauseReasons: [{ key: "parts", title: { en: "Parts" } }],
        },
      },
    });
    const tagged = [
      ...audits,
      audit("11:00", AGENT, change("tags", [], ["done_look", "pause_parts"])),
      audit("12:00", AGENT, change("tags", ["done_look", "pause_parts"], ["done_look"])),
    ];
    const seen = timeline(tagged, {
      policies: [{ version: 1, seenAt: "2026-01-01T00:00:00Z", policy: steps }],
    });
    expect(
      seen.events.flatMap((event) =>
        event.kind === "step_done" || event.kind === "pause_reason"
          ? [[event.at.slice(11, 16), event.kind, "step" in event ? event.step : event.reason]]
          : [],
      ),
    ).toEqual([
      ["11:00", "step_done", "look"],
      ["11:00", "pause_reason", "parts"],
      ["12:00", "pause_reason", null],
    ]);
  });
});

describe("the ledger beside it", () => {
  const replayed = timeline().events;
  const compare = (stored: typeof replayed, deadlines: { id: string; at: string; state: string }[] = []) =>
    replayDifferences({
      policy,
      earlier: new Map(),
      ticketId: 42,
      stored,
      replayed,
      deadlines,
      now: at("13:00"),
    });

  it("that heard the same in another order and twice does not differ", () => {
    expect(compare([...replayed.toReversed(), ...replayed]).differences).toEqual([]);
  });

  it("that never heard of an answer runs a clock that is over", () => {
    const lost = replayed.filter(({ kind }) => kind !== "public_reply_by_agent");
    const { differences } = compare(lost);
    expect(differences.map(({ kind }) => kind)).toEqual(["moment_missing", "clock_differs"]);
    expect(differences.map(differenceText)).toEqual([
      "the Worker never heard of it: a public answer by 3 2026-11-23T10:30:00Z",
      expect.stringMatching(
        /^first_reply since 2026-11-23T10:00:00Z: the Worker has .*; by Zendesk's history it is met 2026-11-23T10:30:00Z, 30 of 60 min used/,
      ),
    ]);
  });

  it("that waits for what will not come, or does not wait for what will, is told so", () => {
    const running = replayed.filter(({ at: time }) => time < at("10:30"));
    const { differences } = replayDifferences({
      policy,
      earlier: new Map(),
      ticketId: 42,
      stored: running,
      replayed: running,
      deadlines: [{ id: "42:gone", at: at("16:00"), state: "waiting" }],
      now: at("10:20"),
    });
    expect(differences.filter(({ kind }) => kind === "deadline_extra")).toEqual([
      { kind: "deadline_extra", id: "42:gone", at: at("16:00") },
    ]);
    expect(differences.some(({ kind }) => kind === "deadline_missing")).toBe(true);
  });
});
