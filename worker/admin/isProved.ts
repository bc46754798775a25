import { ADMIN_PROOF_SECONDS, adminProofPreimage, parseAdminProof } from "#core";

/** A clock that is ahead of ours may date its proof a little later than we would. */
const CLOCK_TOLERANCE_SECONDS = 60;

/** Whether the app's setting holds the fingerprint of this nonce, and still in time. */
export async function isProved(setting: unknown, nonce: string, now: Date): Promise<boolean> {
  const proof = parseAdminProof(setting);
  if (proof === null) return false;
  const isSame = await isFingerprintOf(proof.fingerprint, nonce);
  const left = (Date.parse(proof.expiresAt) - now.getTime()) / 1000;
  return isSame && left > 0 && left <= ADMIN_PROOF_SECONDS + CLOCK_TOLERANCE_SECONDS;
}

async function isFingerprintOf(fingerprint: string, nonce: string): Promise<boolean> {
  const wanted = Uint8Array.from(fingerprint.match(/../g) ?? [], (hex) => Number.parseInt(hex, 16));
  const preimage = new TextEncoder().encode(adminProofPreimage(nonce));
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", preimage));
  return wanted.length === found.length && crypto.subtle.timingSafeEqual(wanted, found);
}
