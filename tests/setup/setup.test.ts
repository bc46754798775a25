import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openAccount } from "../../setup/account/openAccount.ts";
import type { SetupAccount } from "../../setup/account/setupAccount.ts";
import { applySteps, checkSteps, type Outcome, removeSteps } from "../../setup/runSteps.ts";
import { CUSTOMER_EVENTS, TICKET_EVENTS } from "../../setup/steps/eventTypes.ts";
import { stepsFor } from "../../setup/steps/steps.ts";
import { type RunningStandin, startStandin } from "../../standin/index.ts";
import { type LocalProject, localProject } from "./localProject.ts";

const WORKER = "http://localhost:18787";
/** Real zcli runs take seconds. */
const SLOW_MS = 120_000;

let standin: RunningStandin;
let project: LocalProject;

const open = async (): Promise<SetupAccount> => {
  const host = new URL(standin.httpsUrl ?? "").host;
  const account = await openAccount({
    project: project.folder,
    zendeskUrl: standin.url,
    subdomain: "standin",
    accountId: null,
    clientId: "tierwise_local",
    clientSecret: "standin-client-secret",
    workerUrl: WORKER,
    preset: "it-services",
    localSecrets: join(project.folder, "secrets.env"),
    zcli: { host, certificateFile: standin.certificateFile ?? null },
  });
  if (!account.ok) throw new Error(`${account.error.what} ${account.error.todo}`);
  return account.value;
};

type Run = { readonly outcome: Outcome; readonly said: string };

const run = async (how: typeof applySteps | typeof checkSteps): Promise<Run> => {
  const said: string[] = [];
  const outcome = await how(await open(), stepsFor("local"), (step, report) => {
    if (report.kind === "done") said.push(`${step.title}: ${report.did.join(" ")}`);
    if (report.kind === "drift") said.push(`${step.title}: ${report.differs.join(" ")}`);
    if (report.kind === "problem") said.push(`${step.title}: ${report.problem.what} ${report.problem.todo}`);
  });
  return { outcome, said: said.join("\n") };
};

const writes = (): readonly string[] =>
  standin.standin.control.requests
    .filter(({ method, path }) => method !== "GET" && !path.startsWith("/oauth/"))
    .map(({ method, path, status }) => `${method} ${path} ${status}`);
const forgetRequests = (): void => {
  standin.standin.control.requests = [];
};
const installation = async () => {
  const all = await (await open()).zendesk.apps.installations();
  return all.ok ? all.value[0] : undefined;
};
const webhooks = async () => {
  const all = await (await open()).zendesk.webhooks.list();
  return all.ok ? all.value : [];
};
const secret = (name: string): string | undefined =>
  new RegExp(`^${name}=(.+)$`, "m").exec(readFileSync(join(project.folder, "secrets.env"), "utf8"))?.[1];

beforeAll(async () => {
  standin = await startStandin({ httpsPort: 0 });
  project = localProject();
  const first = await run(applySteps);
  if (first.outcome !== "changed") throw new Error(first.said);
}, SLOW_MS);

afterAll(async () => {
  await standin.close();
  project.remove();
});

