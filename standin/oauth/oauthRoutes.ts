import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import * as v from "valibot";
import type { StandinEnvironment } from "../http/environment.ts";
import { paginate } from "../http/paginate.ts";
import { readWrapped } from "../http/readBody.ts";
import { actingUser } from "../http/actingUser.ts";
import { invalid, refusalReply } from "../http/refusal.ts";
import { jsonReply, noContent, recordNotFound } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import type { OauthClient, OauthToken } from "../records/oauth.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId } from "../state.ts";

const DEFAULT_LIFE_SECONDS = 1_800;
const SHORTEST_LIFE_SECONDS = 300;
const LONGEST_LIFE_SECONDS = 172_800;

const tokenRequest = v.object({
  grant_type: v.string(),
  client_id: v.optional(v.string(), ""),
  client_secret: v.optional(v.string(), ""),
  scope: v.optional(v.string(), "read write"),
  expires_in: v.optional(v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.integer())),
});
const clientEntries = {
  name: v.optional(v.string()),
  identifier: v.optional(v.string()),
  kind: v.optional(v.picklist(["confidential", "public"])),
  user_id: v.optional(v.number()),
  redirect_uri: v.optional(v.unknown()),
  company: v.optional(v.unknown()),
  description: v.optional(v.unknown()),
};

const oauthError = (status: number, error: string, description: string): Response =>
  jsonReply(status, { error, error_description: description });

/** POST /oauth/tokens (client credentials only) and /api/v2/oauth/clients for admins. Source: zendesk-api 3.5; error bodies UNCONFIRMED. */
export const oauthRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const clients = (): OauthClient[] => [...standin.state.oauthClients.values()];

  app.post("/oauth/tokens", async (context) => {
    const form = context.req.header("content-type")?.includes("application/x-www-form-urlencoded") === true;
    const body: unknown = form
      ? await context.req.parseBody()
      : await context.req.raw.json().catch(() => undefined);
    const read = v.safeParse(tokenRequest, body);
    if (!read.success)
      return oauthError(
        400,
        "invalid_request",
        "The request is missing a parameter, or a parameter is malformed.",
      );
    const { grant_type, client_id, client_secret, scope, expires_in } = read.output;
    if (grant_type !== "client_credentials")
      return oauthError(
        400,
        "unsupported_grant_type",
        `The stand-in does not support the grant type ${grant_type}.`,
      );
    const client = clients().find((each) => each.identifier === client_id);
    if (client === undefined || client.kind !== "confidential" || client.secret !== client_secret)
      return oauthError(
        401,
        "invalid_client",
        "Client authentication failed due to unknown client or wrong secret.",
      );
    if (
      expires_in !== undefined &&
      (expires_in <= SHORTEST_LIFE_SECONDS || expires_in >= LONGEST_LIFE_SECONDS)
    )
      return oauthError(
        400,
        "invalid_request",
        "expires_in must be greater than 300 and less than 172800 seconds.",
      );
    const lifeSeconds = expires_in ?? DEFAULT_LIFE_SECONDS;
    const token: OauthToken = {
      id: nextLargeId(standin.state),
      token: randomBytes(32).toString("hex"),
      client_id: client.id,
      user_id: client.user_id,
      scopes: scope.split(" ").filter((each) => each !== ""),
      expires_at_ms: standin.clock.elapsedMs() + lifeSeconds * 1000,
      created_at: standin.clock.iso(),
    };
    standin.state.oauthTokens.set(token.token, token);
    return jsonReply(201, {
      access_token: token.token,
      token_type: "bearer",
      scope,
      expires_in: lifeSeconds,
    });
  });

  const view = (client: OauthClient, secret: string): JsonObject => ({
    url: `${standin.url}/api/v2/oauth/clients/${client.id}.json`,
    id: client.id,
    identifier: client.identifier,
    name: client.name,
    kind: client.kind,
    user_id: client.user_id,
    secret,
    company: null,
    description: null,
    global: false,
    redirect_uri: [],
    created_at: client.created_at,
    updated_at: client.updated_at,
  });
  const shortened = (client: OauthClient): JsonObject => view(client, client.secret.slice(0, 10));
  const find = (id: string): OauthClient | undefined => standin.state.oauthClients.get(Number(id));
  app.get("/api/v2/oauth/clients", (context) =>
    paginate({ url: context.req.url, plural: "clients", items: clients(), view: shortened }),
  );
  app.get("/api/v2/oauth/clients/:id{[0-9]+}", (context) => {
    const client = find(context.req.param("id"));
    return client === undefined ? recordNotFound() : jsonReply(200, { client: shortened(client) });
  });
  app.post("/api/v2/oauth/clients", async (context) => {
    const read = await readWrapped(context.req.raw, "client", v.object(clientEntries), clientEntries);
    if (!read.ok) return read.reply;
    const { name, identifier } = read.value;
    if (name === undefined || identifier === undefined)
      return refusalReply(invalid("name", "Name: cannot be blank", "BlankValue").refusal);
    if (clients().some((each) => each.identifier === identifier))
      return refusalReply(
        invalid("identifier", "Identifier: has already been taken", "DuplicateValue").refusal,
      );
    const at = standin.clock.iso();
    const client: OauthClient = {
      id: nextLargeId(standin.state),
      identifier,
      name,
      secret: randomBytes(32).toString("hex"),
      user_id: read.value.user_id ?? actingUser(context).id,
      kind: read.value.kind ?? "confidential",
      created_at: at,
      updated_at: at,
    };
    standin.state.oauthClients.set(client.id, client);
    return jsonReply(201, { client: view(client, client.secret) }, read.warning);
  });
  app.delete("/api/v2/oauth/clients/:id{[0-9]+}", (context) => {
    const client = find(context.req.param("id"));
    if (client === undefined) return recordNotFound();
    standin.state.oauthClients.delete(client.id);
    for (const [key, token] of standin.state.oauthTokens)
      if (token.client_id === client.id) standin.state.oauthTokens.delete(key);
    return noContent();
  });
  return app;
};
