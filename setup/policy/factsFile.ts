import { readFile } from "node:fs/promises";
import * as v from "valibot";
import { failed, ok, parseInstant, type Result } from "#core";

const id = v.union([v.number(), v.string()]);
const texts = v.optional(v.array(v.string()), []);
const value = v.nullable(v.union([v.string(), v.number(), v.boolean(), v.array(v.string())]));
const maybeId = v.optional(v.nullable(v.number()), null);

const instant = v.pipe(
  v.string(),
  v.check((text) => parseInstant(text) !== null, "an instant such as 2026-01-31T09:00:00Z"),
);

/** The tier a customer has had, so that stay and grace can be counted. */
const standing = v.object({
  tier: v.string(),
  since: instant,
  lowerSince: v.optional(v.nullable(instant), null),
});

const customer = v.looseObject({
  id,
  name: v.optional(v.nullable(v.string()), null),
  facts: v.record(v.string(), value),
  tags: texts,
  standing: v.optional(v.nullable(standing), null),
});

/** A ticket as Zendesk's exports write it; only what rules may ask for is read. */
const ticket = v.looseObject({
  id: v.number(),
  organization_id: v.optional(v.nullable(id), null),
  status: v.optional(v.picklist(["new", "open", "pending", "hold", "solved", "closed", "deleted"]), "open"),
  priority: v.optional(v.nullable(v.picklist(["low", "normal", "high", "urgent"])), null),
  type: v.optional(v.nullable(v.picklist(["problem", "incident", "question", "task"])), null),
  tags: texts,
  subject: v.optional(v.nullable(v.string()), null),
  requester_id: maybeId,
  assignee_id: maybeId,
  group_id: maybeId,
  brand_id: maybeId,
  ticket_form_id: maybeId,
  external_id: v.optional(v.nullable(v.string()), null),
  via: v.optional(v.looseObject({ channel: v.nullable(v.string()) }), { channel: null }),
  custom_fields: v.optional(v.array(v.looseObject({ id: v.number(), value })), []),
  created_at: v.optional(v.string(), "1970-01-01T00:00:00Z"),
});

const factsFile = v.union([
  v.pipe(
    v.array(customer),
    v.transform((customers) => ({ customers, tickets: [] })),
  ),
  v.object({ customers: v.array(customer), tickets: v.optional(v.array(ticket), []) }),
]);

export type FactsFileCustomer = v.InferOutput<typeof customer>;
export type FactsFileTicket = v.InferOutput<typeof ticket>;
export type FactsFile = {
  readonly customers: readonly FactsFileCustomer[];
  readonly tickets: readonly FactsFileTicket[];
};

/** Reads an array of `{id, name, facts, tags?}`, or `{customers: [...], tickets: [...]}`; else one sentence why not. */
export async function readFactsFile(path: string): Promise<Result<FactsFile, string>> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    return failed(
      `${path}: can't be read as JSON (${error instanceof Error ? error.message : String(error)})`,
    );
  }
  const parsed = v.safeParse(factsFile, json);
  if (parsed.success) return ok(parsed.output);
  const [issue] = v.flatten(parsed.issues).root ?? [parsed.issues[0].message];
  return failed(
    `${path}: ${issue}; wanted an array of {id, name, facts: {…}}, or {customers: […], tickets: […]}`,
  );
}
