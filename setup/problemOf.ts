import { failed } from "#core";
import { describeZendeskError, type ZendeskError } from "#zendesk";
import type { SetupProblem } from "./setupResult.ts";

/** Zendesk's refusal as words of ours: what did not work, and what the person can do. */
export function problemOf(
  doing: string,
  error: ZendeskError,
): { readonly ok: false; readonly error: SetupProblem } {
  return failed({ what: `${doing}: ${describeZendeskError(error)}`, todo: todoFor(error) });
}

function todoFor(error: ZendeskError): string {
  switch (error.reason) {
    case "rate_limited":
      return "Wait a minute and run setup again; what is done stays done.";
    case "unauthenticated":
      return "Check the OAuth client's identifier and secret (Admin Center → Apps and integrations → APIs → OAuth clients; kind: confidential).";
    case "forbidden":
      return "The OAuth client must belong to an administrator and allow the scopes read and write.";
    case "not_found":
      return "Check the subdomain; if it is right, your Zendesk plan may lack this function.";
    case "conflict":
      return "Somebody changed the same thing just now: run setup again.";
    case "invalid":
      return "Look at what Zendesk says about it in Admin Center, change that, and run setup again.";
    case "unavailable":
      return "Check the subdomain and the network, then run setup again.";
    case "unreadable":
      return "Zendesk answered in a way this version does not know: please report it with the sentence above.";
  }
}
