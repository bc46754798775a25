import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A ULID: 10 characters of milliseconds, 16 of chance. Webhooks and invocations are named so. */
export const ulid = (): string => {
  let time = Date.now();
  let prefix = "";
  for (let index = 0; index < 10; index += 1) {
    prefix = (ALPHABET[time % 32] ?? "0") + prefix;
    time = Math.floor(time / 32);
  }
  return prefix + [...randomBytes(16)].map((byte) => ALPHABET[byte % 32] ?? "0").join("");
};
