import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { standingHandover } from "#core";
import { type RunningStandin, startStandin } from "../../standin/index.ts";
import {
  commentTexts,
  createZendesk,
  hasFailed,
  savesInAudits,
  type Zendesk,
} from "../../worker/zendesk/index.ts";
import { ticket } from "../core/facts.ts";

let standin: RunningStandin;
let zendesk: Zendesk;
const warnings: string[] = [];

const connect = (): Zendesk =>
  createZendesk({
    baseUrl: standin.url,
    clientId: "tierwise_local",
    clientSecret: "standin-client-secret",
    onWarning: (warning) => warnings.push(warning),
  });
const valueOf = async <Value>(
  answer: Promise<{ ok: true; value: Value } | { ok: false; error: unknown }>,
): Promise<Value> => {
  const given = await answer;
  if (!given.ok) throw new Error(JSON.stringify(given.error));
  return given.value;
};

beforeAll(async () => {
  standin = await startStandin();
  zendesk = connect();
});
afterAll(() => standin.close());

describe("the client against the local Zendesk", () => {
  it("knows who it acts as", async () => {
    expect(await valueOf(zendesk.users.me())).toMatchObject({ id: 2, role: "admin" });
  });

  it("creates a ticket once, however often the same key is sent, and finds it by external id", async () => {
    const ticket = { subject: "S", external_id: "tierwise:visit:1", comment: { body: "B" } };
    const first = await valueOf(zendesk.tickets.create(ticket, { idempotencyKey: "visit-1" }));
    const again = await valueOf(zendesk.tickets.create(ticket, { idempotencyKey: "visit-1" }));
    expect(again.id).toBe(first.id);
    const found = await valueOf(zendesk.tickets.byExternalId("tierwise:visit:1"));
    expect(found.map(({ id }) => id)).toEqual([first.id]);
    const audits = await valueOf(zendesk.tickets.audits(first.id));
    expect(audits[0]?.events.map(({ type }) => type)).toContain("Create");
  });

  it("tells in which groups somebody is, and in a task's audits whose session handed over (A16)", async () => {
    const asAdmin = async (path: string, body: object): Promise<Record<string, { id: number }>> => {
      const headers = { authorization: "Bearer agent:1", "content-type": "application/json" };
      const request = { method: "POST", headers, body: JSON.stringify(body) };
      return (await fetch(`${standin.url}${path}`, request)).json();
    };
    const made = await asAdmin("/api/v2/groups", { group: { name: "Desk leads" } });
    const membership = { user_id: 1, group_id: made["group"]?.id };
    await asAdmin("/api/v2/group_memberships", { group_membership: membership });
    expect((await valueOf(zendesk.users.groupsOf(1))).map(({ name }) => name)).toContain("Desk leads");

    const tags = ["handover_from_7", "handover_to_8", "handover_until_2026-12-24"];
    const task = { type: "task", subject: "Away", comment: { body: "B" }, tags, submitter_id: 2 };
    const id = (await asAdmin("/api/v2/tickets", { ticket: task }))["ticket"]?.id ?? 0;
    const saves = savesInAudits(await valueOf(zendesk.tickets.audits(id)));
    const said = standingHandover(ticket({ id, tags }), "2026-12-20", saves, () => true);
    expect(said.stands).toMatchObject({ fromId: 7, toId: 8, byId: 1 });
  });

  it("what was saved on tickets comes from the export as the ticket's audits have it, without its texts", async () => {
    const { id } = await valueOf(zendesk.tickets.create({ subject: "S", comment: { body: "A text" } }));
    await valueOf(zendesk.tickets.update(id, { status: "pending", tags: ["a"], comment: { body: "More" } }));
    const audited = savesInAudits(await valueOf(zendesk.tickets.audits(id)));
    await fetch(`${standin.url}/__standin/clock`, { method: "POST", body: '{"advance_seconds":61}' });
    const hourAgo = Math.floor(Date.now() / 1000) - 3600;
    const { saves, endOfStream } = await valueOf(zendesk.tickets.exportSaves(hourAgo));
    const exported = saves.flatMap(({ ticketId, ...save }) => (ticketId === id ? [save] : []));
    expect(exported).toEqual(audited);
    expect(exported.map(({ comments }) => comments)).toEqual([
      [{ isPublic: true, authorId: 2 }],
      [{ isPublic: true, authorId: 2 }],
    ]);
    expect(endOfStream).toBe(true);
    expect(JSON.stringify(saves)).not.toMatch(/A text|More/);
  });

  it("a ticket's audits tell what was written on it, as it was written", async () => {
    const written = 'Please answer in "Callback answers", a line each:\nscore: Score\n\n本次回访 is open.';
    const { id } = await valueOf(zendesk.tickets.create({ comment: { body: "First", public: false } }));
    await valueOf(zendesk.tickets.update(id, { status: "open" }));
    await valueOf(zendesk.tickets.update(id, { comment: { body: written, public: false } }));
    const told = commentTexts(await valueOf(zendesk.tickets.audits(id)));
    expect(told.map(({ text }) => text)).toEqual(["First", written]);
  });

  it("a safe update of a ticket that was changed in between is a conflict", async () => {
    const { id } = await valueOf(zendesk.tickets.create({ comment: { body: "B" } }));
    const late = { priority: "high", updated_stamp: "2020-01-01T00:00:00Z", safe_update: true };
    expect(await zendesk.tickets.update(id, late)).toEqual({ ok: false, error: { reason: "conflict" } });
  });

  it("an unknown option of a dropdown is refused with the reason", async () => {
    const field = await valueOf(
      zendesk.fields.ticket.create({
        type: "tagger",
        title: "Level",
        custom_field_options: [{ name: "A", value: "level_a" }],
      }),
    );
    const { id } = await valueOf(zendesk.tickets.create({ comment: { body: "B" } }));
    const set = (value: string) => zendesk.tickets.update(id, { custom_fields: [{ id: field.id, value }] });
    expect((await valueOf(set("level_a"))).tags).toEqual(["level_a"]);
    expect(await set("level_z")).toMatchObject({ ok: false, error: { reason: "invalid", status: 422 } });
  });

  it("a bulk update is a job whose results name each ticket", async () => {
    const { id } = await valueOf(zendesk.tickets.create({ comment: { body: "B" } }));
    let job = await valueOf(zendesk.tickets.updateMany([{ id, priority: "low" }]));
    for (let polls = 0; polls < 50 && job.status !== "completed"; polls += 1) {
      await sleep(50);
      job = (await valueOf(zendesk.jobs.showMany([job.id])))[0] ?? job;
    }
    expect(job.status).toBe("completed");
    expect(job.results?.map((result) => [result.id, hasFailed(result)])).toEqual([[id, false]]);
    expect((await valueOf(zendesk.tickets.show(id))).priority).toBe("low");
  });

  it("exports begin at a time and go on from a cursor", async () => {
    standin.standin.clock.advance(120);
    const page = await valueOf(zendesk.tickets.exportPage({ startTime: 0 }));
    expect(page.tickets.length).toBeGreaterThan(0);
    expect(page.endOfStream).toBe(true);
    const next = await valueOf(zendesk.tickets.exportPage({ cursor: page.cursor ?? "" }));
    expect(next).toMatchObject({ tickets: [], endOfStream: true });
    const organization = await valueOf(zendesk.organizations.create({ name: "Acme" }));
    standin.standin.clock.advance(120);
    const organizations = await valueOf(zendesk.organizations.exportPage(0));
    expect(organizations.organizations.map(({ id }) => id)).toEqual([organization.id]);
  });

  it("the sixth change of one organization within a minute has to wait", async () => {
    const { id } = await valueOf(zendesk.organizations.create({ name: "Busy" }));
    const answers = [];
    for (let turn = 0; turn < 6; turn += 1)
      answers.push(await zendesk.organizations.update(id, { notes: `${turn}` }));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false]);
    expect(answers[5]).toMatchObject({ error: { reason: "rate_limited" } });
  });

  it("a token that ended is replaced without anybody noticing", async () => {
    const fresh = connect();
    await valueOf(fresh.users.me());
    standin.standin.clock.advance(3 * 3600);
    expect(await valueOf(fresh.users.me())).toMatchObject({ id: 2 });
  });

  it("keys that Zendesk ignores are told", async () => {
    warnings.length = 0;
    await zendesk.request("POST", "/api/v2/tickets", { ticket: { comment: { body: "B" }, no_such_key: 1 } });
    expect(warnings.join()).toContain("no_such_key");
  });

  it("what is not there is not found", async () => {
    expect(await zendesk.tickets.show(999_999)).toEqual({ ok: false, error: { reason: "not_found" } });
  });
});
