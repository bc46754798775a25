import { afterAll, beforeAll, expect, test } from "vitest";
import { openAccount } from "../../setup/account/openAccount.ts";
import { organizationFields } from "../../setup/steps/organizationFields.ts";
import { type RunningStandin, startStandin } from "../../standin/index.ts";
import { type LocalProject, localProject } from "./localProject.ts";

let standin: RunningStandin;
let project: LocalProject;
beforeAll(async () => {
  standin = await startStandin();
  project = localProject();
});
afterAll(async () => {
  await standin.close();
  project.remove();
});

async function missing(): Promise<string> {
  const account = await openAccount({
    project: project.folder,
    zendeskUrl: standin.url,
    subdomain: "standin",
    accountId: null,
    clientId: "tierwise_local",
    clientSecret: "standin-client-secret",
    workerUrl: "http://localhost:18788",
    preset: "it-services",
    localSecrets: `${project.folder}/secrets.env`,
    zcli: { host: "localhost", certificateFile: null },
  });
  const checked = account.ok ? await organizationFields.check(account.value) : account;
  return checked.ok ? checked.value.join("\n") : checked.error.what;
}

test("a role's person has a field, which may be the account's own lookup of users (A3, B2)", async () => {
  expect(await missing()).toContain("account_manager");
  const field = {
    key: "account_manager",
    title: "Account manager",
    type: "lookup",
    relationship_target_type: "zen:user",
  };
  const made = await fetch(`${standin.url}/api/v2/organization_fields`, {
    method: "POST",
    headers: { authorization: "Bearer agent:1", "content-type": "application/json" },
    body: JSON.stringify({ organization_field: field }),
  });
  expect(made.status).toBe(201);
  const still = await missing();
  expect(still).toContain("influence");
  expect(still).not.toContain("account_manager");
});
