import type { ClockAction, Policy } from "#core";
import type { EffectChange } from "../store/effect.ts";
import { inLanguage } from "./noticeText.ts";
import type { Person } from "./personOf.ts";

export type TicketActions = Extract<EffectChange, { kind: "ticket_actions" }>;

/** No change at all. */
export const NOTHING: TicketActions = {
  kind: "ticket_actions",
  note: null,
  tags: [],
  priority: null,
  group: null,
  assignee: null,
  followers: [],
  reopen: false,
};

/**
 * What a policy's actions ask to be done on a ticket, as one write.
 * @param words for a `notify` without a text of its own.
 */
export function askedActions(
  policy: Policy,
  actions: readonly ClockAction[],
  words: string,
  personIn: (role: string) => Person | null,
): TicketActions {
  const language = policy.document.languages[0] ?? "en";
  const notes: string[] = [];
  const asked: { -readonly [Key in keyof TicketActions]: TicketActions[Key] } = { ...NOTHING };
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
        const person = personIn(action.role);
        if (person?.kind === "group") asked.group = person.group;
        else if (person !== null) asked.assignee = person;
        break;
      }
      case "notify": {
        const person = personIn(action.role);
        const text = action.text === null ? words : inLanguage(action.text, language);
        notes.push(`${addressed(policy, action.role, person)}: ${text}`);
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

/** Title of a role, for notes to it. */
export function roleTitle(policy: Policy, role: string): string {
  const title = policy.document.roles.find(({ key }) => key === role)?.title;
  return title === undefined ? role : inLanguage(title, policy.document.languages[0] ?? "en");
}

/** Who the note is for: the role, and the group where it stands for one. */
export function addressed(policy: Policy, role: string, person: Person | null): string {
  const name = roleTitle(policy, role);
  return person?.kind === "group" ? `${name} (${person.group})` : name;
}