describe("setup against the local Zendesk, through the real zcli", () => {
  it("makes the fields that the policy needs", async () => {
    const { policy, zendesk } = await open();
    const fields = await zendesk.fields.organization.list();
    const keys = fields.ok ? fields.value.map(({ key }) => key) : [];
    expect(keys).toEqual(policy.organizationFields().map(({ key }) => key));
    const ticketFields = await zendesk.fields.ticket.list();
    const level = ticketFields.ok
      ? ticketFields.value.find(({ title }) => title === "Service level")
      : undefined;
    expect(level?.custom_field_options.map(({ value }) => value)).toEqual(
      policy.serviceLevels.map(({ optionValue }) => optionValue),
    );
  });

  it("subscribes one webhook to the events, and gives the Worker its secret", async () => {
    const [webhook] = await webhooks();
    expect(webhook).toMatchObject({
      name: "Tierwise",
      endpoint: `${WORKER}/webhooks/zendesk`,
      status: "active",
    });
    expect(webhook?.subscriptions).toEqual([...TICKET_EVENTS, ...CUSTOMER_EVENTS]);
    expect(secret("WEBHOOK_SECRET")).toBeDefined();
  });

  it("installs the app with the policy, and never shows the app's key", async () => {
    const installed = await installation();
    expect(installed?.settings).toMatchObject({ worker_url: WORKER, policy: "preset: it-services\n" });
    expect(JSON.stringify(installed)).not.toContain(secret("APP_SECRET") ?? "no secret");
  });

  it("a second run changes nothing: not one write", async () => {
    forgetRequests();
    expect(await run(applySteps)).toEqual({ outcome: "unchanged", said: "" });
    expect(writes()).toEqual([]);
  });

  it("--check names what differs and changes nothing; the next run puts right just that", async () => {
    const { zendesk } = await open();
    const [webhook] = await webhooks();
    await zendesk.webhooks.update(webhook?.id ?? "", { endpoint: "https://elsewhere.example/hook" });
    const fields = await zendesk.fields.organization.list();
    const tier = fields.ok ? fields.value.find(({ key }) => key === "service_tier") : undefined;
    const others = (tier?.custom_field_options ?? []).filter(({ value }) => value !== "tier_vip");
    await zendesk.fields.organization.update(tier?.id ?? 0, {
      custom_field_options: [
        ...others.map(({ name, value, id }) => ({ name, value, ...(typeof id === "number" ? { id } : {}) })),
        { name: "Bronze", value: "tier_bronze" },
      ],
    });
    forgetRequests();
    const checked = await run(checkSteps);
    expect(checked.outcome).toBe("drift");
    expect(checked.said).toContain('Webhook "Tierwise" points to https://elsewhere.example/hook.');
    expect(checked.said).toContain('Organization field "service_tier" lacks tier_vip.');
    expect(writes()).toEqual([]);

    expect((await run(applySteps)).outcome).toBe("changed");
    expect(writes().map((line) => line.replace(/\/[^/]+ (\d+)$/, "/:id $1"))).toEqual([
      "PUT /api/v2/organization_fields/:id 200",
      expect.stringMatching(/^P(ATCH|UT) \/api\/v2\/webhooks\/:id 20[04]$/),
    ]);
    const after = await zendesk.fields.organization.list();
    const values = after.ok
      ? after.value.find(({ key }) => key === "service_tier")?.custom_field_options.map(({ value }) => value)
      : [];
    // What people added stays: an option left out would be wiped from every organization.
    expect(values).toContain("tier_bronze");
    expect(values).toContain("tier_vip");
  });

  it(
    "a new version of the app keeps the policy that people wrote, and the key",
    async () => {
      const { zendesk } = await open();
      const before = await installation();
      const key = secret("APP_SECRET");
      const policy = "preset: it-services\nname: { en: Ours }\n";
      await zendesk.apps.updateInstallation(before?.id ?? 0, { settings: { ...before?.settings, policy } });
      project.touchApp();
      expect((await run(checkSteps)).said).toContain("The uploaded app is not this version.");
      expect((await run(applySteps)).outcome).toBe("changed");
      expect((await installation())?.settings["policy"]).toBe(policy);
      expect((await installation())?.app_id).toBe(before?.app_id);
      expect(secret("APP_SECRET")).toBe(key);
      expect((await run(checkSteps)).outcome).toBe("unchanged");
    },
    SLOW_MS,
  );

  it("an integration that is no admin is told what to do, and nothing is written", async () => {
    const user = standin.standin.state.users.get(2);
    if (user === undefined) throw new Error("the stand-in has no user 2");
    user.role = "agent";
    forgetRequests();
    const refused = await run(applySteps);
    user.role = "admin";
    expect(refused.outcome).toBe("problem");
    expect(refused.said).toContain("administrator");
    expect(writes()).toEqual([]);
  });

  it("where ticket events are refused, a trigger tells the Worker instead, and stays", async () => {
    const { zendesk } = await open();
    for (const webhook of await webhooks()) await zendesk.webhooks.remove(webhook.id);
    standin.standin.control.faults.push({
      match: "POST /api/v2/webhooks",
      status: 422,
      timesLeft: 1,
      retryAfterSeconds: undefined,
      delayMs: 0,
      drop: false,
    });
    const changed = await run(applySteps);
    expect(changed).toMatchObject({ outcome: "changed" });
    const names = (await webhooks()).map(({ name, subscriptions }) => [name, subscriptions]);
    expect(new Map(names as [string, string[]][])).toEqual(
      new Map([
        ["Tierwise", CUSTOMER_EVENTS],
        ["Tierwise tickets", ["conditional_ticket_events"]],
      ]),
    );
    expect(secret("WEBHOOK_SECRET_PREVIOUS")).not.toBe(secret("WEBHOOK_SECRET"));
    forgetRequests();
    expect((await run(applySteps)).outcome).toBe("unchanged");
    expect(writes()).toEqual([]);
  });

  it("--remove takes nothing away when the person does not agree", async () => {
    forgetRequests();
    let shown: readonly string[] = [];
    const outcome = await removeSteps(
      await open(),
      stepsFor("local"),
      () => undefined,
      (remains) => {
        shown = remains;
        return Promise.resolve(false);
      },
    );
    expect(outcome).toBe("unchanged");
    expect(shown.join("\n")).toMatch(/Webhook "Tierwise"[\s\S]*Organization field "Service tier"/);
    expect(writes()).toEqual([]);
  });

  it("--remove takes away all that setup made, and leaves the rest", async () => {
    const { zendesk } = await open();
    await zendesk.fields.organization.create({ key: "region", type: "text", title: "Region" });
    const outcome = await removeSteps(
      await open(),
      stepsFor("local"),
      () => undefined,
      () => Promise.resolve(true),
    );
    expect(outcome).toBe("changed");
    const fields = await zendesk.fields.organization.list();
    expect(fields.ok && fields.value.map(({ key }) => key)).toEqual(["region"]);
    expect(await webhooks()).toEqual([]);
    expect(await installation()).toBeUndefined();
    expect(existsSync(join(project.folder, "secrets.env"))).toBe(false);
    expect((await run(checkSteps)).outcome).toBe("drift");
  });
});
