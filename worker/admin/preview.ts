import {
  type CutOffs,
  type Policy,
  type PolicyPreview,
  previewCustomers,
  previewTickets,
  rankKeys,
} from "#core";
import * as v from "valibot";
import { type CurrentPolicy, currentPolicy } from "../policy/currentPolicy.ts";
import { customerFactsOf } from "../queue/customerFacts.ts";
import { openShell, type Shell } from "../shell.ts";
import { customersByIds } from "../store/customers.ts";
import { countCutOffs, customersAfter, newestTickets } from "../store/previewFacts.ts";
import type { AdminContext } from "./adminEnvironment.ts";
import { draftPolicy } from "./draftPolicy.ts";
import { readAsked } from "./readAsked.ts";
import { unknownToLedger } from "./unknownToLedger.ts";

/** What a page looks at: little enough for one invocation, whatever the policy. */
const CUSTOMERS_PER_PAGE = 2000;
const TICKETS_PER_PAGE = 500;
const TICKETS_AT_MOST = 5000;
const TICKETS_BY_DEFAULT = 1000;

const Counted = v.record(v.string(), v.object({ atLeast: v.nullable(v.number()) }));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const Page = v.variant("of", [
  v.object({ of: v.literal("customers"), after: whole, version: whole, cutOffs: Counted }),
  v.object({ of: v.literal("tickets"), before: whole, left: whole, version: whole, cutOffs: Counted }),
]);
type Page = v.InferOutput<typeof Page>;

const Asked = v.object({
  policy: v.string(),
  replies: v.optional(v.string()),
  tickets: v.optional(v.pipe(whole, v.maxValue(TICKETS_AT_MOST)), TICKETS_BY_DEFAULT),
  page: v.optional(v.nullable(Page), null),
});

/**
 * `POST /api/admin/preview {policy, replies?, tickets?, page?}`: what a draft would change over the stored customers
 * and the newest open tickets (I7), one page of it: `{preview, next, notes}`. Whoever asks sends `next` back as `page`
 * until it is null, and adds the previews up; top p % is counted over all, once. Changes nothing.
 */
export async function preview(c: AdminContext): Promise<Response> {
  const asked = await readAsked(c, Asked);
  if (!asked.ok) return asked.error;
  const { policy: text, replies, tickets, page } = asked.value;
  c.set("isContinued", page !== null);
  const shell = openShell(c.env, new Date());
  const current = await currentPolicy(shell);
  if (current === null) {
    const message = "No policy is in force yet: install the app, or run setup.";
    return Response.json({ error: "no_policy", message }, { status: 503, headers: { "Retry-After": "30" } });
  }
  const draft = await draftPolicy(shell.db, text, replies ?? null);
  if (!draft.ok) return Response.json({ error: "policy_broken", message: draft.error }, { status: 422 });
  if (page !== null && page.version !== current.version) {
    const message = "Another policy has come into force meanwhile; begin the preview again.";
    return Response.json({ error: "policy_changed", message }, { status: 409 });
  }
  const at = page ?? (await firstPage(shell, current, draft.value));
  const looked = await lookAt(shell, { current, draft: draft.value, tickets }, at);
  return Response.json({
    ...looked,
    notes: page === null ? unknownToLedger(current.policy, draft.value) : [],
  });
}

async function firstPage({ db }: Shell, { policy, version }: CurrentPolicy, draft: Policy): Promise<Page> {
  const keys = [...rankKeys(policy), ...rankKeys(draft)];
  const cutOffs = await countCutOffs(db, [...new Map(keys.map((key) => [key.rankKey, key])).values()]);
  return { of: "customers", after: 0, version, cutOffs };
}

type Question = { readonly current: CurrentPolicy; readonly draft: Policy; readonly tickets: number };
type Looked = { readonly preview: PolicyPreview; readonly next: Page | null };

async function lookAt(shell: Shell, question: Question, page: Page): Promise<Looked> {
  switch (page.of) {
    case "customers":
      return lookAtCustomers(shell, question, page);
    case "tickets":
      return lookAtTickets(shell, question, page);
  }
}

async function lookAtCustomers(
  { db, nowText }: Shell,
  { current, draft, tickets }: Question,
  page: Extract<Page, { of: "customers" }>,
): Promise<Looked> {
  const { version, cutOffs } = page;
  const rows = await customersAfter(db, page.after, CUSTOMERS_PER_PAGE);
  const customers = rows.map((row) => customerFactsOf(row, cutOffs));
  const found = previewCustomers(current.policy, draft, customers, cutOffs, nowText);
  const last = rows.at(-1);
  if (last !== undefined && rows.length === CUSTOMERS_PER_PAGE)
    return { preview: found, next: { of: "customers", after: last.id, version, cutOffs } };
  const begin = { of: "tickets", before: Number.MAX_SAFE_INTEGER, left: tickets, version, cutOffs } as const;
  return { preview: found, next: tickets === 0 ? null : begin };
}

async function lookAtTickets(
  { db, nowText }: Shell,
  { current, draft }: Question,
  page: Extract<Page, { of: "tickets" }>,
): Promise<Looked> {
  const { version, cutOffs } = page;
  const wanted = Math.min(page.left, TICKETS_PER_PAGE);
  const rows = await newestTickets(db, page.before, wanted);
  const tickets = rows.map(({ facts }) => facts);
  const customers = await customersOf(db, tickets, cutOffs);
  const found = previewTickets(current.policy, draft, { tickets, customers }, cutOffs, nowText);
  const last = tickets.at(-1);
  const left = page.left - tickets.length;
  if (last === undefined || rows.length < wanted || left <= 0) return { preview: found, next: null };
  return { preview: found, next: { of: "tickets", before: last.id, left, version, cutOffs } };
}

async function customersOf(
  db: D1Database,
  tickets: readonly { readonly organizationId: number | null }[],
  cutOffs: CutOffs,
): Promise<ReturnType<typeof customerFactsOf>[]> {
  const ids = [...new Set(tickets.flatMap(({ organizationId }) => organizationId ?? []))];
  return (await customersByIds(db, ids)).map((row) => customerFactsOf(row, cutOffs));
}
