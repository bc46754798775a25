import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { failed, ok } from "#core";
import type { SetupAccount } from "../account/setupAccount.ts";
import type { SetupResult } from "../setupResult.ts";
import type { Step } from "../step.ts";

/** The stand-in's, as wrangler.toml has it before the first setup. */
const LOCAL_ACCOUNT_ID = "22129848";

type Setting = { readonly name: string; readonly value: string };

/** `[vars]` of wrangler.toml name the account. Only for a deployed Worker: `npm start` passes its own. */
export const workerSettings: Step = {
  title: "wrangler.toml",
  async check(account) {
    const file = readFileSync(fileOf(account), "utf8");
    return ok(
      settingsFor(account, file)
        .filter(({ name, value }) => !lineOf(name).test(file) || lineOf(name).exec(file)?.[1] !== value)
        .map(({ name, value }) => `${name} in wrangler.toml is not ${JSON.stringify(value)}.`),
    );
  },
  async apply(account): Promise<SetupResult<null>> {
    let file = readFileSync(fileOf(account), "utf8");
    for (const { name, value } of settingsFor(account, file)) {
      if (!lineOf(name).test(file)) {
        return failed({
          what: `wrangler.toml has no line ${name} = "…".`,
          todo: `Add it below [vars], with the value ${JSON.stringify(value)}.`,
        });
      }
      file = file.replace(lineOf(name), `${name} = ${JSON.stringify(value)}`);
    }
    writeFileSync(fileOf(account), file);
    return ok(null);
  },
  remains: () => Promise.resolve(ok([])),
  undo: () => Promise.resolve(ok(null)),
};

const fileOf = ({ project }: SetupAccount): string => join(project, "wrangler.toml");

const lineOf = (name: string): RegExp => new RegExp(`^${name} = "([^"]*)"$`, "m");

/** The account id is only pinned when the person names it: no API tells it. Empty: the signature alone decides. */
const settingsFor = (account: SetupAccount, file: string): readonly Setting[] => {
  const held = lineOf("ZENDESK_ACCOUNT_ID").exec(file)?.[1] ?? "";
  const accountId = account.accountId ?? (held === LOCAL_ACCOUNT_ID ? "" : held);
  return [
    { name: "ZENDESK_URL", value: account.zendeskUrl },
    { name: "ZENDESK_SUBDOMAIN", value: account.subdomain },
    { name: "ZENDESK_ACCOUNT_ID", value: accountId },
  ];
};
