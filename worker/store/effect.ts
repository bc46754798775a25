import type { TicketPriority } from "#core";
import { readJson } from "./readJson.ts";

/**
 * One write to Zendesk that is wanted: the level (and, where nobody gave one, the priority) of a ticket, the tier of an
 * organization, or what a deadline asks to be done on a ticket.
 */
export type EffectChange =
  | {
      readonly kind: "service_level";
      readonly optionValue: string | null;
      readonly priority: TicketPriority | null;
      /** Only on a new ticket's first write. */
      readonly arrival?: Arrival;
      /** Zendesk refused it for being outdated, and shows nothing newer: written whatever the stamp. */
      readonly insists?: true;
    }
  | { readonly kind: "service_tier"; readonly optionValue: string }
  | {
      readonly kind: "ticket_actions";
      /** Internal note. */
      readonly note: string | null;
      readonly tags: readonly string[];
      /** Tags of ours whose reason is gone. */
      readonly removeTags?: readonly string[];
      readonly priority: TicketPriority | null;
      /** By its name. */
      readonly group: string | null;
      readonly assignee: Agent | null;
      /** Whom Zendesk shall tell. */
      readonly followers: readonly Agent[];
      readonly reopen: boolean;
      /** Who answered first, for the field of that name (C3). */
      readonly firstContact?: FirstContact;
    }
  | NewTicketChange
  | {
      readonly kind: "task_change";
      readonly dueAt: string | null;
      /** Takes the callback's result off, for the next try. */
      readonly clearResult: boolean;
      readonly status: "open" | "solved" | null;
      readonly note: string | null;
    };

/** A ticket of our own making; its external id follows from its cause, so it is found again instead of made twice. */
export type NewTicketChange = {
  readonly kind: "new_ticket";
  readonly externalId: string;
  readonly type: "task" | null;
  /** Closed ticket it goes on from. */
  readonly followUpOf: number | null;
  readonly subject: string;
  /** Internal note. */
  readonly body: string;
  /** Zendesk takes an organization only with a requester of it. */
  readonly requesterId: number | null;
  readonly organizationId: number | null;
  readonly group: string | null;
  readonly assignee: Agent | null;
  /** Whom Zendesk shall tell; left out: nobody. */
  readonly followers?: readonly Agent[];
  readonly dueAt: string | null;
  readonly priority: TicketPriority | null;
  readonly tags: readonly string[];
};

/** `since`: when they answered; an earlier one that becomes known later counts. */
export type FirstContact = { readonly agentId: number; readonly since: string };

/** Where a new ticket goes: a group by its name, an agent. */
export type Arrival = { readonly group: string | null; readonly assignee: Agent | null };

/** An agent as Zendesk takes one. */
export type Agent =
  | { readonly kind: "user"; readonly id: number }
  | { readonly kind: "email"; readonly email: string };

/** Written again it is the same; what is made or said once is looked for first. */
export const isKeptField = ({ kind }: EffectChange): boolean =>
  kind === "service_level" || kind === "service_tier";

export type EffectKind = EffectChange["kind"];

export type NewEffect = {
  /** Follows from its cause, so a second delivery finds it and stops. */
  readonly id: string;
  readonly subjectId: number;
  readonly change: EffectChange;
  /** Tell open sidebars when Zendesk has it. */
  readonly announce: boolean;
  /** Event id, "sweep", "policy:3" …: for people who ask why this was written. */
  readonly cause: string;
};

/** pending → submitted → done | failed; superseded when a newer wish for the same subject overtook it. */
export type EffectState = "pending" | "submitted" | "done" | "failed" | "superseded";

export type Effect = NewEffect & {
  readonly state: EffectState;
  readonly attempts: number;
  readonly jobId: string | null;
  readonly createdAt: string;
  readonly submittedAt: string | null;
};

export type RawEffect = {
  id: string;
  kind: EffectKind;
  subject_id: number;
  changes: string;
  state: EffectState;
  attempts: number;
  announce: number;
  job_id: string | null;
  cause: string;
  created_at: string;
  submitted_at: string | null;
};

const NO_CHANGE: EffectChange = { kind: "service_level", optionValue: null, priority: null };

export function effectOf(raw: RawEffect): Effect {
  return {
    id: raw.id,
    subjectId: raw.subject_id,
    change: readJson<EffectChange>(raw.changes, NO_CHANGE),
    announce: raw.announce === 1,
    cause: raw.cause,
    state: raw.state,
    attempts: raw.attempts,
    jobId: raw.job_id,
    createdAt: raw.created_at,
    submittedAt: raw.submitted_at,
  };
}
