import {
  dayNumber,
  dayText,
  instantOf,
  type LocalDate,
  localDay,
  parseDay,
  unsignedKinds,
  visitSchedule,
} from "#core";
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
 * left out: before today. Of each of these lists `?atMost=` asks for so many; `left`: how many more there are.
 */
lists.get("/unsigned-orders", async (c) => {
  const { policy, text } = await today(c);
  const before = dayIn(c, "before") ?? text;
  const visits = policy?.document.visits;
  const { items, left } =
    visits?.needsSignature === true
      ? await unsignedOrders(c.env.DB, before, atMostIn(c), unsignedKinds(visits))
      : NOTHING;
  return c.json({ before, orders: items, left });
});

/** Orders without a result, or not solved (D3). `?day=`: made on that day; left out: yesterday. */
lists.get("/unsolved-orders", async (c) => {
  const day = dayIn(c, "day") ?? (await today(c)).before(1);
  const { items, left } = await unsolvedOrders(c.env.DB, day, atMostIn(c));
  return c.json({ day, orders: items, left });
});

/** Customers whose profile was not reviewed for as long as the policy says (A15); nobody where it says nothing. */
lists.get("/stale-profiles", async (c) => {
  const { policy, before } = await today(c);
  const every = policy?.document.visits.reviewProfileEvery ?? null;
  if (every === null) return c.json({ before: null, profiles: [], left: 0 });
  const since = before(Math.ceil(every / DAY_SECONDS));
  const { items, left } = await staleProfiles(c.env.DB, since, atMostIn(c));
  return c.json({ before: since, profiles: items, left });
});

lists.get("/not-called", notCalledList);

lists.get("/replies", replyList);

lists.get("/guard", guardList);

const DAY_SECONDS = 24 * 3600;
/** Lists are for people: that is as much as anybody reads. */
const AT_MOST = 500;
const NOTHING = { items: [], left: 0 };

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

function atMostIn(c: Asked): number {
  const asked = Number(c.req.query("atMost") ?? AT_MOST);
  return Number.isSafeInteger(asked) && asked >= 1 ? Math.min(asked, AT_MOST) : AT_MOST;
}
