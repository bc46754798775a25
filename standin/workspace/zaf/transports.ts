import * as v from "valibot";
import { callApi } from "../api/callApi.ts";
import { sessionStore } from "../session/session.ts";
import type { Encoded, RawReply, Transports } from "./performRequest.ts";
import { createRequestBudget } from "./requestBudget.ts";

const rawReplySchema = v.object({
  status: v.number(),
  status_text: v.string(),
  headers: v.record(v.string(), v.string()),
  body: v.string(),
});

const fetchRaw = async (url: string, { method, headers, body }: Encoded): Promise<RawReply> => {
  const response = await fetch(url, { method, headers, ...(body === null ? {} : { body }) });
  return {
    status: response.status,
    statusText: response.statusText,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
};

const budget = createRequestBudget(() => performance.now());

/** How the page reaches Zendesk's API, other servers, and the proxy, for one installation. */
export const transportsFor = (appId: number, installationId: number): Transports => ({
  zendesk: async (url, init) => {
    const { agentId } = sessionStore.get();
    const refused = budget.take(`${agentId} ${appId}`);
    if (refused !== undefined) return refused;
    const path = /^https?:/.test(url) ? new URL(url).pathname + new URL(url).search : url;
    return fetchRaw(path, {
      ...init,
      headers: { ...init.headers, Authorization: `Bearer agent:${agentId}` },
    });
  },
  browser: fetchRaw,
  proxy: async (url, init, { secure, jwt }) => {
    const reply = await callApi("/__standin/apps/proxy", rawReplySchema, {
      method: "POST",
      body: {
        installation_id: installationId,
        request: { url, type: init.method, headers: init.headers, body: init.body, secure, jwt },
      },
    });
    return { status: reply.status, statusText: reply.status_text, headers: reply.headers, body: reply.body };
  },
});
