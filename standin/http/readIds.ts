import { badRequest, tooManyValues } from "./reply.ts";

/** Most ids a bulk call takes. */
export const MAX_BULK = 100;

/** Reads `ids=1,2,3`: numbers; or the reply that refuses them (400 above 100). */
export const readIds = (
  text: string | undefined,
): { ok: true; ids: number[] } | { ok: false; reply: Response } => {
  const parts = (text ?? "").split(",").filter((part) => part !== "");
  if (parts.length > MAX_BULK) return { ok: false, reply: tooManyValues(MAX_BULK) };
  const ids = parts.map(Number);
  return ids.every(Number.isSafeInteger)
    ? { ok: true, ids }
    : { ok: false, reply: badRequest("Parameter ids must be integers") };
};
