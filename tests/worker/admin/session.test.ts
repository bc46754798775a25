import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { adminToken, ask, writeProof } from "../support/adminDoor.ts";
import { base64Url, token } from "../support/token.ts";
import { emptyStore, World } from "../support/world.ts";

let world: World;
beforeEach(async () => {
  await emptyStore();
  world = new World();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const session = (nonce: unknown, bearer?: string): Promise<Response> =>
  ask(world, "POST", "/api/admin/session", { body: { nonce }, ...(bearer === undefined ? {} : { bearer }) });
const letters = (bearer: string): Promise<Response> =>
  ask(world, "GET", "/api/admin/dead-letters", { bearer });

test("whoever could write the nonce's fingerprint into the app's settings gets a token for 15 minutes", async () => {
  const response = await session(await writeProof(world));
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  const answer: { token: string; expiresAt: string } = await response.json();
  const minutes = (Date.parse(answer.expiresAt) - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(14.9);
  expect(minutes).toBeLessThanOrEqual(15);
  expect((await letters(answer.token)).status).toBe(200);
});

test("what agents can read in the settings opens nothing", async () => {
  await writeProof(world);
  const fingerprint = world.zendesk.settings["admin_proof"]?.split(" ")[2] ?? "";
  for (const guess of [fingerprint, fingerprint.slice(0, 43), base64Url(fingerprint).slice(0, 43)])
    expect((await session(guess)).status).toBe(401);
});

test("a nonce opens one session, also when it is sent twice at the same moment", async () => {
  const nonce = await writeProof(world);
  const statuses = await Promise.all([session(nonce), session(nonce), session(nonce)]);
  expect(statuses.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 401, 401]);
  expect((await session(nonce)).status).toBe(401);
});

test("every refusal looks alike, whatever the reason", async () => {
  const other = "A".repeat(43);
  const nothingWritten = await session(other);
  const late = await writeProof(world, new Date(Date.now() - 301_000));
  const tooLate = await session(late);
  const farAhead = await session(await writeProof(world, new Date(Date.now() + 3_600_000)));
  await writeProof(world);
  const answers = [
    nothingWritten,
    tooLate,
    farAhead,
    await session(other),
    await session("short"),
    await session(7),
  ];
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401]);
  expect(new Set(bodies).size).toBe(1);
});

test("strangers get ten tries a minute, and can't use up those of the app", async () => {
  const statuses = [];
  for (let index = 0; index < 11; index += 1) statuses.push((await session("A".repeat(43))).status);
  expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
  expect(world.zendesk.calls(/installations/)).toHaveLength(10);
  const nonce = await writeProof(world);
  expect((await session(nonce)).status).toBe(429);
  expect((await session(nonce, await token())).status).toBe(200);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
  expect((await session(await writeProof(world))).status).toBe(200);
});

test("malformed tries cost no request to Zendesk", async () => {
  await session("x");
  await ask(world, "POST", "/api/admin/session", { body: "x".repeat(5000) });
  expect(world.zendesk.calls()).toHaveLength(0);
});

test("without Zendesk nobody is let in, and told to come again", async () => {
  const nonce = await writeProof(world);
  world.zendesk.fail(/installations/, 503);
  const response = await session(nonce);
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "30"]);
});

test("neither the app's token, nor one of another key, nor one that is over opens the admin's door", async () => {
  const good = await adminToken(world);
  const app = await token();
  const forged = await token({ claims: { aud: "tierwise-admin", jti: "x" } });
  for (const bearer of [app, forged, `${good}x`, "rubbish"]) expect((await letters(bearer)).status).toBe(401);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 15 * 60_000 + 1000 });
  expect((await letters(good)).status).toBe(401);
});

test("the admin's token does not open the app's door", async () => {
  const response = await ask(world, "GET", "/api/tickets/1/brief", { bearer: await adminToken(world) });
  expect(response.status).toBe(401);
});

test("deleting the key ends every session", async () => {
  const good = await adminToken(world);
  await env.DB.prepare("DELETE FROM tokens WHERE name = 'admin_key'").run();
  expect((await letters(good)).status).toBe(401);
});

test("sessions and what they did are in the audit, without any text", async () => {
  await letters(await adminToken(world));
  const rows = await world.rows<{ what: string; subject: string; detail: string | null }>(
    "SELECT what, subject, detail FROM audit ORDER BY id",
  );
  expect(rows).toEqual([
    { what: "admin_session", subject: expect.stringMatching(/^session:[0-9a-f-]{36}$/), detail: null },
    { what: "admin_action", subject: rows[0]?.subject, detail: "GET /api/admin/dead-letters 200" },
  ]);
});

test("the handshake makes no new version of the policy", async () => {
  await world.consume([{ kind: "policy_check" }]);
  await adminToken(world);
  await world.consume([{ kind: "policy_check" }]);
  expect(await world.rows("SELECT version FROM policy_versions")).toHaveLength(1);
});
