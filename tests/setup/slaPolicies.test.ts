import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { describePolicyProblem, type Policy, readPolicy } from "#core";
import { openAccount } from "../../setup/account/openAccount.ts";
import type { SetupAccount } from "../../setup/account/setupAccount.ts";
import { applySteps, checkSteps, removeSteps, type StepReport } from "../../setup/runSteps.ts";
import { unmapped } from "../../setup/sla/unmapped.ts";
import { wantedSlaPolicies } from "../../setup/sla/wantedSlaPolicies.ts";
import { signIn } from "../../setup/steps/signIn.ts";
import { slaPolicies } from "../../setup/steps/slaPolicies.ts";
import { ticketField } from "../../setup/steps/ticketField.ts";
import { tellStep } from "../../setup/tellStep.ts";
import { type RunningStandin, startStandin } from "../../standin/index.ts";
import { type LocalProject, localProject } from "./localProject.ts";

const PATH = "/api/v2/slas/policies";
const STEPS = [signIn, slaPolicies, ticketField];

let standin: RunningStandin;
let project: LocalProject;

/** The preset it-services with changes. */
function policyWith(changes: object = {}): Policy {
  const text = readFileSync(join(project.folder, "policies/it-services.yaml"), "utf8");
  const read = readPolicy({
    policy: { preset: "it-services", ...changes },
    presets: { "it-services": parse(text) },
  });
  if (!read.ok) throw new Error(read.error.map(describePolicyProblem).join("\n"));
  return read.value;
}

async function open(changes: object = {}): Promise<SetupAccount> {
  const account = await openAccount({
    project: project.folder,
    zendeskUrl: standin.url,
    subdomain: "standin",
    accountId: null,
    clientId: "tierwise_local",
    clientSecret: "standin-client-secret",
    workerUrl: "http://localhost:18787",
    preset: "it-services",
    localSecrets: join(project.folder, "secrets.env"),
    zcli: null,
  });
  if (!account.ok) throw new Error(`${account.error.what} ${account.error.todo}`);
  return { ...account.value, policy: policyWith(changes) };
}

async function run(how: typeof applySteps | typeof checkSteps, changes: object = {}) {
  const reports: StepReport[] = [];
  const said: string[] = [];
  const outcome = await how(await open(changes), STEPS, (step, report) => {
    if (step === slaPolicies) reports.push(report);
    said.push(tellStep(step, report));
  });
  return { outcome, report: reports[0], said: said.join("\n") };
}

const inZendesk = async () => {
  const { zendesk } = await open();
  const all = await zendesk.slas.list();
  return all.ok ? all.value : [];
};
const writes = (): readonly string[] =>
  standin.standin.control.requests
    .filter(({ method, path }) => method !== "GET" && path.startsWith(PATH))
    .map(({ method, status }) => `${method} ${status}`);
const forgetRequests = (): void => {
  standin.standin.control.requests = [];
};
const refuse = (match: string, status: number): void => {
  standin.standin.control.faults.push({
    match,
    status,
    timesLeft: 99,
    retryAfterSeconds: undefined,
    delayMs: 0,
    drop: false,
  });
};

beforeEach(async () => {
  standin = await startStandin({});
  project = localProject();
});
afterEach(async () => {
  await standin.close();
  project.remove();
});

