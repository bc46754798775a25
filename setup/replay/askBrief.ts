import { createHmac } from "node:crypto";
import * as v from "valibot";

const brief = v.looseObject({
  customer: v.nullable(v.looseObject({ name: v.nullable(v.string()) })),
  tier: v.looseObject({ key: v.string(), isInZendesk: v.boolean() }),
  serviceLevel: v.nullable(v.looseObject({ optionValue: v.string(), isInZendesk: v.boolean() })),
});

/** How long the Worker may take this proof of ours for good. */
const PROOF_SECONDS = 60;

/** What the Worker now says about a ticket, in one line. */
export async function askBrief(
  workerUrl: string,
  appSecret: string,
  subdomain: string,
  ticketId: number,
): Promise<string> {
  const reply = await fetch(`${workerUrl}/api/tickets/${ticketId}/brief`, {
    headers: { authorization: `Bearer ${proof(appSecret, subdomain)}` },
  });
  if (reply.status === 404) return "not known to the Worker (is the ticket in this Zendesk?)";
  if (!reply.ok) return `the Worker answers ${reply.status}: ${(await reply.text()).trim()}`;
  const read = v.safeParse(brief, await reply.json());
  if (!read.success) return "a brief that this version can't read";
  const { customer, tier, serviceLevel } = read.output;
  const where = (isInZendesk: boolean): string => (isInZendesk ? "in Zendesk" : "not yet in Zendesk");
  const level =
    serviceLevel === null
      ? "no service level"
      : `${serviceLevel.optionValue} (${where(serviceLevel.isInZendesk)})`;
  return `${customer?.name ?? "no organization"} · ${tier.key} (${where(tier.isInZendesk)}) · ${level}`;
}

/** The token that Zendesk's proxy makes for the app: HS256, for a minute. */
function proof(appSecret: string, subdomain: string): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: subdomain, aud: "tierwise", iat: now, exp: now + PROOF_SECONDS };
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${signed}.${createHmac("sha256", appSecret).update(signed).digest("base64url")}`;
}
