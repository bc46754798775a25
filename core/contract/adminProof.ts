import { instant, instantOf, instantText, parseInstant } from "../time/instant.ts";
import type { InstantText } from "./facts.ts";

/** The app's hidden setting through which an admin shows to be one: only Zendesk's admins can write it. */
export const ADMIN_SETTING = "admin_proof";

/** The Worker takes no proof that lasts longer. */
export const ADMIN_PROOF_SECONDS = 5 * 60;

/**
 * What an admin's session writes into the setting. Every agent can read it there, so it holds the fingerprint of a
 * nonce (`adminProofPreimage`) and never the nonce, which goes to the Worker only.
 */
export type AdminProof = {
  /** SHA-256 of the preimage, 64 lower-case hexadecimal digits. */
  readonly fingerprint: string;
  readonly expiresAt: InstantText;
};

const PROOF = /^v1 (?<expiresAt>\S+) (?<fingerprint>[0-9a-f]{64})$/;

/** The text whose SHA-256 is the fingerprint; the nonce is 32 random bytes in base64url. */
export const adminProofPreimage = (nonce: string): string => `tierwise-admin:${nonce}`;

/** The setting's value, "v1 2026-11-22T10:05:00Z 9f86…". */
export function adminProofText(fingerprint: string, now: InstantText): string {
  return `v1 ${instantText(instant(instantOf(now) + ADMIN_PROOF_SECONDS))} ${fingerprint}`;
}

/** Null: empty, or nothing that we wrote. */
export function parseAdminProof(setting: unknown): AdminProof | null {
  const groups = PROOF.exec(typeof setting === "string" ? setting.trim() : "")?.groups;
  const { expiresAt, fingerprint } = {
    expiresAt: groups?.["expiresAt"],
    fingerprint: groups?.["fingerprint"],
  };
  if (expiresAt === undefined || fingerprint === undefined || parseInstant(expiresAt) === null) return null;
  return { fingerprint, expiresAt };
}
