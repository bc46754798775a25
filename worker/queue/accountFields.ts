import * as v from "valibot";
import type { Policy } from "#core";
import type { ZendeskResult } from "#zendesk";
import type { Shell } from "../shell.ts";
import { putAccount, readAccount } from "../store/account.ts";

/** A missing field is looked for again after this long, so that setup can come later than the Worker. */
const LOOK_AGAIN_SECONDS = 300;

const StoredKeys = v.record(v.string(), v.string());
const StoredId = v.nullable(v.number());

/** Organization field keys by field id, for events, which name the id only. Empty when Zendesk cannot say now. */
export async function organizationFieldKeys(shell: Shell): Promise<ReadonlyMap<number, string>> {
  const entry = (await readAccount(shell.db)).get("organization_field_keys");
  const stored = v.safeParse(StoredKeys, entry?.value);
  if (stored.success && entry !== undefined && !isOld(entry.readAt, shell.now)) return keyMap(stored.output);
  const listed = await shell.zendesk.fields.organization.list();
  if (!listed.ok) return stored.success ? keyMap(stored.output) : new Map();
  const keys = Object.fromEntries(listed.value.map((field) => [String(field.id), field.key]));
  await putAccount(shell.db, "organization_field_keys", keys, shell.nowText).run();
  return keyMap(keys);
}

const DAY_SECONDS = 24 * 3600;

function isOld(readAt: string, now: Date, seconds = DAY_SECONDS): boolean {
  return now.getTime() - Date.parse(readAt) > seconds * 1000;
}

function keyMap(keys: { readonly [id: string]: string }): ReadonlyMap<number, string> {
  return new Map(Object.entries(keys).map(([id, key]) => [Number(id), key]));
}

/** Id of the ticket field "Service level"; null: the account has none (run setup). */
export function serviceLevelFieldId(shell: Shell, policy: Policy): Promise<ZendeskResult<number | null>> {
  const title = policy.ticketFields()[0]?.title ?? "Service level";
  return ticketFieldId(shell, "service_level_field_id", { title, type: "tagger" });
}

/** Id of the ticket field "First contact"; null: the account has none, or the policy asks for none. */
export async function firstContactFieldId(
  shell: Shell,
  policy: Policy,
): Promise<ZendeskResult<number | null>> {
  const field = policy.ticketFields().find(({ type }) => type === "lookup");
  if (field === undefined) return { ok: true, value: null };
  return ticketFieldId(shell, "first_contact_field_id", field);
}

/** Found by its title once. */
async function ticketFieldId(
  shell: Shell,
  key: "service_level_field_id" | "first_contact_field_id",
  wanted: { readonly title: string; readonly type: string },
): Promise<ZendeskResult<number | null>> {
  const entry = (await readAccount(shell.db)).get(key);
  const stored = v.safeParse(StoredId, entry?.value);
  if (stored.success && entry !== undefined) {
    const isFresh = stored.output !== null || !isOld(entry.readAt, shell.now, LOOK_AGAIN_SECONDS);
    if (isFresh) return { ok: true, value: stored.output };
  }
  const listed = await shell.zendesk.fields.ticket.list();
  if (!listed.ok) return listed;
  const field = listed.value.find((each) => each.title === wanted.title && each.type === wanted.type);
  const id = field?.id ?? null;
  await putAccount(shell.db, key, id, shell.nowText).run();
  return { ok: true, value: id };
}
