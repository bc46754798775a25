import { applyFieldsAndTags } from "../fields/applyFieldsAndTags.ts";
import { acceptOwnerValues, ownerFieldChanges } from "../fields/ownerFieldChanges.ts";
import { invalid, type Outcome } from "../http/refusal.ts";
import type { User } from "../records/user.ts";
import { newUser } from "../seed/seedAccount.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId, type State } from "../state.ts";
import { type OwnerChange, publishUserEvents } from "./publishUserEvents.ts";
import type { UserInput } from "./userInput.ts";

const LOCALES: { readonly [id: number]: string } = { 1: "en-US", 9: "zh-TW", 10: "zh-CN" };

/** Who is there: deleted users count for nothing. */
export const presentUsers = (state: State): User[] =>
  [...state.users.values()].filter((user) => user.presence === "present");

/** Creates (`before` undefined) or updates a user and sends its events. Agents may write end users only, and no roles. */
export const saveUser = (
  standin: Standin,
  actor: User,
  before: User | undefined,
  input: UserInput,
): Outcome<User> => {
  const { state } = standin;
  if (actor.role !== "admin") {
    const self = before?.id === actor.id;
    if (actor.light_agent || (input.role ?? "end-user") !== (self ? actor.role : "end-user"))
      return { ok: false, refusal: { reason: "forbidden" } };
    if (before !== undefined && before.role !== "end-user" && !self)
      return { ok: false, refusal: { reason: "forbidden" } };
  }
  const name = input.name ?? before?.name;
  if (name === undefined) return invalid("name", "Name: cannot be blank", "BlankValue");
  const others = presentUsers(state).filter((each) => each.id !== before?.id);
  const email = input.email === undefined ? (before?.email ?? null) : (input.email?.toLowerCase() ?? null);
  if (email !== null && others.some((each) => each.email === email))
    return invalid("email", `Email: ${email} is already being used by another user`, "DuplicateValue");
  const externalId = input.external_id === undefined ? (before?.external_id ?? null) : input.external_id;
  if (
    externalId !== null &&
    others.some((each) => each.external_id?.toLowerCase() === externalId.toLowerCase())
  )
    return invalid("external_id", "External: has already been taken", "DuplicateValue");
  const organizations = organizationsOf(state, before, input, email);
  if (organizations === undefined) return invalid("organization", "Organization: is invalid", "InvalidValue");
  const accepted = acceptOwnerValues(state.userFields.values(), input.user_fields ?? {});
  if (!accepted.ok) return invalid("base", accepted.description, "InvalidValue");

  const at = standin.clock.iso();
  const base =
    before ??
    newUser(nextLargeId(state), name, email, input.role ?? "end-user", at, standin.clock.epochSeconds());
  const byKey = new Map([...state.userFields.values()].map((field) => [field.key, field]));
  const kept = applyFieldsAndTags(
    byKey,
    { tags: base.tags, values: base.user_fields },
    { tags: input.tags ?? base.tags, values: accepted.values },
  );
  const keep = <Value>(given: Value | undefined, present: Value): Value =>
    given === undefined ? present : given;
  const after: User = {
    ...base,
    name,
    email,
    external_id: externalId,
    role: input.role ?? base.role,
    organization_ids: organizations,
    default_group_id: keep(input.default_group_id, base.default_group_id),
    locale: input.locale ?? LOCALES[input.locale_id ?? 0] ?? base.locale,
    time_zone: input.time_zone ?? base.time_zone,
    phone: keep(input.phone, base.phone),
    alias: keep(input.alias, base.alias),
    notes: keep(input.notes, base.notes),
    details: keep(input.details, base.details),
    tags: kept.tags,
    user_fields: kept.values,
    suspended: input.suspended ?? base.suspended,
    verified: input.verified ?? base.verified,
    updated_at: at,
    generated_timestamp: standin.clock.epochSeconds(),
  };
  state.users.set(after.id, after);
  publishUserEvents(
    standin,
    after,
    before === undefined ? [{ name: "created", event: {} }] : changesOf(standin, before, after),
  );
  standin.bus.publish({ type: "user_changed", id: after.id });
  return { ok: true, value: after };
};

/** The organizations after the save, the default first; a new user joins by the domain of the address. */
const organizationsOf = (
  state: State,
  before: User | undefined,
  input: UserInput,
  email: string | null,
): number[] | undefined => {
  const named =
    input.organization === undefined
      ? undefined
      : [...state.organizations.values()].find((each) => each.name === input.organization?.name)?.id;
  const asked = input.organization_id ?? named;
  if (input.organization_id === null) return [];
  if (asked !== undefined) {
    if (!state.organizations.has(asked)) return undefined;
    return [
      asked,
      ...(input.organization_ids ?? before?.organization_ids ?? []).filter((id) => id !== asked),
    ];
  }
  if (input.organization_ids !== undefined)
    return input.organization_ids.every((id) => state.organizations.has(id))
      ? input.organization_ids
      : undefined;
  if (before !== undefined) return before.organization_ids;
  const domain = email?.split("@")[1];
  const home = [...state.organizations.values()].find(
    (each) => domain !== undefined && each.domain_names.includes(domain),
  );
  return home === undefined ? [] : [home.id];
};

const changesOf = (standin: Standin, before: User, after: User): OwnerChange[] => {
  const texts: readonly (readonly [string, string | null, string | null])[] = [
    ["name_changed", before.name, after.name],
    ["external_id_changed", before.external_id, after.external_id],
    ["role_changed", before.role, after.role],
    ["notes_changed", before.notes, after.notes],
    ["details_changed", before.details, after.details],
    ["alias_changed", before.alias, after.alias],
    ["time_zone_changed", before.time_zone, after.time_zone],
  ];
  const joined = after.organization_ids.filter((id) => !before.organization_ids.includes(id));
  const left = before.organization_ids.filter((id) => !after.organization_ids.includes(id));
  return [
    ...texts
      .filter(([, previous, current]) => previous !== current)
      .map(([name, previous, current]) => ({
        name,
        event: { current: current ?? "", previous: previous ?? "" },
      })),
    ...(before.suspended === after.suspended
      ? []
      : [{ name: "suspended_changed", event: { current: after.suspended, previous: before.suspended } }]),
    ...joined.map((id) => ({
      name: "organization_membership_created",
      event: { organization: { id: String(id) } },
    })),
    ...left.map((id) => ({
      name: "organization_membership_deleted",
      event: { organization: { id: String(id) } },
    })),
    ...ownerFieldChanges(
      standin.state.userFields.values(),
      { values: before.user_fields, tags: before.tags },
      { values: after.user_fields, tags: after.tags },
    ),
  ];
};
