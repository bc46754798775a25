import type { Json } from "../json.ts";

/** Why a path or action failed, as it goes to the app. Without a `name` the SDK would take it for a result. */
export type ZafError = { readonly name: string; readonly message: string };

/** What a path or action gave. */
export type ZafAnswer =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly error: ZafError };

/** A value. */
export const given = (value: Json): ZafAnswer => ({ ok: true, value });

/** A refusal in words. */
export const refusedWith = (message: string): ZafAnswer => ({ ok: false, error: { name: "Error", message } });

/** The path or action does not exist here. Wording UNCONFIRMED. */
export const noSuchApi = (): ZafAnswer => refusedWith("No such Api");
