import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openAccount } from "../../setup/account/openAccount.ts";
import { ticketField } from "../../setup/steps/ticketField.ts";
import { type RunningStandin, startStandin } from "../../standin/index.ts";
import { type LocalProject, localProject } from "./localProject.ts";

let standin: RunningStandin;
let project: LocalProject;
beforeAll(async () => {
  standin = await startStandin({ port: 0 });
  project = localProject();
});
afterAll(async () => {
  await standin.close();
  project.remove();
});

it("the field of the first contact is made once as a lookup of users, and goes with the rest", async () => {
  const account = await openAccount({
    project: project.folder,
    zendeskUrl: standin.url,
    subdomain: "standin",
    accountId: null,
    clientId: "tierwise_local",
    clientSecret: "standin-client-secret",
    workerUrl: "http://localhost:18787",
    preset: "one-stop",
    localSecrets: join(project.folder, "secrets.env"),
    zcli: { host: "localhost", certificateFile: null },
  });
  if (!account.ok) throw new Error(account.error.what);
  const found = async () => {
    const listed = await account.value.zendesk.fields.ticket.list();
    return listed.ok ? listed.value.filter(({ title }) => title === "First contact") : [];
  };
  expect(await ticketField.apply(account.value)).toMatchObject({ ok: true });
  expect(await found()).toMatchObject([{ type: "lookup", relationship_target_type: "zen:user" }]);
  expect(await ticketField.check(account.value)).toEqual({ ok: true, value: [] });
  await ticketField.apply(account.value);
  expect(await found()).toHaveLength(1);
  await ticketField.undo(account.value);
  expect(await found()).toEqual([]);
});
