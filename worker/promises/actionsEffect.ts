import type { Clock, ClockAction, DueDeadline, Language, Policy } from "#core";
import type { EffectChange, NewEffect } from "../store/effect.ts";
import { inLanguage, noticeText } from "./noticeText.ts";
import { type KnownPeople, type Person, personOf, type RoleQuestion } from "./personOf.ts";

export type TicketActions = Extract<EffectChange, { kind: "ticket_actions" }>;

/** The roles that these actions want filled. */
export function rolesIn(actions: readonly ClockAction[]): readonly string[] {
  return actions.flatMap((action) => (action.do === "assign" || action.do === "notify" ? action.role : []));
}

/** The write a deadline asks for: another one when it comes again after it was withdrawn. */
export const actionsEffectId = (deadlineId: string, withdrawals: number): string =>
  `ticket_actions:${deadlineId}${withdrawals === 0 ? "" : `:${withdrawals + 1}`}`;

/** What a deadline asks to be done on its ticket, as one write; null: nothing in Zendesk. */
export function actionsEffect(
  policy: Policy,
  deadline: DueDeadline & { readonly withdrawals: number },
  clock: Pick<Clock, "metric" | "title">,
  question: RoleQuestion,
  known: KnownPeople,
): NewEffect | null {
  const language = policy.document.languages[0] ?? "en";
  const notes: string[] = [];
  const asked: { -readonly [Key in keyof TicketActions]: TicketActions[Key] } = { ...NOTHING };
  for (const action of deadline.actions) {
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
        const person = personOf(policy, action.role, question, known);
        if (person?.kind === "group") asked.group = person.group;
        else if (person !== null) asked.assignee = person;
        break;
      }
      case "notify": {
        const person = personOf(policy, action.role, question, known);
        const words =
          action.text === null ? noticeText(deadline, clock, language) : inLanguage(action.text, language);
        notes.push(`${addressed(policy, action.role, person, language)}: ${words}`);
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
  const change = { ...asked, note: notes.length === 0 ? null : notes.join("\n") };
  if (JSON.stringify(change) === JSON.stringify(NOTHING)) return null;
  return {
    id: actionsEffectId(deadline.id, deadline.withdrawals),
    subjectId: deadline.ticketId,
    change,
    announce: true,
    cause: `deadline ${deadline.id}`,
  };
}

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

/** Who the note is for: the role, and the group where it stands for one. */
function addressed(policy: Policy, role: string, person: Person | null, language: Language): string {
  const title = policy.document.roles.find(({ key }) => key === role)?.title;
  const name = title === undefined ? role : inLanguage(title, language);
  return person?.kind === "group" ? `${name} (${person.group})` : name;
}
