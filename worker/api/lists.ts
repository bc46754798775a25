import { dayNumber, dayText, instantOf, type LocalDate, localDay, parseDay, visitSchedule } from "#core";
import { type Context, Hono } from "hono";
import { currentPolicy } from "../policy/currentPolicy.ts";
import { openShell } from "../shell.ts";
import { guardList } from "./guard.ts";
import { notCalledList } from "./notCalled.ts";
import { replyList } from "./replies.ts";
import { staleProfiles, unsignedOrders, unsolvedOrders } from "../store/visitLists.ts";

/** `GET /api/lists/<name>`: what is to be followed up, for reports and the admin page; dates are in the zone of visits. */
export const lists = new Hono<{ Bindings: Env }>();

type Asked = Context<{ Bindings: Env }>;

/**
 * Orders that nobody signed, by engineer (A12); none where the policy needs no signature. `?before=`: done before that day;
 * left out: before today.
 */
lists.get("/unsigned-orders", async (c) => {
  const { policy, text } = await today(c);
  const before = dayIn(c, "before") ?? text;
  const isNeeded = policy?.document.visits.needsSignature === true;
  return c.json({ before, orders: isNeeded ? (await unsignedOrders(c.env.DB, before)).items : [] });
});

/** Orders without a result, or not solved (D3). `?day=`: made on that day; left out: yesterday. */
lists.get("/unsolved-orders", async (c) => {
  const day = dayIn(c, "day") ?? (await today(c)).before(1);
  return c.json({ day, orders: await unsolvedOrders(c.env.DB, day) });
});

/** Customers whose profile was not reviewed for as long as the policy says (A15); nobody where it says nothing. */
lists.get("/stale-profiles", async (c) => {
  const { policy, before } = await today(c);
  const every = policy?.document.visits.reviewProfileEvery ?? null;
  if (every === null) return c.json({ before: null, profiles: [] });
  const since = before(Math.ceil(every / DAY_SECONDS));
  return c.json({ before: since, profiles: (await staleProfiles(c.env.DB, since)).items });
});

lists.get("/not-called", notCalledList);

lists.get("/replies", replyList);

lists.get("/guard", guardList);

const DAY_SECONDS = 24 * 3600;

async function today(c: Asked) {
  const shell = openShell(c.env, new Date());
  const policy = (await currentPolicy(shell))?.policy ?? null;
  const zone = (policy === null ? null : visitSchedule(policy))?.zone ?? "UTC";
  const day = localDay(zone, instantOf(shell.nowText));
  return {
    policy,
    text: dayText(day),
    before: (days: number): LocalDate => dayText(dayNumber(day - days)),
  };
}

function dayIn(c: Asked, name: string): LocalDate | null {
  const text = c.req.query(name);
  return text === undefined || parseDay(text) === null ? null : text;
}
