import type { Comment, Ticket } from "../records/ticket.ts";
import type { Standin } from "../standin.ts";
import { holds } from "./holds.ts";
import { renderTriggerBody } from "./renderTriggerBody.ts";

/** Runs the active triggers over a save, in order of position. The only action that does something is `notification_webhook`. */
export const runTriggers = (
  standin: Standin,
  before: Ticket | undefined,
  after: Ticket,
  actorId: number,
  comment: Comment | undefined,
): void => {
  const triggers = [...standin.state.triggers.values()]
    .filter((trigger) => trigger.active)
    .toSorted((a, b) => a.position - b.position);
  for (const trigger of triggers) {
    const { all, any } = trigger.conditions;
    const met = (condition: (typeof all)[number]): boolean =>
      holds(standin.state, condition, { before, after, comment, saving: true }) === true;
    if (!all.every(met) || (any.length > 0 && !any.some(met))) continue;
    for (const action of trigger.actions) {
      if (action.field !== "notification_webhook" || !Array.isArray(action.value)) continue;
      const [webhookId, template] = action.value;
      const webhook = standin.state.webhooks.get(String(webhookId));
      if (webhook?.subscriptions.includes("conditional_ticket_events") !== true) continue;
      standin.dispatcher.fire(
        standin.state,
        webhook,
        renderTriggerBody(standin, after, actorId, String(template ?? "")),
      );
    }
  }
};
