import { asJsonObject, type Json, type JsonObject } from "../json.ts";
import { readFromApp } from "./fromApp.ts";
import { createHooks } from "./hooks.ts";
import type { AppInstance } from "./hostedInstance.ts";
import type { InstanceDirectory } from "./instanceDirectory.ts";
import { type Place, readPath, type ZafPath } from "./place.ts";
import type { RequestOutcome } from "./performRequest.ts";
import { noSuchApi, type ZafAnswer, type ZafError } from "./zafAnswer.ts";

/** What an instance is made of. `post` goes to the iframe. */
export type InstanceParts = {
  readonly guid: string;
  readonly appId: number;
  readonly metadata: JsonObject;
  readonly context: JsonObject;
  /** Asked in turn: the host's own paths, then those of the place. */
  readonly places: readonly Pick<Place, "get" | "set" | "invoke" | "subscribe">[];
  readonly directory: InstanceDirectory;
  readonly post: (message: string) => void;
  readonly request: (options: Json) => Promise<RequestOutcome>;
  readonly onRegistered?: () => void;
  readonly hookTimeoutMs?: number;
};

/** Sessions end after this many seconds of silence in the SDK's telemetry; only shape matters here. */
const SESSION_TIMEOUT_SECONDS = 900;

/** Speaks the app framework's wire protocol with one iframe. Source: zendesk-app 1.1–1.8. */
export const createAppInstance = (parts: InstanceParts): AppInstance => {
  const { guid, appId, context, places, directory, metadata } = parts;
  const subscriptions = new Map<string, number>();
  const hooks = createHooks(parts.hookTimeoutMs);
  let registered = false;

  const post = (message: JsonObject): void => parts.post(JSON.stringify(message));
  const sendEvent = (event: string, data: Json, instanceGuid: string = guid): void =>
    post({ key: `zaf.${event}`, instanceGuid, message: data });
  const listens = (event: string): boolean => (subscriptions.get(event) ?? 0) > 0;
  const emit = (event: string, data: Json): void => {
    if (registered && listens(event)) sendEvent(event, data);
  };
  const stopListening = places.map((place) => place.subscribe(emit));

  const register = (): void => {
    // A second registration would make the SDK send again what it queued before the first.
    if (registered) return;
    registered = true;
    sendEvent("app.registered", { context, metadata, iframe_session_timeout: SESSION_TIMEOUT_SECONDS });
    parts.onRegistered?.();
  };

  const answerCall = async (id: number, call: "get" | "set" | "invoke", params: Json): Promise<void> =>
    post({ id, instanceGuid: guid, result: await resultOf(places, call, params) });

  const instance: AppInstance = {
    guid,
    appId,
    context,
    listens,
    emit,
    emitFor: (other, event, data) => {
      if (listens(`${other} ${event}`)) sendEvent(event, data, other);
    },
    ask: (event) =>
      registered && listens(event)
        ? hooks.ask(event, () => post({ key: `zaf.${event}`, needsReply: true, instanceGuid: guid }))
        : Promise.resolve({ kind: "allowed" }),
    receive: (data) => {
      const message = readFromApp(data);
      switch (message.kind) {
        case "handshake":
          register();
          break;
        case "subscribe": {
          const own = message.instance === null || message.instance === guid;
          subscriptions.set(own ? message.event : `${message.instance} ${message.event}`, message.count);
          break;
        }
        case "trigger":
          directory.raise(message.instance ?? guid, message.event, message.data);
          break;
        case "request":
          void parts
            .request(message.options)
            .then(({ outcome, args }) =>
              sendEvent(`request:${message.number}.${outcome}`, { responseArgs: args }),
            );
          break;
        case "call": {
          const target =
            message.instance === null || message.instance === guid ? undefined : message.instance;
          if (target === undefined) void answerCall(message.id, message.call, message.params);
          else
            void directory
              .call(target, message.call, message.params)
              .then((result) => post({ id: message.id, instanceGuid: target, result }));
          break;
        }
        case "hook_reply":
          hooks.answer(message.event, message.error);
          break;
        case "ignored":
          break;
      }
    },
    dispose: () => {
      emit("app.deactivated", {});
      for (const stop of stopListening) stop();
      directory.remove(guid);
    },
  };
  directory.add(instance, (call, params) => resultOf(places, call, params));
  return instance;
};

const askPlaces = async (
  places: InstanceParts["places"],
  call: "get" | "set" | "invoke",
  path: ZafPath,
  value: Json,
): Promise<ZafAnswer> => {
  for (const place of places) {
    const answer = await ask(place, call, path, value);
    if (answer !== undefined) return answer;
  }
  return noSuchApi();
};

const ask = (
  place: Pick<Place, "get" | "set" | "invoke">,
  call: "get" | "set" | "invoke",
  path: ZafPath,
  value: Json,
): Promise<ZafAnswer | undefined> => {
  switch (call) {
    case "get":
      return place.get(path);
    case "set":
      return place.set(path, value);
    case "invoke":
      return place.invoke(path, Array.isArray(value) ? value : []);
  }
};

/** The reply to a call: a value for each path that has one, the rest under `errors`. */
const resultOf = async (
  places: InstanceParts["places"],
  call: "get" | "set" | "invoke",
  params: Json,
): Promise<JsonObject> => {
  const wanted: readonly (readonly [string, Json])[] =
    call === "get" && Array.isArray(params)
      ? params.map((path) => [String(path), null] as const)
      : Object.entries(asJsonObject(params) ?? {});
  const result: { [path: string]: Json } = {};
  const errors: { [path: string]: JsonObject } = {};
  for (const [path, value] of wanted) {
    const answer = await askPlaces(places, call, readPath(path), value);
    if (answer.ok) result[path] = answer.value;
    else errors[path] = errorBody(path, answer.error);
  }
  return { ...result, errors };
};

const errorBody = (path: string, { name, message }: ZafError): JsonObject => ({
  name,
  message,
  path,
  stack: "",
});
