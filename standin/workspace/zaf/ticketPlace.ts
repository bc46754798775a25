import * as v from "valibot";
import { fieldValueSchema, PRIORITIES, STATUSES, TYPES } from "../api/records.ts";
import { asText, type Json } from "../json.ts";
import type { Appended } from "../ticket/commentEditor.ts";
import type { TicketDraft } from "../ticket/ticketDraft.ts";
import type { TicketForm } from "../ticket/ticketForm.ts";
import { type Place, walk, type ZafPath } from "./place.ts";
import { ticketChangeEvents } from "./ticketChangeEvents.ts";
import { type Directory, ticketObject } from "./ticketObject.ts";
import { given, refusedWith, type ZafAnswer } from "./zafAnswer.ts";

/** What the ticket page offers to apps: the form with its unsaved changes. Source: zendesk-app 2, "ticket_sidebar". */
export const createTicketPlace = (
  form: TicketForm,
  directory: Directory,
  /** Raised by the page: `ticket.updated`, `ticket.submit.*`. */
  raised: (listener: (event: string, data: Json) => void) => () => void,
): Place => {
  const { id } = form.draft.get();
  return {
    location: id === null ? "new_ticket_sidebar" : "ticket_sidebar",
    context: id === null ? { newTicketId: "new" } : { ticketId: id },
    get: (path) => get(form, directory, path),
    set: async (path, value) => set(form, path, value),
    invoke: async (path, args) => fieldAction(form, path) ?? ACTIONS[path.name]?.(form, args),
    subscribe: (listener) => {
      const stops = [
        form.draft.subscribe((before, after) => {
          for (const [event, data] of ticketChangeEvents(before, after)) listener(event, data);
        }),
        raised(listener),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
};

const CUSTOM_FIELD = /^custom_field_(\d+)$/;

const get = async (
  form: TicketForm,
  directory: Directory,
  { name, argument }: ZafPath,
): Promise<ZafAnswer | undefined> => {
  const draft = form.draft.get();
  const [root = "", ...rest] = name.split(".");
  if (name === "ticket.customField") {
    const id = CUSTOM_FIELD.exec(argument ?? "")?.[1];
    const known =
      id === undefined ? false : id in draft.customFields || (await directory.hasTicketField(Number(id)));
    return known && id !== undefined ? given(draft.customFields[id] ?? null) : undefined;
  }
  if (name === "ticketFields") return given(await directory.ticketFields(argument));
  if (root === "comment" || name.startsWith("ticket.comment")) {
    const names = root === "comment" ? rest : rest.slice(1);
    return found(
      walk({ ...draft.comment, useRichText: form.editor.kind === "rich", attachments: [] }, names),
    );
  }
  if (name === "ticket.editor.targetChannel") return given({ name: draft.channel });
  if (root !== "ticket" || argument !== null) return undefined;
  const needed = rest[0];
  return found(walk(await ticketObject(draft, directory, needed), rest));
};

const found = (value: Json | undefined): ZafAnswer | undefined =>
  value === undefined ? undefined : given(value);

const textList = v.array(v.string());
const person = v.union([
  v.object({ id: v.number() }),
  v.object({ email: v.string(), name: v.optional(v.string()) }),
]);
const assignee = v.object({
  groupId: v.optional(v.nullable(v.number())),
  userId: v.optional(v.nullable(v.number())),
});

/** How each settable path reads its value into the draft. */
const SETTERS: {
  readonly [name: string]:
    | ((value: Json, draft: TicketDraft) => Partial<TicketDraft> | undefined)
    | undefined;
} = {
  "ticket.subject": (value) => (typeof value === "string" ? { subject: value } : undefined),
  "ticket.status": (value) =>
    v.is(v.picklist(STATUSES), value) && value !== "closed" ? { status: value } : undefined,
  "ticket.priority": (value) =>
    value === null || value === "-"
      ? { priority: null }
      : v.is(v.picklist(PRIORITIES), value)
        ? { priority: value }
        : undefined,
  "ticket.type": (value) =>
    value === null ? { type: null } : v.is(v.picklist(TYPES), value) ? { type: value } : undefined,
  "ticket.tags": (value) => (v.is(textList, value) ? { tags: tidyTags(value) } : undefined),
  "ticket.externalId": (value) =>
    typeof value === "string" || value === null ? { externalId: value } : undefined,
  "ticket.form.id": (value) => (typeof value === "number" ? { formId: value } : undefined),
  "ticket.assignee": (value) => {
    const read = v.safeParse(assignee, value);
    return read.success
      ? { groupId: read.output.groupId ?? null, assigneeId: read.output.userId ?? null }
      : undefined;
  },
  "ticket.requester": (value) => {
    const read = v.safeParse(person, value);
    return read.success && "id" in read.output ? { requesterId: read.output.id } : undefined;
  },
  "comment.type": (value, { comment }) =>
    value === "publicReply" || value === "internalNote"
      ? { comment: { ...comment, type: value } }
      : undefined,
};

const set = (form: TicketForm, { name, argument }: ZafPath, value: Json): ZafAnswer | undefined => {
  if (name === "ticket.customField") {
    const id = CUSTOM_FIELD.exec(argument ?? "")?.[1];
    const read = v.safeParse(fieldValueSchema, value);
    if (id === undefined) return undefined;
    if (!read.success) return refusedWith("Invalid value");
    form.setCustomField(id, read.output);
    return given(read.output);
  }
  const short = name.startsWith("ticket.comment.") ? name.slice("ticket.".length) : name;
  if (short === "comment.text") {
    if (typeof value !== "string") return refusedWith("Invalid value");
    form.editor.replace(value);
    return given(value);
  }
  const setter = SETTERS[short];
  if (setter === undefined) return undefined;
  const patch = setter(value, form.draft.get());
  if (patch === undefined) return refusedWith("Invalid value");
  form.change(patch);
  return given(value);
};

const tidyTags = (tags: readonly string[]): string[] =>
  [...new Set(tags.flatMap((tag) => tag.toLowerCase().split(/\s+/)).filter((tag) => tag !== ""))].toSorted();

type Action = (form: TicketForm, args: readonly Json[]) => ZafAnswer;

const append =
  (kind: Appended["kind"]): Action =>
  ({ editor }, [content = ""]) => {
    editor.append({ kind, content: asText(content) });
    return given(true);
  };

const FIELD_ACTION = /^([a-z0-9_]+)\.(show|hide|enable|disable|toggle)$/;

/** `ticketFields:<name>.hide` and its kin; undefined for anything else. */
const fieldAction = (form: TicketForm, { name, argument }: ZafPath): ZafAnswer | undefined => {
  const [, field, verb] = (name === "ticketFields" ? FIELD_ACTION.exec(argument ?? "") : null) ?? [];
  if (field === undefined || verb === undefined) return undefined;
  const states = form.fieldStates.get();
  const state = states[field] ?? { hidden: false, disabled: false };
  const next = {
    hidden: verb === "hide" || (verb === "toggle" ? !state.hidden : verb !== "show" && state.hidden),
    disabled: verb === "disable" || (verb !== "enable" && state.disabled),
  };
  form.fieldStates.set({ ...states, [field]: next });
  return given(true);
};

const tagsIn = (args: readonly Json[]): string[] =>
  args.flatMap((arg) => (Array.isArray(arg) ? arg.map(asText) : [asText(arg)]));

const ACTIONS: { readonly [name: string]: Action | undefined } = {
  "ticket.tags.add": (form, args) => {
    form.change({ tags: tidyTags([...form.draft.get().tags, ...tagsIn(args)]) });
    return given([...form.draft.get().tags]);
  },
  "ticket.tags.remove": (form, args) => {
    const gone = tagsIn(args);
    form.change({ tags: form.draft.get().tags.filter((tag) => !gone.includes(tag)) });
    return given([...form.draft.get().tags]);
  },
  "comment.appendText": append("text"),
  "comment.appendHtml": append("html"),
  "comment.appendMarkdown": append("text"),
  "ticket.comment.appendText": append("text"),
  "ticket.comment.appendHtml": append("html"),
  "ticket.comment.appendMarkdown": append("text"),
  "ticket.editor.insert": (form, [text = ""]) => {
    form.editor.insert(asText(text));
    return given(true);
  },
  enableSave: (form) => {
    form.savingAllowed.set(true);
    return given(true);
  },
  disableSave: (form) => {
    form.savingAllowed.set(false);
    return given(true);
  },
};
