import { describe, expect, test } from "vitest";
import { compileConditions } from "../../../core/conditions/compileConditions.ts";
import type { Condition } from "../../../core/conditions/condition.ts";
import type { Subject } from "../../../core/conditions/subject.ts";
import { fieldsOf } from "../../../core/policy/fieldsOf.ts";
import { subjectWordsIn, type FactMap, type FactValue, type Operator, type TicketFacts } from "#core";
import { small } from "../smallPolicy.ts";
import { ticket } from "../facts.ts";

const fields = fieldsOf(
  small({
    segments: [
      { key: "new", group: "stage", title: "New" },
      { key: "loyal", group: "stage", title: "Loyal" },
    ],
  }).document,
  "reply",
);

function compiled(...all: Condition[]) {
  return compileConditions({ all, any: [] }, (name) => fields.find(name) ?? fail(name));
}

function fail(name: string): never {
  throw new Error(`no such field: ${name}`);
}

const about = (facts: FactMap, more: Partial<Subject> = {}): Subject => ({ facts, tags: [], ...more });
const onTicket = (changes: Partial<TicketFacts>): Subject => about({}, { ticket: ticket(changes) });

function holds(subject: Subject, field: string, operator: Operator, value: FactValue | null = null): boolean {
  return compiled({ field, operator, value }).holds(subject);
}

function verdict(subject: Subject, field: string, operator: Operator, value: FactValue | null = null) {
  return compiled({ field, operator, value }).explain(subject).all[0];
}

describe("numbers", () => {
  test.each([
    ["less_than", 9, true],
    ["less_than", 10, false],
    ["less_than_equal", 10, true],
    ["less_than_equal", 11, false],
    ["greater_than", 11, true],
    ["greater_than", 10, false],
    ["greater_than_equal", 10, true],
    ["greater_than_equal", 9, false],
    ["is", 10, true],
    ["is", 9, false],
    ["is_not", 9, true],
    ["is_not", 10, false],
  ] as const)("%s 10 of %d is %s", (operator, found, held) => {
    expect(holds(about({ spend: found }), "spend", operator, 10)).toBe(held);
  });

  test("zero and negative amounts are known values", () => {
    expect(holds(about({ spend: 0 }), "spend", "less_than", 10)).toBe(true);
    expect(holds(about({ spend: -5 }), "spend", "less_than", 0)).toBe(true);
    expect(holds(about({ spend: 0 }), "spend", "present")).toBe(true);
  });

  test("an organization field may be named in full as in Zendesk", () => {
    expect(holds(about({ spend: 11 }), "organization.custom_fields.spend", "greater_than", 10)).toBe(true);
  });
});

describe("unknown facts", () => {
  test("make a condition false, also a negative one, and show as unknown", () => {
    expect(holds(about({}), "spend", "less_than", 10)).toBe(false);
    expect(holds(about({}), "spend", "is_not", 10)).toBe(false);
    expect(verdict(about({}), "spend", "is_not", 10)).toMatchObject({ held: "unknown", found: null });
  });

  test("are what present and not_present ask for", () => {
    expect(holds(about({}), "spend", "not_present")).toBe(true);
    expect(holds(about({}), "spend", "present")).toBe(false);
    expect(verdict(about({}), "spend", "not_present")).toMatchObject({ held: "yes", wanted: null });
  });

  test("include everything about a ticket where there is none", () => {
    expect(verdict(about({}), "status", "is", "open")?.held).toBe("unknown");
  });
});

describe("empty fields of a ticket", () => {
  test("are known to be empty: a ticket without priority is not urgent", () => {
    expect(holds(onTicket({ priority: null }), "priority", "is_not", "urgent")).toBe(true);
    expect(holds(onTicket({ priority: null }), "priority", "is", "urgent")).toBe(false);
    expect(verdict(onTicket({ priority: null }), "priority", "is", "urgent")).toMatchObject({
      held: "no",
      found: null,
    });
  });

  test("can be asked for by an empty value, as in Zendesk", () => {
    expect(holds(onTicket({ assigneeId: null }), "assignee_id", "is", null)).toBe(true);
    expect(holds(onTicket({ assigneeId: 5 }), "assignee_id", "is", null)).toBe(false);
    expect(holds(onTicket({ assigneeId: 5 }), "assignee_id", "is_not", null)).toBe(true);
  });

  test("are never less or greater than anything", () => {
    expect(holds(onTicket({ priority: null }), "priority", "less_than", "urgent")).toBe(false);
  });
});

describe("orders", () => {
  test("statuses stand new, open, pending, hold, solved, closed", () => {
    const order = ["new", "open", "pending", "hold", "solved", "closed"] as const;
    for (const [place, status] of order.entries()) {
      const below = order.filter((one) => holds(onTicket({ status: one }), "status", "less_than", status));
      expect(below).toEqual(order.slice(0, place));
    }
  });

  test("priorities stand low, normal, high, urgent", () => {
    const order = ["low", "normal", "high", "urgent"] as const;
    const above = order.filter((one) =>
      holds(onTicket({ priority: one }), "priority", "greater_than_equal", "high"),
    );
    expect(above).toEqual(["high", "urgent"]);
  });

  test("dates compare by day", () => {
    expect(holds(about({ since: "2026-01-31" }), "since", "less_than", "2026-02-01")).toBe(true);
    expect(holds(about({ since: "2026-02-01" }), "since", "less_than", "2026-02-01")).toBe(false);
  });
});