describe("Zendesk's SLA policies", () => {
  it("are made, one for each service level with a target, filtered on its tag", async () => {
    const { outcome, said } = await run(applySteps);
    expect([outcome, said]).toEqual(["changed", expect.stringContaining("✓ Zendesk's SLA policies: done")]);
    const made = await inZendesk();
    const levels = policyWith().serviceLevels.map(({ optionValue }) => optionValue);
    expect(made.map(({ filter }) => filter?.all)).toEqual(
      levels.map((tag) => [{ field: "current_tags", operator: "includes", value: tag }]),
    );
  });

  it("carry the promised minutes for every priority, in business hours only where the schedule closes", async () => {
    const day = ["00:00-24:00"];
    const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
    await run(applySteps, { schedules: { hotline: { week } } });
    const rows = (await inZendesk()).find(({ title }) => title === "Tierwise: VIP · Urgent")?.policy_metrics;
    const targets = new Map(rows?.map(({ metric, target }) => [metric, target]));
    // it-services promises a VIP's urgent request 15m, 30m, 2h and 8h on the hotline.
    expect([...targets]).toEqual([
      ["first_reply_time", 15],
      ["next_reply_time", 30],
      ["pausable_update_time", 120],
      ["agent_work_time", 480],
    ]);
    expect(rows).toHaveLength(16);
    expect(new Set(rows?.map(({ business_hours }) => business_hours))).toEqual(new Set([false]));
    const core = (await inZendesk()).find(({ title }) => title === "Tierwise: Core · General");
    expect(new Set(core?.policy_metrics.map(({ business_hours }) => business_hours))).toEqual(
      new Set([true]),
    );
  });

  it("a second run writes nothing", async () => {
    await run(applySteps);
    forgetRequests();
    expect(await run(applySteps)).toMatchObject({ outcome: "unchanged", report: { kind: "fine" } });
    expect(writes()).toEqual([]);
  });

  it("--check tells what people changed; the next run puts right just that", async () => {
    await run(applySteps);
    const { zendesk } = await open();
    const [first] = await inZendesk();
    await zendesk.slas.update(first?.id ?? 0, {
      policy_metrics: [
        { priority: "urgent", metric: "first_reply_time", target: 999, business_hours: false },
      ],
    });
    forgetRequests();
    const checked = await run(checkSteps);
    expect([checked.outcome, checked.report]).toMatchObject([
      "drift",
      { differs: [`SLA policy "${first?.title}" is not as the policy promises.`] },
    ]);
    expect(writes()).toEqual([]);
    await run(applySteps);
    expect(writes()).toEqual(["PUT 200"]);
    expect((await run(checkSteps)).outcome).toBe("unchanged");
  });

  it("follow the policy: a changed target is written, a level that is gone takes its policy along", async () => {
    await run(applySteps);
    const before = (await inZendesk()).length;
    forgetRequests();
    const changed = { serviceLevels: { vip_urgent: { targets: { first_reply: "10m" } } } };
    expect((await run(applySteps, changed)).outcome).toBe("changed");
    expect(writes()).toEqual(["PUT 200"]);

    const fewer = { ...changed, serviceLevels: { ...changed.serviceLevels, vip_general: null } };
    const { report } = await run(applySteps, fewer);
    expect(report).toMatchObject({
      kind: "done",
      did: ['SLA policy "Tierwise: VIP · General" belongs to no service level any more.'],
    });
    expect(await inZendesk()).toHaveLength(before - 1);
  });

  it("--remove takes away ours and leaves the account's own", async () => {
    await run(applySteps);
    const { zendesk } = await open();
    await zendesk.slas.create({
      title: "Tierwise: looks like one",
      description: "Made by hand",
      filter: { all: [{ field: "current_tags", operator: "includes", value: "sla_vip_urgent" }], any: [] },
      policy_metrics: [{ priority: "low", metric: "first_reply_time", target: 60, business_hours: false }],
    });
    const shown: string[] = [];
    await removeSteps(
      await open(),
      [slaPolicies],
      () => undefined,
      (remains) => {
        shown.push(...remains);
        return Promise.resolve(true);
      },
    );
    expect(shown).toContain('SLA policy "Tierwise: VIP · Urgent"');
    expect((await inZendesk()).map(({ title }) => title)).toEqual(["Tierwise: looks like one"]);
  });

  it.each([
    ["its list is forbidden", `GET ${PATH}`, 403],
    ["its list is not there", `GET ${PATH}`, 404],
    ["making one is refused", `POST ${PATH}`, 422],
  ])("are left out where %s, and setup goes on", async (_what, match, status) => {
    refuse(match, status);
    const { outcome, report, said } = await run(applySteps);
    expect([outcome, report?.kind]).toEqual(["changed", "left_out"]);
    expect(said).toContain("SLA policies need Support Professional, Suite Growth or a higher plan.");
    expect(said).toContain("✓ Ticket fields: done");
    if (status !== 422) expect(await run(checkSteps)).toMatchObject({ outcome: "unchanged" });
  });

  it("are no reason to go on where Zendesk is down", async () => {
    refuse(`GET ${PATH}`, 503);
    const { outcome, said } = await run(applySteps);
    expect([outcome, said]).toEqual(["problem", expect.not.stringContaining("Ticket field")]);
  });
});

describe("what SLA policies can't say", () => {
  it("is told in plain words with the step", async () => {
    const { said } = await run(applySteps);
    expect(said).toContain("note: vip_urgent, core_urgent");
    expect(said).toMatch(/note: Business hours: .*office/);
  });

  it("names segments, steps, pause reasons, odd pauses, odd seconds and several schedules", () => {
    const text = unmapped(
      policyWith({
        schedules: { late: { title: "Late", zone: "Asia/Shanghai", week: { mon: ["18:00-23:00"] } } },
        serviceLevels: {
          core_general: { pauseReasons: [{ key: "spare_part", title: "Waiting for a spare part" }] },
          vip_general: { pauseOn: ["hold"], targets: { first_reply: "90s" }, schedule: "late" },
        },
      }),
    ).join("\n");
    expect(text).toMatch(/vip_urgent.*: the named steps have no metric/);
    expect(text).toContain("core_general: Zendesk's clocks go on under a pause reason.");
    expect(text).toContain("vip_general: Zendesk's clocks don't stand still in just these statuses.");
    expect(text).toContain("vip_general: targets of less than whole minutes are rounded up.");
    expect(text).toMatch(/the policy counts .*office.*, Zendesk one schedule a ticket/);
  });

  it("rounds up, and stands still as the level does as far as Zendesk can", () => {
    const metrics = (pauseOn: readonly string[]) =>
      wantedSlaPolicies(
        policyWith({
          serviceLevels: { vip_urgent: { pauseOn, targets: { first_reply: "90s" } } },
        }),
      )[0]?.metrics.map(({ metric, target }) => `${metric} ${target}`);
    expect(metrics(["pending", "hold"])).toEqual([
      "first_reply_time 2",
      "next_reply_time 30",
      "pausable_update_time 120",
      "agent_work_time 480",
    ]);
    expect(metrics(["pending"])?.at(-1)).toBe("requester_wait_time 480");
    expect(metrics([])?.slice(2)).toEqual(["periodic_update_time 120", "total_resolution_time 480"]);
  });
});
