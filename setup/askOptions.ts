import { cancel, isCancel, password, text } from "@clack/prompts";
import type { GivenOptions } from "./readOptions.ts";

/** Options with everything that setup can't do without. */
export type CompleteOptions = GivenOptions & {
  readonly subdomain: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly workerUrl: string;
};

type Needed = "subdomain" | "clientId" | "clientSecret" | "workerUrl";

const QUESTIONS: Record<
  Needed,
  { readonly message: string; readonly placeholder: string; readonly flag: string }
> = {
  subdomain: {
    message: "Your Zendesk subdomain",
    placeholder: "acme (of acme.zendesk.com)",
    flag: "--subdomain",
  },
  clientId: {
    message: "Identifier of the OAuth client (kind: confidential, made by an admin)",
    placeholder: "tierwise",
    flag: "--client-id",
  },
  clientSecret: { message: "Secret of the OAuth client", placeholder: "", flag: "--client-secret" },
  workerUrl: {
    message: "Address of your Worker, as `npm run deploy` printed it",
    placeholder: "https://tierwise.acme.workers.dev",
    flag: "--worker-url",
  },
};

const NEEDED: readonly Needed[] = ["subdomain", "clientId", "clientSecret", "workerUrl"];

/** The flags that are missing. */
export const missingFlags = (given: GivenOptions): readonly string[] =>
  NEEDED.filter((name) => given[name] === null).map((name) => QUESTIONS[name].flag);

/** Asks for what was not given; null: the person gave up. */
export async function askOptions(given: GivenOptions): Promise<CompleteOptions | null> {
  const answers: Record<Needed, string> = { subdomain: "", clientId: "", clientSecret: "", workerUrl: "" };
  for (const name of NEEDED) {
    const answer = given[name] ?? (await ask(name));
    if (answer === null) return null;
    answers[name] = answer.trim();
  }
  return { ...given, ...answers };
}

/** What was given, when nothing is missing. */
export function completeOptions(given: GivenOptions): CompleteOptions | null {
  const { subdomain, clientId, clientSecret, workerUrl } = given;
  if (subdomain === null || clientId === null || clientSecret === null || workerUrl === null) return null;
  return { ...given, subdomain, clientId, clientSecret, workerUrl };
}

async function ask(name: Needed): Promise<string | null> {
  const { message, placeholder } = QUESTIONS[name];
  const validate = (value: string | undefined): string | undefined =>
    value === undefined || value.trim() === "" ? "Needed." : undefined;
  const answer =
    name === "clientSecret"
      ? await password({ message, validate })
      : await text({ message, placeholder, validate });
  if (!isCancel(answer)) return answer;
  cancel("Nothing was changed.");
  return null;
}
