import { describe, expect, test } from "vitest";
import { makeBrief, type SolvedTicket, type TicketFacts } from "#core";
import { customer, NOW, ticket } from "../facts.ts";
import { preset } from "../presets/given.ts";
import { small } from "../smallPolicy.ts";

const policy = small({
  problemTypes: [
    { key: "fault", title: "Fault", when: { all: [{ field: "type", operator: "is", value: "incident" }] } },
  ],
});

const solved = (ticketId: number, changes: Partial<SolvedTicket> = {}): SolvedTicket => ({
  ticketId,
  problemType: null,
  words: [],
  tags: [],
  solver: { id: 3, name: "Ann" },
  solvedAt: `2026-11-${String(ticketId).padStart(2, "0")}T10:00:00Z`,
  ...changes,
});

const briefOf = (of: typeof policy, changes: Partial<TicketFacts>, ...rows: readonly SolvedTicket[]) =>
  makeBrief(
    of,
    {
      policyVersion: 1,
      policyProblem: null,
      ticket: ticket(changes),
      customer: customer({}),
      visits: [],
      inZendesk: { tierOption: null, serviceLevelOption: null },
      solved: rows,
    },
    NOW,
  ).history;
const idsOf = (changes: Partial<TicketFacts>, ...rows: readonly SolvedTicket[]) =>
  briefOf(policy, changes, ...rows)?.map(({ ticketId }) => ticketId);

describe("what helped the customer last time (B4)", () => {
  test("the same problem type comes before shared words and tags, then the latest", () => {
    const open = { type: "incident", subjectWords: ["printer"], tags: ["office"] } as const;
    expect(
      idsOf(
        open,
        solved(1, { words: ["printer"] }),
        solved(2, { problemType: "fault" }),
        solved(3, { tags: ["office"] }),
        solved(4, { problemType: "fault" }),
      ),
    ).toEqual([4, 2, 3]);
  });

  test("a ticket that has nothing in common is not shown, nor the open one itself", () => {
    expect(idsOf({ subjectWords: ["printer"] }, solved(1), solved(42, { words: ["printer"] }))).toEqual([]);
  });

  test("tags of ours say nothing of what a ticket is about", () => {
    const tags = ["reply_sorry", "flow_call_greet", "guard_blocked_slot", "segment_new"];
    expect(idsOf({ tags }, solved(1, { tags }))).toEqual([]);
  });

  test("on a task of ours nothing is shown", () => {
    expect(idsOf({ type: "task", externalId: "tierwise:visit:1" }, solved(1))).toBeUndefined();
  });

  test("replies that were sent and answers that a call came to are told", () => {
    const tags = ["reply_complaint_heard", "flow_complaint_sort_genuine", "flow_complaint_analyse_quality"];
    const history = briefOf(
      preset("repair"),
      { tags: ["complaint_quality"] },
      solved(1, { problemType: "complaint_quality", tags }),
    );
    expect(history).toMatchObject([
      {
        ticketId: 1,
        problemType: { key: "complaint_quality" },
        solver: { name: "Ann" },
        replies: [{ key: "complaint_heard" }],
        answers: [{ answer: { en: "Genuine" } }, { answer: { en: "Quality" } }],
      },
    ]);
  });
});
