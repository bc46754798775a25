import { randomBytes } from "node:crypto";
import type { SetupAccount } from "./setupAccount.ts";

const SECRET_BYTES = 32;

/**
 * The key that signs the app's requests to the Worker: the one in use where it can be read (a local file), else a new
 * one, which then has to go into both places.
 */
export const appSecretFor = ({ secrets }: SetupAccount): string =>
  secrets.read("APP_SECRET") ?? randomBytes(SECRET_BYTES).toString("base64url");
