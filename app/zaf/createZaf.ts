import type { Result } from "#core";
import { isRecord, recordOf } from "./recordOf.ts";
import { within } from "./within.ts";
import type { SaveVerdict, Zaf, ZafValues } from "./zaf.ts";
import { problemOfRejection, type ZafProblem } from "./zafProblem.ts";

const CALL_TIMEOUT_MILLISECONDS = 5_000;
/** A request passes Zendesk's proxy and a server behind it; the first one may find the server asleep. */
const REQUEST_TIMEOUT_MILLISECONDS = 12_000;
/** Zendesk asks about no later save while one question is open, so every question is answered, and soon (facts 1.8). */
const SAVE_TIMEOUT_MILLISECONDS = 4_000;

async function settle(
  milliseconds: number,
  call: () => Promise<unknown>,
): Promise<Result<unknown, ZafProblem>> {
  try {
    const waited = await within(milliseconds, call());
    switch (waited.kind) {
      case "answered":
        return { ok: true, value: waited.value };
      case "timed_out":
        return { ok: false, error: { reason: "timed_out" } };
    }
  } catch (rejection) {
    return { ok: false, error: problemOfRejection(rejection) };
  }
}

/** Some SDK builds resolve with an error object where others reject (facts 1.4, 1.9): no path, no answer. */
function readValues(answer: unknown, paths: readonly string[]): Result<ZafValues, ZafProblem> {
  if (!isRecord(answer)) return { ok: false, error: { reason: "refused", detail: "no object came back" } };
  const errors = recordOf(answer["errors"]);
  const given = paths.filter((path) => path in answer && !(path in errors));
  return { ok: true, value: Object.fromEntries(given.map((path) => [path, answer[path]])) };
}

/** An action that failed says so in `errors`, or comes back as an error object without its own name in it. */
function readInvocation(answer: unknown, action: string): Result<null, ZafProblem> {
  const errors = recordOf(recordOf(answer)["errors"]);
  if (action in errors) return { ok: false, error: { reason: "refused", detail: `${action} failed` } };
  if (isRecord(answer) && "message" in answer && !(action in answer)) {
    return { ok: false, error: { reason: "refused", detail: String(answer["message"]) } };
  }
  return { ok: true, value: null };
}

/** Only a rejection blocks: a promise that resolves lets the save pass, whatever its value (facts 1.8). */
async function answerSave(check: () => Promise<SaveVerdict>): Promise<void> {
  const verdict = await verdictInTime(check);
  switch (verdict.kind) {
    case "let_pass":
      return;
    case "block":
      throw new Error(verdict.message);
  }
}

async function verdictInTime(check: () => Promise<SaveVerdict>): Promise<SaveVerdict> {
  try {
    const waited = await within(SAVE_TIMEOUT_MILLISECONDS, check());
    if (waited.kind === "answered") return waited.value;
  } catch (error) {
    console.error("a save could not be checked", error);
  }
  return { kind: "let_pass" };
}

/** Our client over Zendesk's (`ZAFClient.init()`), which queues all calls until the host has registered the app. */
export function createZaf(client: ZafSdk.Client): Zaf {
  return {
    get: async (paths) => {
      const answer = await settle(CALL_TIMEOUT_MILLISECONDS, () => client.get(paths));
      return answer.ok ? readValues(answer.value, paths) : answer;
    },
    invoke: async (action, ...args) => {
      const answer = await settle(CALL_TIMEOUT_MILLISECONDS, () => client.invoke(action, ...args));
      return answer.ok ? readInvocation(answer.value, action) : answer;
    },
    set: async (path, value) => {
      const answer = await settle(CALL_TIMEOUT_MILLISECONDS, () => client.set(path, value));
      return answer.ok ? readInvocation(answer.value, path) : answer;
    },
    request: (request) => settle(REQUEST_TIMEOUT_MILLISECONDS, () => client.request(request)),
    on: (event, handler) => {
      client.on(event, handler);
      return () => client.off(event, handler);
    },
    onSave: (check) => {
      const answer = (): Promise<void> => answerSave(check);
      client.on("ticket.save", answer);
      return () => client.off("ticket.save", answer);
    },
    context: () => settle(CALL_TIMEOUT_MILLISECONDS, () => client.context()),
    metadata: () => settle(CALL_TIMEOUT_MILLISECONDS, () => client.metadata()),
  };
}
