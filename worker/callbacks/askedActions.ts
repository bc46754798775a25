import type { CallbackRule, Policy } from "#core";
import { inLanguage } from "../promises/noticeText.ts";
import type { EffectChange } from "../store/effect.ts";
import type { KnownPeople } from "../promises/personOf.ts";
import { roleTitle } from "./callbackEffects.ts";
import { type CallerQuestion, personInRole } from "./whoCalls.ts";

export type TicketActions = Extract<EffectChange, { kind: "ticket_actions" }>;
type Action = CallbackRule["outcomes"]["dissatisfied"]["actions"][number];

/** What an outcome's actions ask to be done on a ticket, as one write. @param words for a `notify` without its own text. */
export function askedActions(
  policy: Policy,
  actions: readonly Action[],
  words: string,
  { question, known }: { readonly question: CallerQuestion; readonly known: KnownPeople },
): TicketActions {
  const language = policy.document.languages[0] ?? "en";
  const notes: string[] = [];
  const asked: { -readonly [Key in keyof TicketActions]: TicketActions[Key] } = {
    kind: "ticket_actions",
    note: null,
    tags: [],
    priority: null,
    group: null,
    assignee: null,
    followers: [],
    reopen: false,
  };
  for (const action of actions) {
    switch (action.do) {
      case "internal_note":
        notes.push(inLanguage(action.text, language));
        break;
      case "tag":
        asked.tags = [...asked.tags, action.tag];
        break;
      case "priority":
        asked.priority = action.priority;
        break;
      case "group":
        asked.group = action.group;
        break;
      case "assign": {
        const person = personInRole(policy, action.role, question, known);
        if (person?.kind === "group") asked.group = person.group;
        else if (person !== null) asked.assignee = person;
        break;
      }
      case "notify": {
        const person = personInRole(policy, action.role, question, known);
        const text = action.text === null ? words : inLanguage(action.text, language);
        notes.push(`${roleTitle(policy, action.role)}: ${text}`);
        asked.tags = [...asked.tags, `notify_${action.role}`];
        if (person !== null && person.kind !== "group") asked.followers = [...asked.followers, person];
        break;
      }
      case "reopen":
        asked.reopen = true;
        break;
      case "offer_reply":
        // The sidebar offers it; nothing is written.
        break;
    }
  }
  return { ...asked, note: notes.length === 0 ? null : notes.join("\n") };
}
