const encoder = new TextEncoder();
const keys = new Map<string, Promise<CryptoKey>>();

/**
 * True when one of the secrets signed these bytes: base64(HMAC-SHA256(secret as UTF-8 text, timestamp + raw body)).
 * Constant time by `crypto.subtle.verify`; keys are imported once per isolate. Source: facts zendesk-api 1.3.
 */
export async function verifySignature(signed: {
  readonly secrets: readonly string[];
  readonly timestamp: string;
  readonly body: Uint8Array;
  readonly signature: string;
}): Promise<boolean> {
  const signature = fromBase64(signed.signature);
  if (signature === null) return false;
  const prefix = encoder.encode(signed.timestamp);
  const message = new Uint8Array(prefix.length + signed.body.length);
  message.set(prefix);
  message.set(signed.body, prefix.length);
  for (const secret of signed.secrets) {
    if (await crypto.subtle.verify("HMAC", await keyOf(secret), signature, message)) return true;
  }
  return false;
}

function keyOf(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known !== undefined) return known;
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["verify"]);
  keys.set(secret, key);
  return key;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
