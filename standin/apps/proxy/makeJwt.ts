import { createHmac } from "node:crypto";
import type { Json } from "../../json.ts";

const encode = (value: Json): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/**
 * Signs a token (HS256). `iat` and `exp` are added; which claims Zendesk's proxy adds is UNCONFIRMED.
 * `nowSeconds` and `expirySeconds`: epoch seconds and seconds.
 */
export const makeJwt = (
  key: string,
  claims: { readonly [claim: string]: Json },
  nowSeconds: number,
  expirySeconds: number,
): string => {
  const head = encode({ typ: "JWT", alg: "HS256" });
  const body = encode({ ...claims, iat: nowSeconds, exp: nowSeconds + expirySeconds });
  const signature = createHmac("sha256", key).update(`${head}.${body}`).digest("base64url");
  return `${head}.${body}.${signature}`;
};
