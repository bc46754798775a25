import type { Readable, Writable } from "node:stream";
import { cancel, isCancel, log, password, select, text } from "@clack/prompts";
import type { GivenOptions } from "./readOptions.ts";
import { subdomainOf } from "./subdomainOf.ts";
import type { SignInAnswer, SignInQuestion } from "./trySignIn.ts";
import { workerAddressOf } from "./workerAddressOf.ts";

/** Options with everything that setup can't do without. */
export type CompleteOptions = GivenOptions & {
  readonly subdomain: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly workerUrl: string;
};

/** What the questions need of the world. */
export type Conversation = {
  readonly input: Readable;
  readonly output: Writable;
  readonly signIn: (question: SignInQuestion) => Promise<SignInAnswer>;
  /** Policies to begin with and what they are called. */
  readonly presets: { readonly [name: string]: string };
  readonly defaultPreset: string;
};

type Needed = "subdomain" | "clientId" | "clientSecret" | "workerUrl";

type Question = {
  readonly message: string;
  readonly placeholder: string;
  readonly flag: string;
  /** What is meant by the answer; null: it can't be right. */
  readonly read: (answer: string) => string | null;
  readonly otherwise: string;
};

const anything = (answer: string): string | null => (answer.trim() === "" ? null : answer.trim());

const QUESTIONS: Record<Needed, Question> = {
  subdomain: {
    message: "Your Zendesk subdomain",
    placeholder: "acme (of acme.zendesk.com)",
    flag: "--subdomain",
    read: subdomainOf,
    otherwise: "The first part of your Zendesk address: acme of acme.zendesk.com.",
  },
  clientId: {
    message: "Identifier of the OAuth client (kind: confidential, made by an admin)",
    placeholder: "tierwise",
    flag: "--client-id",
    read: anything,
    otherwise: "Admin Center → Apps and integrations → APIs → OAuth clients shows it as Identifier.",
  },
  clientSecret: {
    message: "Secret of the OAuth client",
    placeholder: "",
    flag: "--client-secret",
    read: anything,
    otherwise: "Zendesk shows it once, when the client is made; you can have a new one made there.",
  },
  workerUrl: {
    message: "Address of your Worker, as `npm run deploy` printed it",
    placeholder: "https://tierwise.acme.workers.dev",
    flag: "--worker-url",
    read: workerAddressOf,
    otherwise: "An https address such as https://tierwise.acme.workers.dev.",
  },
};

const NEEDED: readonly Needed[] = ["subdomain", "clientId", "clientSecret", "workerUrl"];

/** The flags that are missing. */
export const missingFlags = (given: GivenOptions): readonly string[] =>
  NEEDED.filter((name) => given[name] === null).map((name) => QUESTIONS[name].flag);

/** What was given, when nothing is missing. */
export function completeOptions(given: GivenOptions): CompleteOptions | null {
  const { subdomain, clientId, clientSecret, workerUrl } = given;
  if (subdomain === null || clientId === null || clientSecret === null || workerUrl === null) return null;
  return {
    ...given,
    clientId,
    clientSecret,
    subdomain: subdomainOf(subdomain) ?? subdomain,
    workerUrl: workerAddressOf(workerUrl) ?? workerUrl,
  };
}

/** Asks for what was not given, and again for what Zendesk does not accept; null: the person gave up. */
export async function askOptions(given: GivenOptions, talk: Conversation): Promise<CompleteOptions | null> {
  const answers: { [Name in Needed]: string | null } = {
    subdomain: given.subdomain,
    clientId: given.clientId,
    clientSecret: given.clientSecret,
    workerUrl: given.workerUrl,
  };
  for (;;) {
    for (const name of ["subdomain", "clientId", "clientSecret"] as const) {
      answers[name] ??= await ask(name, talk);
      if (answers[name] === null) return null;
    }
    const { subdomain, clientId, clientSecret } = answers;
    if (subdomain === null || clientId === null || clientSecret === null) return null;
    const { zendeskUrl } = given;
    const answer = await talk.signIn({ subdomain, clientId, clientSecret, zendeskUrl });
    if (answer.kind === "in" || answer.kind === "unknown") break;
    log.error(answer.what, { output: talk.output });
    // Where the address is fixed, another subdomain changes nothing.
    if (answer.kind === "no_account" && zendeskUrl !== null) break;
    if (answer.kind === "no_account") answers.subdomain = null;
    else answers.clientId = answers.clientSecret = null;
  }
  answers.workerUrl ??= await ask("workerUrl", talk);
  if (answers.workerUrl === null) return null;
  const preset = given.preset ?? (given.purpose === "apply" ? await askPreset(talk) : talk.defaultPreset);
  return preset === null ? null : completeOptions({ ...given, ...answers, preset });
}

async function ask(name: Needed, { input, output }: Conversation): Promise<string | null> {
  const { message, placeholder, read, otherwise } = QUESTIONS[name];
  const validate = (value: string | undefined): string | undefined =>
    read(value ?? "") === null ? otherwise : undefined;
  const answer =
    name === "clientSecret"
      ? await password({ message, validate, input, output })
      : await text({ message, placeholder, validate, input, output });
  return isCancel(answer) ? givenUp(output) : read(answer);
}

async function askPreset({ input, output, presets, defaultPreset }: Conversation): Promise<string | null> {
  const answer = await select({
    message: "Policy to begin with (an account that has the app keeps its own)",
    options: Object.entries(presets).map(([value, label]) => ({ value, label, hint: value })),
    initialValue: defaultPreset,
    input,
    output,
  });
  return isCancel(answer) ? givenUp(output) : answer;
}

function givenUp(output: Writable): null {
  cancel("Nothing was changed.", { output });
  return null;
}
