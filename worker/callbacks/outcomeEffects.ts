import { type CallbackResult, type CallbackRule, type Policy } from "#core";
import type { KnownPeople } from "../promises/personOf.ts";
import type { NewEffect } from "../store/effect.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import type { TicketRow } from "../store/tickets.ts";
import { askedActions, type TicketActions } from "../promises/askedActions.ts";
import { callbackExternalId } from "./callbackEffects.ts";
import { textsOf } from "./callbackTexts.ts";
import { type CallerQuestion, personInRole } from "./whoCalls.ts";

type Action = CallbackRule["outcomes"]["dissatisfied"]["actions"][number];

/** What a result asks for (D11, I6): on the ticket the call was about, on a follow-up where that is closed, else on the task. */
export function outcomeEffects(
  policy: Policy,
  rule: CallbackRule,
  callback: CallbackRow,
  outcome: {
    readonly result: CallbackResult;
    /** The ticket it is about, as the ledger knows it. */
    readonly about: TicketRow | null;
    readonly question: CallerQuestion;
    readonly known: KnownPeople;
  },
): readonly NewEffect[] {
  const { result, about, question, known } = outcome;
  const words = wordsFor(policy, callback, result);
  const asked = askedActions(policy, actionsFor(rule, result), words, (role) =>
    personInRole(policy, role, question, known),
  );
  const note = asked.note ?? (result === "dissatisfied" ? words : null);
  const change = { ...asked, note };
  const isNothing = note === null && change.tags.length === 0 && change.priority === null && !change.reopen;
  if (isNothing && change.group === null && change.assignee === null) return [];
  const base = { announce: true, cause: `callback ${callback.id}` };
  const status = about?.facts.status;
  if (about !== null && status === "closed" && result === "dissatisfied") {
    return [followUp(callback, about, change)];
  }
  const isChangeable = about !== null && status !== "closed" && status !== "deleted";
  const subjectId = isChangeable ? about.facts.id : callback.taskTicketId;
  if (subjectId === null) return [];
  // A task that was called about is over; only the ticket itself opens again.
  const reopen = isChangeable && change.reopen;
  return [
    {
      ...base,
      id: `ticket_actions:callback:${callback.id}:${result}`,
      subjectId,
      change: { ...change, reopen },
    },
  ];
}

/** The rule's own actions; whom it leaves out is told all the same: SEMANTICS wants the lead to know. */
function actionsFor(rule: CallbackRule, result: CallbackResult): readonly Action[] {
  const { actions } = rule.outcomes[result];
  const tell: readonly Action[] =
    rule.lead === null || actions.some((action) => action.do === "notify")
      ? []
      : [{ do: "notify", role: rule.lead, text: null }];
  switch (result) {
    case "dissatisfied":
      return [
        ...actions,
        ...(actions.some((action) => action.do === "reopen") ? [] : [{ do: "reopen" } as const]),
        ...tell,
      ];
    case "unreachable":
      return [...actions, ...tell];
    case "satisfied":
    case "fairly_satisfied":
    case "refused":
      return actions;
  }
}

function wordsFor(policy: Policy, callback: CallbackRow, result: CallbackResult): string {
  const texts = textsOf(policy);
  switch (result) {
    case "dissatisfied":
      return texts.dissatisfied(callback.taskTicketId ?? 0, callback.solveBy ?? "");
    case "unreachable":
      return texts.gaveUp(callback.attempts);
    case "satisfied":
    case "fairly_satisfied":
    case "refused":
      return result;
  }
}

function followUp(callback: CallbackRow, { facts }: TicketRow, change: TicketActions): NewEffect {
  return {
    id: `new_ticket:follow_up:${callback.id}`,
    subjectId: facts.id,
    change: {
      kind: "new_ticket",
      // Not one of our own tasks: it is the customer's request that goes on.
      externalId: callbackExternalId(callback.id).replace(":callback:", ":follow_up:"),
      type: null,
      followUpOf: facts.id,
      subject: `#${facts.id}`,
      body: change.note ?? "",
      requesterId: facts.requesterId,
      organizationId: facts.requesterId === null ? null : facts.organizationId,
      group: change.group,
      assignee:
        change.assignee ?? (facts.assigneeId === null ? null : { kind: "user", id: facts.assigneeId }),
      dueAt: null,
      priority: change.priority ?? "high",
      tags: [...change.tags, "callback_follow_up"],
    },
    announce: true,
    cause: `callback ${callback.id}`,
  };
}
