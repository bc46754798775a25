import * as v from "valibot";
import { type Json, jsonSchema } from "../json.ts";

/** A message of an app, understood. Source: zendesk-app 1.2. */
export type FromApp =
  | { kind: "handshake" }
  | { kind: "subscribe"; event: string; count: number; instance: string | null }
  | { kind: "trigger"; event: string; data: Json; instance: string | null }
  | { kind: "request"; number: string; options: Json }
  | { kind: "call"; id: number; call: "get" | "set" | "invoke"; params: Json; instance: string | null }
  | { kind: "hook_reply"; event: string; error: { message: Json } | null }
  | { kind: "ignored" };

const envelope = v.object({
  key: v.optional(v.string(), ""),
  id: v.optional(v.number()),
  request: v.optional(v.picklist(["get", "set", "invoke"])),
  params: v.optional(jsonSchema, null),
  message: v.optional(jsonSchema, null),
  error: v.optional(v.object({ msg: v.optional(jsonSchema, null) })),
  instanceGuid: v.optional(v.string()),
});
const subscription = v.object({ subscriberCount: v.number() });

/** Reads what came over `postMessage`: JSON text, or the plain object of a hook's reply. */
export const readFromApp = (data: unknown): FromApp => {
  const read =
    typeof data === "string"
      ? v.safeParse(v.pipe(v.string(), v.parseJson(), envelope), data)
      : v.safeParse(envelope, data);
  if (!read.success) return { kind: "ignored" };
  const { key, id, request, params, message, error, instanceGuid } = read.output;
  const instance = instanceGuid ?? null;
  if (id !== undefined && request !== undefined) return { kind: "call", id, call: request, params, instance };
  if (key === "iframe.handshake") return { kind: "handshake" };
  const event = key.slice(key.indexOf(":") + 1);
  if (key.startsWith("iframe.on:") || key.startsWith("iframe.off:")) {
    const counted = v.safeParse(subscription, message);
    return counted.success
      ? { kind: "subscribe", event, count: counted.output.subscriberCount, instance }
      : { kind: "ignored" };
  }
  if (key.startsWith("iframe.trigger:")) return { kind: "trigger", event, data: message, instance };
  if (key.startsWith("iframe.reply:"))
    return { kind: "hook_reply", event, error: error === undefined ? null : { message: error.msg } };
  if (key.startsWith("request:")) return { kind: "request", number: event, options: message };
  return { kind: "ignored" };
};
