import { type CallbackResult, type CallbackRule, type Policy, taskOf, visitComplaintTag } from "#core";
import type { KnownPeople } from "../promises/personOf.ts";
import type { NewEffect } from "../store/effect.ts";
import type { CallbackRow } from "../store/callbacks.ts";
import type { TicketRow } from "../store/tickets.ts";
import { askedActions } from "../promises/askedActions.ts";
import { instantTold, taskText, textsOf } from "./callbackTexts.ts";
import { complaintRequest } from "./complaintRequest.ts";
import { type CallerQuestion, personInRole } from "./whoCalls.ts";

type Action = CallbackRule["outcomes"]["dissatisfied"]["actions"][number];

/**
 * What a result asks for (D11, I6): on the ticket the call was about, on a follow-up where that is closed, else on the task. A
 * complaint found in a call about no ticket becomes a request of its own.
 * @param rule null: the policy has it no more; a dissatisfied customer's ticket opens again all the same.
 */
export function outcomeEffects(
  policy: Policy,
  rule: CallbackRule | null,
  callback: CallbackRow,
  outcome: {
    readonly result: CallbackResult;
    /** The ticket it is about, as the ledger knows it. */
    readonly about: TicketRow | null;
    /** The call's own task. */
    readonly task: TicketRow;
    readonly question: CallerQuestion;
    readonly known: KnownPeople;
  },
): readonly NewEffect[] {
  const { result, about, task, question, known } = outcome;
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
    return [
      complaintRequest(callback, about, change, {
        followUpOf: about.facts.id,
        subject: `#${about.facts.id}`,
      }),
    ];
  }
  if (callback.ticketId === null && rule !== null && result === "dissatisfied") {
    const named = { customerName: question.customer?.name ?? null, ticketId: null, problemType: null };
    const { subject } = taskText(policy, rule, named);
    return [complaintRequest(callback, task, change, { followUpOf: null, subject })];
  }
  const isChangeable = about !== null && status !== "closed" && status !== "deleted";
  const subjectId = isChangeable ? about.facts.id : callback.taskTicketId;
  if (subjectId === null) return [];
  // A task that was called about is over; only the ticket itself opens again.
  const reopen = isChangeable && change.reopen;
  const isVisit = isChangeable && taskOf(policy, about.facts) === "visit";
  const tags = isVisit && reopen ? [...change.tags, visitComplaintTag(callback.id)] : change.tags;
  return [
    {
      ...base,
      id: `ticket_actions:callback:${callback.id}:${result}`,
      subjectId,
      change: { ...change, tags, reopen },
    },
  ];
}

const NOTHING_ASKED: { readonly actions: readonly Action[] } = { actions: [] };

/** The rule's own actions; whom it leaves out is told all the same: SEMANTICS wants the lead to know. */
function actionsFor(rule: CallbackRule | null, result: CallbackResult): readonly Action[] {
  const { actions } = rule?.outcomes[result] ?? NOTHING_ASKED;
  const lead = rule?.lead ?? null;
  const tell: readonly Action[] =
    lead === null || actions.some((action) => action.do === "notify")
      ? []
      : [{ do: "notify", role: lead, text: null }];
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
      return texts.dissatisfied(callback.taskTicketId ?? 0, instantTold(policy, callback, callback.solveBy));
    case "unreachable":
      return texts.gaveUp(callback.attempts);
    case "satisfied":
    case "fairly_satisfied":
    case "refused":
      return result;
  }
}
