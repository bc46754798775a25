import type { Context } from "hono";
import { choiceTitle, dayNumber, dayStart, instantText, parseDay, type Policy, visitSchedule } from "#core";
import { currentPolicy } from "../policy/currentPolicy.ts";
import { openShell } from "../shell.ts";
import { type NotCalled, notCalled } from "../store/notCalled.ts";

const FACT = /^[a-z][a-z0-9_]{0,39}$/;
const FACTS_AT_MOST = 3;
const PAGE_AT_MOST = 200;

/**
 * `GET /api/lists/not-called?from=2026-01-01&to=2026-04-01&splitBy=region,contract_kind`: customers whom nobody reached by a
 * callback in `[from, to)`, so that nobody is missed (D10). `&after=` asks for the page after that customer id, `&atMost=` for so
 * many customers of it. What the policy has no word for (a fact, a value, a tier) has the title null.
 */
export async function notCalledList(c: Context<{ Bindings: Env }>): Promise<Response> {
  const [from, to] = [parseDay(c.req.query("from") ?? ""), parseDay(c.req.query("to") ?? "")];
  const splitBy = (c.req.query("splitBy") ?? "").split(",").filter((key) => key !== "");
  const after = Number(c.req.query("after") ?? 0);
  const atMost = Number(c.req.query("atMost") ?? PAGE_AT_MOST);
  const isPage = Number.isSafeInteger(after) && Number.isSafeInteger(atMost) && atMost >= 1;
  const isRight = isPage && splitBy.length <= FACTS_AT_MOST && splitBy.every((key) => FACT.test(key));
  if (from === null || to === null || from >= to || !isRight) {
    const message =
      "Give from and to as dates (to later than from), and up to three facts in splitBy, separated by commas.";
    return Response.json({ error: "invalid", message }, { status: 400 });
  }
  const shell = openShell(c.env, new Date());
  const policy = (await currentPolicy(shell))?.policy ?? null;
  const zone = (policy === null ? null : visitSchedule(policy))?.zone ?? "Etc/UTC";
  const period = {
    from: instantText(dayStart(zone, dayNumber(from))),
    to: instantText(dayStart(zone, dayNumber(to))),
  };
  const page = { splitBy, after, atMost: Math.min(atMost, PAGE_AT_MOST) };
  return Response.json(inWords(policy, splitBy, await notCalled(c.env.DB, period, page)), {
    headers: { "Cache-Control": "no-store" },
  });
}

/** With the policy's words for facts, their values and tiers. */
function inWords(policy: Policy | null, splitBy: readonly string[], list: NotCalled) {
  const facts = splitBy.map((key) => policy?.document.facts.find((fact) => fact.key === key) ?? null);
  const titleOf = (value: string | null, place: number) => {
    const fact = facts[place] ?? null;
    return fact === null ? null : choiceTitle(fact, value);
  };
  return {
    splitBy: splitBy.map((key, place) => ({ key, title: facts[place]?.title ?? null })),
    groups: list.groups.map((group) => ({ ...group, titles: group.values.map(titleOf) })),
    customers: list.customers.map((customer) => {
      const tier = policy?.tiers.find(({ key }) => key === customer.tier) ?? null;
      return { ...customer, tier: tier === null ? null : { title: tier.title, colour: tier.colour } };
    }),
    next: list.next,
  };
}
