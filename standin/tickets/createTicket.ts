import { normaliseTags } from "../fields/applyFieldsAndTags.ts";
import { invalid, type Outcome } from "../http/refusal.ts";
import type { Audit, Ticket } from "../records/ticket.ts";
import type { User } from "../records/user.ts";
import { newUser } from "../seed/seedAccount.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId, nextTicketId } from "../state.ts";
import { addUser } from "../users/addUser.ts";
import { draftTicket } from "./draftTicket.ts";
import { makeComment } from "./makeComment.ts";
import { saveTicket } from "./saveTicket.ts";
import type { TicketInput } from "./ticketInput.ts";
import { metadataOf } from "./updateTicket.ts";

/** `import`: with the instants given, no events, no triggers. */
export type CreateMode = "live" | "import";

/** Creates a ticket. The requester's and the organization's tags come with it. */
export const createTicket = (
  standin: Standin,
  user: User,
  input: TicketInput,
  channel: string,
  mode: CreateMode = "live",
): Outcome<{ ticket: Ticket; audit: Audit }> => {
  const { state } = standin;
  const requester = requesterOf(standin, user, input);
  if (requester === undefined) return invalid("requester", "Requester: is invalid", "InvalidValue");
  const submitter = state.users.get(input.submitter_id ?? user.id) ?? user;
  const at = (mode === "import" ? input.created_at : undefined) ?? standin.clock.iso();
  const comments = mode === "import" ? (input.comments ?? []) : [];
  const first =
    input.comment ??
    comments[0] ??
    (input.description === undefined ? undefined : { body: input.description });
  const author = user.role === "end-user" || submitter.id !== user.id ? submitter : user;
  const comment = makeComment(state, author, first, at, channel);
  if (comment === undefined) return invalid("base", "Description: cannot be blank", "BlankValue");

  const organizationId = requester.organization_ids[0] ?? null;
  const organization = state.organizations.get(input.organization_id ?? organizationId ?? -1);
  const base: Ticket = {
    id: 0,
    external_id: null,
    channel,
    created_at: at,
    updated_at: at,
    generated_timestamp: 0,
    solved_at: null,
    type: null,
    subject: comment.body.slice(0, 80),
    description: comment.body,
    priority: null,
    status: "new",
    requester_id: requester.id,
    submitter_id: submitter.id,
    assignee_id: null,
    organization_id: organizationId,
    group_id: null,
    follower_ids: [],
    email_cc_ids: [],
    problem_id: null,
    followup_source_id: null,
    due_at: null,
    tags: [],
    field_values: new Map(),
    is_public: comment.public,
    brand_id: [...state.brands.values()].find((brand) => brand.default)?.id ?? 0,
    ticket_form_id: [...state.ticketForms.values()].find((form) => form.default)?.id ?? 0,
    satisfaction_rating: null,
    presence: "present",
    comments: [],
    audits: [],
  };
  const inherited = normaliseTags([...requester.tags, ...(organization?.tags ?? [])]);
  const withDefaults: TicketInput = {
    ...input,
    requester_id: requester.id,
    tags: [...inherited, ...(input.tags ?? [])],
    custom_fields: [...defaultValues(standin, input), ...(input.custom_fields ?? [])],
  };
  const draft = draftTicket(standin, base, withDefaults);
  if (!draft.ok) return { ok: false, refusal: { reason: "invalid", details: draft.details } };
  if (input.via_followup_source_id !== undefined) {
    const source = state.tickets.get(input.via_followup_source_id);
    if (source?.status !== "closed")
      return invalid("via_followup_source_id", "Source ticket is not closed", "InvalidValue");
    draft.ticket.followup_source_id = source.id;
  }
  const after: Ticket = { ...draft.ticket, id: nextTicketId(state) };
  if (mode === "import") {
    after.updated_at = input.updated_at ?? comments.at(-1)?.created_at ?? at;
    after.solved_at = input.solved_at ?? null;
    const rest = comments.slice(input.comment === undefined ? 1 : 0);
    after.comments = [
      comment,
      ...rest.flatMap((each) => makeComment(state, submitter, each, at, channel) ?? []),
    ];
  }
  const saved = saveTicket(standin, {
    actorId: user.id,
    before: undefined,
    after,
    comment: mode === "import" ? undefined : comment,
    metadata: metadataOf(input),
    channel,
    mode: mode === "import" ? "silent" : "loud",
    ...(mode === "import" ? { at } : {}),
  });
  return { ok: true, value: saved };
};

const requesterOf = (standin: Standin, user: User, input: TicketInput): User | undefined => {
  const { state } = standin;
  if (user.role === "end-user") return user;
  if (input.requester_id !== undefined) {
    const found = state.users.get(input.requester_id);
    return found?.presence === "present" ? found : undefined;
  }
  const { name, email } = input.requester ?? {};
  if (email === undefined) return user;
  const known = [...state.users.values()].find(
    (each) => each.presence === "present" && each.email === email.toLowerCase(),
  );
  if (known !== undefined) return known;
  if (name === undefined || name === "") return undefined;
  const id = nextLargeId(state);
  return addUser(
    standin,
    newUser(id, name, email.toLowerCase(), "end-user", standin.clock.iso(), standin.clock.epochSeconds()),
  );
};

/** Dropdown defaults of fields the input leaves out. */
const defaultValues = (standin: Standin, input: TicketInput): { id: number; value: unknown }[] =>
  [...standin.state.ticketFields.values()].flatMap((field) => {
    const preset = field.type === "tagger" ? field.options.find((option) => option.default) : undefined;
    return preset === undefined || input.custom_fields?.some((given) => given.id === field.id) === true
      ? []
      : [{ id: field.id, value: preset.value }];
  });
