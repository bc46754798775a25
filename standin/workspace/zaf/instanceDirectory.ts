import type { Json, JsonObject } from "../json.ts";
import type { AppInstance } from "./hostedInstance.ts";

type Call = (call: "get" | "set" | "invoke", params: Json) => Promise<JsonObject>;

/** All app instances on the page; they see each other only within one app. */
export type InstanceDirectory = {
  add(instance: AppInstance, call: Call): void;
  remove(guid: string): void;
  /** Contexts by guid, of one app. */
  contexts(appId: number): JsonObject;
  /** Raises an event on an instance: its own handlers hear it, and those of its siblings that watch it. */
  raise(guid: string, event: string, data: Json): void;
  /** Asks an instance on behalf of a sibling. */
  call(guid: string, call: "get" | "set" | "invoke", params: Json): Promise<JsonObject>;
  /** Sends an event to all instances, or those of one app. */
  broadcast(event: string, data: Json, appId?: number): void;
  all(): readonly AppInstance[];
};

/** Makes an empty directory. */
export const createInstanceDirectory = (): InstanceDirectory => {
  const entries = new Map<string, { instance: AppInstance; call: Call }>();
  const all = (): AppInstance[] => [...entries.values()].map(({ instance }) => instance);
  const siblings = (appId: number): AppInstance[] => all().filter((instance) => instance.appId === appId);
  return {
    add: (instance, call) => {
      entries.set(instance.guid, { instance, call });
      for (const other of siblings(instance.appId))
        if (other !== instance) other.emit("instance.registered", instance.context);
    },
    remove: (guid) => entries.delete(guid),
    contexts: (appId) =>
      Object.fromEntries(
        siblings(appId).map(({ guid, context }) => [guid, { ...context, instanceGuid: guid }]),
      ),
    raise: (guid, event, data) => {
      const target = entries.get(guid)?.instance;
      if (target === undefined) return;
      target.emit(event, data);
      for (const other of siblings(target.appId)) if (other !== target) other.emitFor(guid, event, data);
    },
    call: async (guid, call, params) => {
      const target = entries.get(guid);
      if (target !== undefined) return target.call(call, params);
      return { errors: { [guid]: { name: "Error", message: "No such instance", path: guid } } };
    },
    broadcast: (event, data, appId) => {
      for (const instance of appId === undefined ? all() : siblings(appId)) instance.emit(event, data);
    },
    all,
  };
};

/** The page's directory. */
export const instances = createInstanceDirectory();
