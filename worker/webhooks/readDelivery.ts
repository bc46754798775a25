import * as v from "valibot";
import type { About, Delivery, OrganizationChange, TicketDetail } from "../queue/message.ts";
import {
  Envelope,
  Id,
  RawActor,
  RawOrganizationChange,
  RawOrganizationDetail,
  RawTicketChange,
  RawTicketDetail,
  TriggerBody,
} from "./eventShapes.ts";
import { restChannelOf } from "./restChannelOf.ts";
import { happenedIn } from "./happenedIn.ts";
import { MESSAGE_LIMIT_CHARACTERS } from "./limits.ts";

/** How the delivery came: what only the headers and our clock know. */
export type Arrival = {
  readonly receivedAt: string;
  readonly invocationId: string | null;
  readonly fallbackId: string;
};

/** Reduces a signed body to ids and fields. Nothing is refused: what is not understood is recorded as such. */
export function readDelivery(body: unknown, arrival: Arrival): Delivery {
  const trigger = v.safeParse(TriggerBody, body);
  if (trigger.success) {
    const about: About = {
      kind: "ticket",
      id: trigger.output.ticket_id,
      detail: null,
      changedFieldId: null,
      happened: null,
      actorId: null,
    };
    return delivery(
      { id: arrival.invocationId ?? arrival.fallbackId, type: "trigger", at: arrival.receivedAt },
      arrival,
      about,
    );
  }
  const envelope = v.safeParse(Envelope, body);
  if (!envelope.success) return unreadableDelivery(arrival);
  const type = envelope.output.type.replace(/^zen:event-type:/, "");
  const event = { id: envelope.output.id, type, at: envelope.output.time ?? arrival.receivedAt };
  return delivery(event, arrival, aboutOf(type, envelope.output));
}

/** A body that is signed but no event: kept as a record that something came. */
export function unreadableDelivery(arrival: Arrival): Delivery {
  const event = {
    id: arrival.invocationId ?? arrival.fallbackId,
    type: "unreadable",
    at: arrival.receivedAt,
  };
  return delivery(event, arrival, { kind: "nothing", why: "unreadable" });
}

function delivery(
  event: { readonly id: string; readonly type: string; readonly at: string },
  arrival: Arrival,
  about: About,
): Delivery {
  const { receivedAt, invocationId } = arrival;
  const { id, at } = event;
  return {
    kind: "delivery",
    id: id.slice(0, 100),
    type: event.type.slice(0, 100),
    at,
    receivedAt,
    invocationId,
    about: bounded(about),
  };
}

function bounded(about: About): About {
  if (about.kind !== "ticket" || JSON.stringify(about).length <= MESSAGE_LIMIT_CHARACTERS) return about;
  return { ...about, detail: null };
}

function aboutOf(type: string, envelope: Envelope): About {
  const subject = subjectOf(envelope);
  const [family] = type.split(".");
  if (subject === null) return { kind: "nothing", why: "unreadable" };
  if (family === "ticket") return ticketAbout(type, subject, envelope);
  if (family === "organization") return organizationAbout(type, subject, envelope);
  if (type === "user.deleted" || type === "user.permanently_deleted") return { kind: "user", id: subject };
  const why = family === "user" || family === "messaging_ticket" ? "not_needed" : "unknown_type";
  return { kind: "nothing", why };
}

function subjectOf(envelope: Envelope): number | null {
  const fromSubject = v.safeParse(Id, envelope.subject?.split(":").at(-1) ?? null);
  if (fromSubject.success) return fromSubject.output;
  const fromDetail = v.safeParse(v.object({ id: Id }), envelope.detail);
  return fromDetail.success ? fromDetail.output.id : null;
}

function ticketAbout(type: string, id: number, envelope: Envelope): About {
  const change = v.safeParse(RawTicketChange, envelope.event ?? {});
  const actor = v.safeParse(RawActor, envelope.detail ?? {});
  return {
    kind: "ticket",
    id,
    detail: ticketDetail(envelope.detail),
    changedFieldId: change.success ? (change.output.custom_field?.id ?? null) : null,
    happened: happenedIn(type, envelope.event),
    actorId: actor.success ? actor.output.actor_id : null,
  };
}

function ticketDetail(detail: unknown): TicketDetail | null {
  const parsed = v.safeParse(RawTicketDetail, detail);
  if (!parsed.success) return null;
  const raw = parsed.output;
  return {
    status: raw.status,
    priority: raw.priority,
    type: raw.type,
    tags: raw.tags ?? [],
    organizationId: raw.organization_id,
    requesterId: raw.requester_id,
    assigneeId: raw.assignee_id,
    groupId: raw.group_id,
    brandId: raw.brand_id,
    formId: raw.form_id,
    channel: channelOf(raw.via),
    externalId: raw.external_id === "" ? null : raw.external_id,
    createdAt: raw.created_at,
    updatedAt: raw.updated_at,
  };
}

function channelOf(via: { readonly channel: string | null } | null): string | null {
  return via === null || via.channel === null ? null : restChannelOf(via.channel);
}

function organizationAbout(type: string, id: number, envelope: Envelope): About {
  const detail = v.safeParse(RawOrganizationDetail, envelope.detail ?? {});
  return {
    kind: "organization",
    id,
    name: detail.success ? detail.output.name : null,
    updatedAt: detail.success ? detail.output.updated_at : null,
    change: organizationChange(type, envelope.event ?? {}),
  };
}

function organizationChange(type: string, event: unknown): OrganizationChange {
  const parsed = v.safeParse(RawOrganizationChange, event);
  const raw = parsed.success ? parsed.output : null;
  if (type === "organization.created") return { kind: "created" };
  if (type === "organization.deleted") return { kind: "deleted" };
  if (type === "organization.name_changed") return { kind: "renamed" };
  if (type === "organization.tags_changed") {
    return { kind: "tags", added: raw?.added?.tags ?? [], removed: raw?.removed?.tags ?? [] };
  }
  if (type === "organization.custom_field_changed") {
    const fieldId = raw?.field?.id ?? null;
    const current = carried(raw?.current, raw?.field?.type ?? null);
    return current === undefined ? { kind: "field", fieldId } : { kind: "field", fieldId, current };
  }
  return { kind: "other" };
}

const LONGEST_CARRIED_CHARACTERS = 100;

/** Choices, numbers and dates travel with the event, so our own write is recognised without a read; texts do not. */
function carried(value: unknown, fieldType: string | null): string | number | boolean | null | undefined {
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value !== "string" || value.length > LONGEST_CARRIED_CHARACTERS) return undefined;
  return /text|regexp/i.test(fieldType ?? "text") ? undefined : value;
}
