import { createZendesk, describeZendeskError } from "#zendesk";
import { patiently } from "./patiently.ts";

export type SignInQuestion = {
  readonly subdomain: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Another address than the subdomain's. */
  readonly zendeskUrl: string | null;
};

/** Which answer is wrong, as far as Zendesk tells. */
export type SignInAnswer =
  | { readonly kind: "in" }
  | { readonly kind: "no_account"; readonly what: string }
  | { readonly kind: "no_client"; readonly what: string }
  /** Nothing that another answer would put right; the steps say more. */
  | { readonly kind: "unknown" };

/** Asks Zendesk for a token, so that a wrong answer is asked again at once. Writes nothing. */
export async function trySignIn(question: SignInQuestion): Promise<SignInAnswer> {
  const { subdomain, clientId, clientSecret, zendeskUrl } = question;
  const baseUrl = zendeskUrl ?? `https://${subdomain}.zendesk.com`;
  const token = await patiently(() => createZendesk({ baseUrl, clientId, clientSecret }).accessToken());
  if (token.ok) return { kind: "in" };
  switch (token.error.reason) {
    case "unauthenticated":
    case "forbidden":
    case "invalid":
      return { kind: "no_client", what: describeZendeskError(token.error) };
    case "not_found":
    case "unavailable":
      return { kind: "no_account", what: `${baseUrl}: ${describeZendeskError(token.error)}` };
    case "rate_limited":
    case "conflict":
    case "unreadable":
      return { kind: "unknown" };
  }
}
