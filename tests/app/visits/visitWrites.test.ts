import { describe, expect, it } from "vitest";
import { refusedEngineers } from "../../../app/features/visits/useCustomerPeople.ts";
import { planDraft, recordDraft } from "../../../app/features/visits/visitDraft.ts";
import {
  cancelWrite,
  moveWrite,
  planWrite,
  recordWrite,
  stageWrite,
} from "../../../app/features/visits/visitWrites.ts";
import { TASK_FIELDS, VISIT_RESULT_VALUES, VISIT_STAGES, visitKindValue, visitStageValue } from "#core";
import { TASK_FIELD_TITLES } from "../../../app/shared/task/taskFieldTitles.ts";
import { aVisit, someMore } from "./someVisits.ts";

const ZONE = "Asia/Shanghai";
const whom = { organizationId: 9, name: "Acme", requesterId: 8 };
const words = { subject: "Onsite visit: Acme", body: "Afterwards.", undone: "Undone." };
const draft = { ...planDraft(someMore(), 3), time: "09:30", purpose: " Talk " };

describe("the write of a visit", () => {
  it("names fields and values as decision 010 does", () => {
    expect(TASK_FIELD_TITLES).toEqual(TASK_FIELDS);
    const written = [
      planWrite(draft, whom, ZONE, "x", words),
      cancelWrite(aVisit(), "no"),
      ...(["confirmed", "arrived", "signed"] as const).map((stage) => stageWrite(71, stage)),
    ].map((write) => (write.kind === "create" ? write.task : write.change).values);
    const stages: readonly string[] = VISIT_STAGES.map(visitStageValue);
    for (const { visitStage } of written) expect(stages).toContain(visitStage);
    expect(written[0]?.visitKind).toBe(visitKindValue("onsite"));
  });

  it("plans a task of the customer's, due at the appointed time, that a second try finds again", () => {
    expect(planWrite(draft, whom, ZONE, "x", words)).toMatchObject({
      kind: "create",
      task: {
        externalId: "tierwise:visit:x",
        subject: "Onsite visit: Acme",
        body: "Talk",
        organizationId: 9,
        requesterId: 8,
        assigneeId: 5,
        dueAt: "2026-10-01T01:30:00Z",
        values: { visitTime: "09:30", visitStage: "visit_is_planned" },
      },
      undo: { values: { visitStage: "visit_is_cancelled" }, status: "solved" },
    });
  });

  it("without a time is due at the end of its day", () => {
    const write = planWrite({ ...draft, time: "" }, whom, ZONE, "x", words);
    expect(write).toMatchObject({ task: { dueAt: "2026-10-01T15:59:00Z" } });
    expect(write.kind === "create" && "visitTime" in write.task.values).toBe(false);
  });

  it("records onto the planned task, with only the fields the account has", () => {
    const record = { ...recordDraft(someMore(), aVisit(), 0), date: "2026-10-01", result: "solved" } as const;
    const context = { whom, ids: { visitStage: 1 }, agentId: 3 };
    expect(recordWrite(record, aVisit(), context, "x", words)).toEqual({
      kind: "update",
      said: "visits.said.recorded",
      ticketId: 71,
      change: {
        values: {
          visitStage: "visit_is_done",
          visitDate: "2026-10-01",
          visitResult: VISIT_RESULT_VALUES.solved,
        },
        status: "solved",
      },
    });
    const full = { whom, ids: { visitNote: 2, visitSigned: 3 }, agentId: 3 };
    const signed = { ...record, isSigned: true, note: "Fees" };
    expect(recordWrite(signed, aVisit(), full, "x", words)).toMatchObject({
      change: { values: { visitStage: "visit_is_signed", visitSigned: true, visitNote: "Fees" } },
    });
  });

  it("leaves the note of the conversation alone where nobody wrote another: a later signature takes it off no record", () => {
    const recorded = aVisit({ state: "done", doneOn: "2026-10-01", result: "solved", lacks: ["signature"] });
    const signed = { ...recordDraft(someMore(), recorded, 0), isSigned: true };
    const context = { whom, ids: { visitNote: 2, visitSigned: 3 }, agentId: 3 };
    const write = recordWrite(signed, recorded, context, "x", words);
    expect(write.kind === "update" && Object.keys(write.change.values)).not.toContain("visitNote");
  });

  it("records an unplanned one onto a solved task of its own, done by the agent", () => {
    const record = { ...recordDraft(someMore(), null, 0), date: "2026-10-01" };
    const write = recordWrite(record, null, { whom, ids: {}, agentId: 3 }, "x", words);
    expect(write).toMatchObject({
      kind: "create",
      task: { status: "solved", assigneeId: 3, values: { visitKind: "visit_onsite" } },
    });
    expect(write.kind === "create" && "dueAt" in write.task).toBe(false);
  });

  it("moves with the reason, and the new time has to be confirmed again", () => {
    const moved = { date: "2026-10-08", time: "", reason: " rain " };
    expect(moveWrite(moved, aVisit(), ZONE)).toMatchObject({
      change: {
        dueAt: "2026-10-08T15:59:00Z",
        values: { visitStage: "visit_is_planned", visitTime: null, visitReason: "rain" },
      },
    });
  });
});

describe("engineers whom a customer refuses", () => {
  it("are read from the organization's tags", () => {
    expect([...refusedEngineers(["vip", "refuses_engineer_5", "refuses_engineer_x"])]).toEqual([5]);
  });
});
