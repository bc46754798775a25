import { ADMIN_SETTING, adminProofPreimage, adminProofText } from "#core";
import type { World } from "./world.ts";

/** What an admin's session in Zendesk does: a fresh nonce, its fingerprint in the app's settings. */
export async function writeProof(world: World, at = new Date()): Promise<string> {
  const nonce = btoa(String.fromCodePoint(...crypto.getRandomValues(new Uint8Array(32))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  const preimage = new TextEncoder().encode(adminProofPreimage(nonce));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", preimage));
  const fingerprint = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  world.zendesk.settings[ADMIN_SETTING] = adminProofText(fingerprint, at.toISOString());
  return nonce;
}

export async function ask(
  world: World,
  method: "GET" | "POST",
  path: string,
  options: { readonly bearer?: string; readonly body?: unknown } = {},
): Promise<Response> {
  const headers = new Headers(
    options.bearer === undefined ? {} : { authorization: `Bearer ${options.bearer}` },
  );
  const body = options.body === undefined ? {} : { body: JSON.stringify(options.body) };
  return world.fetch(new Request(`https://tierwise.test${path}`, { method, headers, ...body }));
}

/** An admin's token, through the whole handshake. */
export async function adminToken(world: World): Promise<string> {
  const nonce = await writeProof(world);
  const response = await ask(world, "POST", "/api/admin/session", { body: { nonce } });
  const answer: { token?: string } = await response.json();
  if (answer.token === undefined) throw new Error(`no session: ${response.status}`);
  return answer.token;
}
