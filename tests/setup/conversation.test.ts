import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { askOptions, type CompleteOptions } from "../../setup/askOptions.ts";
import { readOptions } from "../../setup/readOptions.ts";
import { subdomainOf } from "../../setup/subdomainOf.ts";
import type { SignInAnswer, SignInQuestion } from "../../setup/trySignIn.ts";
import { workerAddressOf } from "../../setup/workerAddressOf.ts";

const ENTER = "\r";
const DOWN = "\u001B[B";
const CTRL_C = "\u0003";

type Told = {
  readonly options: CompleteOptions | null;
  /** Everything that the person saw. */
  readonly seen: string;
  readonly asked: readonly SignInQuestion[];
};

/** A conversation: each line waits until its text is on the screen, then types. */
async function talk(
  flags: readonly string[],
  lines: readonly (readonly [waitFor: string, types: string])[],
  verdicts: readonly SignInAnswer[] = [],
): Promise<Told> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const asked: SignInQuestion[] = [];
  const rest = [...lines];
  const left = [...verdicts];
  let seen = "";
  let from = 0;
  output.on("data", (chunk: Buffer) => {
    seen += stripVTControlCharacters(chunk.toString());
    const [next] = rest;
    if (next === undefined || !seen.slice(from).includes(next[0])) return;
    rest.shift();
    from = seen.length;
    setImmediate(() => {
      for (const key of next[1].startsWith("\u001B") ? [next[1].slice(0, 3), next[1].slice(3)] : [next[1]])
        input.write(key);
    });
  });
  const options = await askOptions(readOptions(flags, {}), {
    input,
    output,
    signIn: (question) => {
      asked.push(question);
      return Promise.resolve(left.shift() ?? { kind: "in" });
    },
    presets: { bank: "Bank", "it-services": "IT services", repair: "Repair desk" },
    defaultPreset: "it-services",
  });
  expect(rest.map(([waitFor]) => waitFor)).toEqual([]);
  return { options, seen, asked };
}

const WORKER = ["Address of your Worker", `https://tierwise.acme.workers.dev${ENTER}`] as const;

describe("setup's conversation", () => {
  it("asks for everything that is needed, and for the policy to begin with", async () => {
    const { options, seen, asked } = await talk(
      [],
      [
        ["Your Zendesk subdomain", `https://acme.zendesk.com/agent${ENTER}`],
        ["Identifier of the OAuth client", `tierwise${ENTER}`],
        ["Secret of the OAuth client", `hush${ENTER}`],
        WORKER,
        ["Policy to begin with", DOWN + ENTER],
      ],
    );
    expect(options).toMatchObject({
      subdomain: "acme",
      clientId: "tierwise",
      clientSecret: "hush",
      workerUrl: "https://tierwise.acme.workers.dev",
      preset: "repair",
    });
    expect(asked).toEqual([
      { subdomain: "acme", clientId: "tierwise", clientSecret: "hush", zendeskUrl: null },
    ]);
    expect(seen).not.toContain("hush");
  });

  it("leaves out what was given, and takes the preset offered first for an answer", async () => {
    const { options } = await talk(
      ["--subdomain", "acme.zendesk.com", "--client-id", "tierwise", "--client-secret", "hush"],
      [WORKER, ["Policy to begin with", ENTER]],
    );
    expect(options).toMatchObject({ subdomain: "acme", preset: "it-services" });
  });

  it("asks for no policy where nothing is to be made", async () => {
    const { options } = await talk(
      ["--check", "--subdomain", "acme", "--client-id", "tierwise", "--client-secret", "hush"],
      [WORKER],
    );
    expect(options).toMatchObject({ purpose: "check", preset: "it-services" });
  });

  it("says what an answer should be like, and asks again", async () => {
    const { options } = await talk(
      ["--client-id", "tierwise", "--client-secret", "hush", "--preset", "bank"],
      [
        ["Your Zendesk subdomain", ENTER],
        ["The first part of your Zendesk address", `acme${ENTER}`],
        ["Address of your Worker", `nowhere${ENTER}`],
        ["An https address such as", `.example${ENTER}`],
      ],
    );
    expect(options).toMatchObject({ subdomain: "acme", workerUrl: "https://nowhere.example" });
  });

  it("asks for the client again when Zendesk does not accept it, and for nothing else", async () => {
    const { options, seen, asked } = await talk(
      ["--subdomain", "acme", "--worker-url", "https://w.example", "--preset", "bank"],
      [
        ["Identifier of the OAuth client", `tierwise${ENTER}`],
        ["Secret of the OAuth client", `wrong${ENTER}`],
        ["Identifier of the OAuth client", `tierwise${ENTER}`],
        ["Secret of the OAuth client", `right${ENTER}`],
      ],
      [{ kind: "no_client", what: "Zendesk does not accept our sign-in" }],
    );
    expect(options?.clientSecret).toBe("right");
    expect(seen).toContain("Zendesk does not accept our sign-in");
    expect(asked).toHaveLength(2);
  });

  it("asks for the subdomain again when there is no such account", async () => {
    const { options } = await talk(
      ["--client-id", "a", "--client-secret", "b", "--worker-url", "https://w.example", "--preset", "bank"],
      [
        ["Your Zendesk subdomain", `acmee${ENTER}`],
        ["Your Zendesk subdomain", `acme${ENTER}`],
      ],
      [{ kind: "no_account", what: "No help desk at acmee.zendesk.com" }],
    );
    expect(options?.subdomain).toBe("acme");
  });

  it.each([
    ["at the first question", [["Your Zendesk subdomain", CTRL_C]]],
    ["at the last", [["Your Zendesk subdomain", `acme${ENTER}`], WORKER, ["Policy to begin with", CTRL_C]]],
  ] as const)("ends when the person gives up %s", async (_where, lines) => {
    const { options, seen } = await talk(["--client-id", "a", "--client-secret", "b"], lines);
    expect(options).toBeNull();
    expect(seen).toContain("Nothing was changed.");
  });
});

describe("what people paste", () => {
  it.each([
    ["acme", "acme"],
    [" Acme.zendesk.com ", "acme"],
    ["https://acme-eu.zendesk.com/admin/home", "acme-eu"],
    ["help.acme.com", null],
    ["", null],
  ])("%j holds the subdomain %j", (text, subdomain) => {
    expect(subdomainOf(text)).toBe(subdomain);
  });

  it.each([
    ["tierwise.acme.workers.dev", "https://tierwise.acme.workers.dev"],
    ["https://tierwise.acme.workers.dev/", "https://tierwise.acme.workers.dev"],
    ["localhost:8787", "http://localhost:8787"],
    ["http://127.0.0.1:8787", "http://127.0.0.1:8787"],
    ["http://tierwise.acme.workers.dev", null],
    ["http://localhost.evil.example", null],
    ["tierwise", null],
    ["", null],
  ])("%j is the Worker's address %j", (text, address) => {
    expect(workerAddressOf(text)).toBe(address);
  });
});
