import { createStore, type Store } from "../store.ts";
import type { CommentEditor, MakeEditor } from "./commentEditor.ts";
import { plainEditor } from "./plainEditor.ts";
import { same } from "./same.ts";
import { isMessage, type SavedPart, type TicketDraft } from "./ticketDraft.ts";

/** What apps did to fields of the form. */
export type FieldStates = {
  readonly [name: string]: { readonly hidden: boolean; readonly disabled: boolean };
};

/** An open ticket: what is saved, what the agent (or an app) made of it since, and whether it may be submitted. */
export type TicketForm = {
  readonly draft: Store<TicketDraft>;
  readonly editor: CommentEditor;
  readonly savingAllowed: Store<boolean>;
  /** Fields that apps hid or disabled, by name (`priority`, `custom_field_7`). */
  readonly fieldStates: Store<FieldStates>;
  change(patch: Partial<TicketDraft>): void;
  setCustomField(id: string, value: TicketDraft["customFields"][string]): void;
  /** Takes over what the server says; what the agent changed and did not save stays as they left it. */
  rebase(saved: SavedPart): void;
  /** What differs from the saved state: the body of the update, in the API's names. Undefined when nothing does. */
  changes(): { [attribute: string]: unknown };
};

/** Opens a form over a ticket's present state. */
export const createTicketForm = (first: TicketDraft, makeEditor: MakeEditor = plainEditor): TicketForm => {
  const draft = createStore(first);
  let base: SavedPart = first;
  const change = (patch: Partial<TicketDraft>): void => draft.set({ ...draft.get(), ...patch });
  const editor = makeEditor({
    text: () => draft.get().comment.text,
    write: (text) => change({ comment: { ...draft.get().comment, text } }),
  });
  return {
    draft,
    editor,
    savingAllowed: createStore(true),
    fieldStates: createStore<FieldStates>({}),
    change,
    setCustomField: (id, value) => change({ customFields: { ...draft.get().customFields, [id]: value } }),
    rebase: (saved) => {
      draft.set({ ...rebased(base, draft.get(), saved), comment: draft.get().comment });
      base = saved;
    },
    changes: () => ({ ...changesBetween(base, draft.get()), ...commentIn(draft.get(), editor) }),
  };
};

const rebased = (base: SavedPart, mine: TicketDraft, saved: SavedPart): SavedPart => {
  const keep = <Key extends keyof SavedPart>(key: Key): SavedPart[Key] =>
    same(mine[key], base[key]) ? saved[key] : mine[key];
  const ids = new Set([...Object.keys(saved.customFields), ...Object.keys(mine.customFields)]);
  const customFields = Object.fromEntries(
    [...ids].map((id) => {
      const untouched = same(mine.customFields[id] ?? null, base.customFields[id] ?? null);
      return [id, (untouched ? saved.customFields[id] : mine.customFields[id]) ?? null];
    }),
  );
  return {
    ...saved,
    externalId: keep("externalId"),
    subject: keep("subject"),
    status: keep("status"),
    priority: keep("priority"),
    type: keep("type"),
    tags: keep("tags"),
    requesterId: keep("requesterId"),
    assigneeId: keep("assigneeId"),
    groupId: keep("groupId"),
    organizationId: keep("organizationId"),
    dueAt: keep("dueAt"),
    customFields,
  };
};

const API_NAMES = {
  externalId: "external_id",
  subject: "subject",
  status: "status",
  priority: "priority",
  type: "type",
  tags: "tags",
  requesterId: "requester_id",
  assigneeId: "assignee_id",
  groupId: "group_id",
  organizationId: "organization_id",
  dueAt: "due_at",
} as const satisfies { readonly [Key in keyof SavedPart]?: string };

const changesBetween = (
  base: SavedPart,
  { comment: _comment, ...mine }: TicketDraft,
): { [attribute: string]: unknown } => {
  const changed: { [attribute: string]: unknown } = {};
  for (const [name, value] of Object.entries(mine)) {
    const pair = Object.entries(API_NAMES).find(([key]) => key === name);
    const before = Object.entries(base).find(([key]) => key === name)?.[1];
    if (pair !== undefined && !same(value, before)) changed[pair[1]] = value;
  }
  const customFields = Object.entries(mine.customFields)
    .filter(([id, value]) => !same(value, base.customFields[id] ?? null))
    .map(([id, value]) => ({ id: Number(id), value }));
  if (customFields.length > 0) changed["custom_fields"] = customFields;
  return changed;
};

const MARKUP = /<[^>]*>|&nbsp;/g;

/** The comment as the API takes it with a save; nothing where nothing is written, or what is written is a message. */
const commentIn = (draft: TicketDraft, { kind }: CommentEditor): { comment?: object } => {
  const { text, type } = draft.comment;
  const isBlank = (kind === "rich" ? text.replaceAll(MARKUP, "") : text).trim() === "";
  if (isBlank || isMessage(draft)) return {};
  return { comment: { [kind === "rich" ? "html_body" : "body"]: text, public: type === "publicReply" } };
};
