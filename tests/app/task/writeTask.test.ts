import { describe, expect, it } from "vitest";
import type { Result } from "#core";
import { handoverMistake, handoverWrite } from "../../../app/features/handover/handoverDraft.ts";
import { readTaskFields } from "../../../app/shared/task/readTaskFields.ts";
import { createTask, updateTask } from "../../../app/shared/task/writeTask.ts";
import { instantIn, shownIn } from "../../../app/shared/time/zonedTime.ts";
import { handoverOf } from "#core";
import type { ZafRequest } from "../../../app/zaf/zaf.ts";
import type { ZafProblem } from "../../../app/zaf/zafProblem.ts";
import { fakeZaf } from "../fakeZaf.ts";

const ticket = {
  id: 71,
  status: "new",
  due_at: "2026-10-01T01:30:00Z",
  custom_fields: [
    { id: 1, value: "visit_is_planned" },
    { id: 2, value: null },
  ],
};
const ids = { visitStage: 1, visitReason: 2 };
const answering = (answer: (request: ZafRequest) => Result<unknown, ZafProblem>) => fakeZaf({ answer });
const host = () => answering(() => ({ ok: true, value: { ticket } }));
const refusal = (status: number | null) =>
  answering(() => ({ ok: false, error: { reason: "http", status, detail: "" } })).zaf;

const task = {
  externalId: "tierwise:visit:x",
  subject: "Visit",
  body: "Talk",
  organizationId: 9,
  requesterId: 8,
  assigneeId: null,
  values: { visitStage: "visit_is_planned" },
};

describe("the fields of tasks", () => {
  it("are found by their titles, over as many pages as there are", async () => {
    const { zaf } = answering(({ url }) => ({
      ok: true,
      value: url.includes("after")
        ? { ticket_fields: [{ id: 2, title: "Besuchsgrund", raw_title: "Visit reason" }] }
        : {
            ticket_fields: [
              { id: 1, title: "Visit stage" },
              { id: 9, title: "Colour" },
            ],
            meta: { has_more: true, after_cursor: "c" },
          },
    }));
    expect(await readTaskFields(zaf)).toEqual({ ok: true, value: { visitStage: 1, visitReason: 2 } });
  });
});

describe("writing a task", () => {
  it("makes it in one request, internally, so that a second try finds the first", async () => {
    const { zaf, requests } = host();
    expect(await createTask(zaf, ids, task)).toEqual({ ok: true, value: 71 });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      type: "POST",
      url: "/api/v2/tickets.json",
      headers: { "Idempotency-Key": "tierwise:visit:x" },
    });
    expect(JSON.parse(requests[0]?.data ?? "")).toMatchObject({
      ticket: { type: "task", comment: { public: false }, external_id: "tierwise:visit:x", requester_id: 8 },
    });
  });

  it("changes it in one write, and tells what takes that back", async () => {
    const { zaf, requests } = host();
    const change = {
      values: { visitStage: "visit_is_done", visitReason: "x" },
      dueAt: null,
      status: "solved",
    };
    expect(await updateTask(zaf, ids, 71, change)).toEqual({
      ok: true,
      value: {
        values: { visitStage: "visit_is_planned", visitReason: null },
        onlyWhile: { visitStage: "visit_is_done" },
        dueAt: "2026-10-01T01:30:00Z",
        status: "open",
      },
    });
    expect(requests.map(({ type }) => type)).toEqual(["GET", "PUT"]);
  });

  it("changes what the task shows already in two writes, so that Zendesk tells of it; undone, the first stays", async () => {
    const { zaf, requests } = host();
    const change = { values: { visitStage: "visit_is_planned" }, first: { visitStage: "visit_is_done" } };
    expect(await updateTask(zaf, ids, 71, change)).toEqual({
      ok: true,
      value: { values: change.first, onlyWhile: change.values },
    });
    const stages = requests.map(({ data }) =>
      data === undefined ? null : JSON.parse(data).ticket.custom_fields,
    );
    expect(stages).toEqual([
      null,
      [{ id: 1, value: "visit_is_done" }],
      [{ id: 1, value: "visit_is_planned" }],
    ]);
    const other = { ...change, values: { visitStage: "visit_is_signed" } };
    expect(await updateTask(zaf, ids, 71, other)).toMatchObject({ ok: true });
    expect(requests.slice(3).map(({ type }) => type)).toEqual(["GET", "PUT"]);
  });

  it("takes nothing back that has become something else since", async () => {
    let stage: string | null = null;
    const { zaf, requests } = answering(() => ({
      ok: true,
      value: { ticket: { ...ticket, custom_fields: [{ id: 1, value: stage }] } },
    }));
    const written = await updateTask(zaf, ids, 71, { values: { visitStage: "visit_is_done" } });
    if (!written.ok) throw new Error(written.error);
    stage = "visit_is_signed";
    expect(await updateTask(zaf, ids, 71, written.value)).toEqual({ ok: false, error: "changed_since" });
    expect(requests.map(({ type }) => type)).toEqual(["GET", "PUT", "GET"]);
    stage = "visit_is_done";
    expect(await updateTask(zaf, ids, 71, written.value)).toMatchObject({ ok: true });
  });

  it("writes nothing while a field is missing that it needs", async () => {
    const { zaf, requests } = host();
    const missing = { ok: false, error: "no_fields" };
    expect(await updateTask(zaf, {}, 71, { values: { visitStage: "visit_is_done" } })).toEqual(missing);
    expect(await createTask(zaf, {}, task)).toEqual(missing);
    expect(requests).toEqual([]);
    expect(await updateTask(zaf, ids, 71, { values: { visitNote: null } })).toMatchObject({ ok: true });
  });

  it("says why it was not written", async () => {
    const problem = async (status: number | null) => createTask(refusal(status), ids, task);
    expect(await problem(403)).toEqual({ ok: false, error: "forbidden" });
    expect(await problem(429)).toEqual({ ok: false, error: "busy" });
    expect(await problem(422)).toEqual({ ok: false, error: "refused" });
    expect(await problem(null)).toEqual({ ok: false, error: "no_answer" });
    expect(await problem(503)).toEqual({ ok: false, error: "no_answer" });
  });
});