describe("lists, choices and texts", () => {
  test("tags: any of the words, separated by spaces", () => {
    expect(holds(onTicket({ tags: ["a", "outage"] }), "current_tags", "includes", "urgent outage")).toBe(
      true,
    );
    expect(holds(onTicket({ tags: ["a"] }), "current_tags", "includes", "urgent outage")).toBe(false);
    expect(holds(onTicket({ tags: ["a"] }), "current_tags", "not_includes", "urgent outage")).toBe(true);
    expect(holds(onTicket({ tags: ["urgent"] }), "current_tags", "not_includes", "urgent outage")).toBe(
      false,
    );
  });

  test("tags of the organization", () => {
    expect(holds(about({}, { tags: ["partner"] }), "organization.tags", "includes", "partner")).toBe(true);
  });

  test("a choice is known by its key and by its option value", () => {
    expect(holds(about({ stage: "stage_new" }), "stage", "is", "new")).toBe(true);
    expect(holds(about({ stage: "new" }), "stage", "is", "stage_new")).toBe(true);
    expect(holds(about({ stage: "stage_stable" }), "stage", "is", "new")).toBe(false);
  });

  test("is with several values means any of them", () => {
    expect(holds(onTicket({ type: "incident" }), "type", "is", ["incident", "problem"])).toBe(true);
    expect(holds(onTicket({ type: "question" }), "type", "is_not", ["incident", "problem"])).toBe(true);
  });

  test("ids may be written as numbers or texts", () => {
    expect(holds(onTicket({ groupId: 25 }), "group_id", "is", "25")).toBe(true);
    expect(holds(onTicket({ groupId: 25 }), "group_id", "is", 25)).toBe(true);
  });

  test("yes and no", () => {
    expect(holds(about({ strategic: true }), "strategic", "is", true)).toBe(true);
    expect(holds(about({ strategic: false }), "strategic", "is", true)).toBe(false);
  });

  test("custom ticket fields by their id; a missing one is unknown", () => {
    expect(holds(onTicket({ customFields: { 77: "refund" } }), "custom_fields_77", "is", "refund")).toBe(
      true,
    );
    expect(verdict(onTicket({}), "custom_fields_77", "is", "refund")?.held).toBe("unknown");
  });

  test("tier, segments and urgency of the ticket at hand", () => {
    const subject = about({}, { tier: "gold", segments: ["loyal"], urgency: "urgent" });
    expect(holds(subject, "service_tier", "is", "gold")).toBe(true);
    expect(holds(subject, "segment", "includes", "new loyal")).toBe(true);
    expect(holds(subject, "urgency", "is_not", "urgent")).toBe(false);
  });

  test("channel and via_id mean the same", () => {
    expect(holds(onTicket({ channel: "email" }), "via_id", "is", "email")).toBe(true);
    expect(holds(onTicket({ channel: "email" }), "channel", "is", "email")).toBe(true);
  });
});

describe("words of the subject", () => {
  const found = subjectWordsIn("Server DOWN since noon 系统瘫痪了", [
    "down",
    "瘫痪",
    "download",
    "server down",
  ]);

  test("are found whole, whatever their case, and inside Chinese text", () => {
    expect(found).toEqual(["down", "瘫痪", "server down"]);
    expect(subjectWordsIn("please download", ["down"])).toEqual([]);
  });

  test("conditions ask for any of them, or for a whole phrase", () => {
    const subject = onTicket({ subjectWords: found });
    expect(holds(subject, "subject_includes_word", "includes", "outage 瘫痪")).toBe(true);
    expect(holds(subject, "subject_includes_word", "includes", "outage broken")).toBe(false);
    expect(holds(subject, "subject_includes_word", "is", "Server down")).toBe(true);
    expect(holds(subject, "subject_includes_word", "not_includes", "outage")).toBe(true);
  });
});

describe("condition sets", () => {
  const bigger = (value: number): Condition => ({ field: "spend", operator: "greater_than", value });
  const set = (all: Condition[], any: Condition[]) =>
    compileConditions({ all, any }, (name) => fields.find(name) ?? fail(name));

  test("an empty array restricts nothing", () => {
    expect(set([], []).holds(about({}))).toBe(true);
    expect(set([bigger(1)], []).holds(about({ spend: 2 }))).toBe(true);
    expect(set([], [bigger(1)]).holds(about({ spend: 2 }))).toBe(true);
  });

  test("all of all, and at least one of any", () => {
    expect(set([bigger(1)], [bigger(5), bigger(2)]).holds(about({ spend: 3 }))).toBe(true);
    expect(set([bigger(1)], [bigger(5), bigger(4)]).holds(about({ spend: 3 }))).toBe(false);
    expect(set([bigger(4)], [bigger(2)]).holds(about({ spend: 3 }))).toBe(false);
  });

  test("an explanation has the verdict of every condition, with title and unit", () => {
    expect(set([bigger(1)], [bigger(5)]).explain(about({ spend: 3 }))).toEqual({
      held: false,
      all: [
        {
          field: "spend",
          title: { en: "Spend" },
          unit: "CNY",
          operator: "greater_than",
          wanted: 1,
          found: 3,
          held: "yes",
        },
      ],
      any: [
        {
          field: "spend",
          title: { en: "Spend" },
          unit: "CNY",
          operator: "greater_than",
          wanted: 5,
          found: 3,
          held: "no",
        },
      ],
    });
  });
});
