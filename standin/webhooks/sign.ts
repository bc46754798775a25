import { createHmac } from "node:crypto";

/**
 * The signature of a delivery: base64(HMAC-SHA256(key = the secret's text, timestamp + raw body)).
 * Source: zendesk-api 1.3.
 */
export const sign = (secret: string, timestamp: string, body: string): string =>
  createHmac("sha256", secret).update(timestamp).update(body).digest("base64");