describe("times of a zone", () => {
  it("are instants and back", () => {
    expect(instantIn("Asia/Shanghai", "2026-10-01", "09:30")).toBe("2026-10-01T01:30:00Z");
    expect(shownIn("Asia/Shanghai", Date.parse("2026-10-01T20:00:00Z"))).toEqual({
      date: "2026-10-02",
      time: "04:00",
    });
  });

  it("follow the zone's clock changes: a skipped hour moves past the gap, of a doubled one the first counts", () => {
    expect(instantIn("Europe/Berlin", "2026-03-29", "02:30")).toBe("2026-03-29T01:30:00Z");
    expect(instantIn("Europe/Berlin", "2026-10-25", "02:30")).toBe("2026-10-25T00:30:00Z");
    expect(instantIn("Europe/Berlin", "2026-10-25", "12:00")).toBe("2026-10-25T11:00:00Z");
    expect(instantIn("America/New_York", "2026-03-08", "12:00")).toBe("2026-03-08T16:00:00Z");
  });
});

describe("a hand-over", () => {
  const draft = { fromId: 3, toId: 4, from: "2026-11-23", until: "2026-11-27" };

  it("needs somebody who is away, a stand-in and a last day that is not before the first", () => {
    expect(handoverMistake(draft)).toBeNull();
    expect(handoverMistake({ ...draft, fromId: null })).toBe("nobody_away");
    expect(handoverMistake({ ...draft, toId: 3 })).toBe("nobody");
    expect(handoverMistake({ ...draft, toId: null })).toBe("nobody");
    expect(handoverMistake({ ...draft, until: "" })).toBe("until_missing");
    expect(handoverMistake({ ...draft, until: "2026-11-22" })).toBe("until_before");
  });

  it("is one task that the Worker reads as meant", () => {
    const write = handoverWrite(draft, "x", { subject: "Away", body: "…" });
    const tags = write.kind === "create" ? (write.task.tags ?? []) : [];
    expect(handoverOf({ id: 1, tags, requesterId: null, status: "open" }, "2026-11-20")).toEqual({
      id: 1,
      fromId: 3,
      toId: 4,
      startsOn: "2026-11-23",
      untilOn: "2026-11-27",
      isEnded: false,
    });
  });
});
