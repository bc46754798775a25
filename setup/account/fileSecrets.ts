import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ok } from "#core";
import { SECRET_NAMES, type SecretName, type SecretStore, type Secrets } from "./secretStore.ts";

/** Secrets in a file of `NAME=value` lines that only its owner can read, for `wrangler dev --env-file`. */
export function fileSecrets(file: string): SecretStore {
  const all = (): Secrets => (existsSync(file) ? parseSecrets(readFileSync(file, "utf8")) : {});
  return {
    place: file,
    read: (name) => all()[name] ?? null,
    differing: (wanted) => {
      const held = all();
      return Promise.resolve(
        ok(SECRET_NAMES.filter((name) => wanted[name] !== undefined && wanted[name] !== held[name])),
      );
    },
    write: (secrets) => {
      mkdirSync(dirname(file), { recursive: true });
      const merged: Secrets = { ...all(), ...secrets };
      const lines = SECRET_NAMES.flatMap((name) =>
        merged[name] === undefined ? [] : [`${name}=${merged[name]}`],
      );
      writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
      return Promise.resolve(ok(null));
    },
    names: () => Promise.resolve(ok(Object.keys(all()))),
    clear: () => {
      rmSync(file, { force: true });
      return Promise.resolve(ok(null));
    },
  };
}

/** Reads `NAME=value` lines; other names and comments are passed over. */
export function parseSecrets(text: string): Secrets {
  const found: { [name in SecretName]?: string } = {};
  for (const line of text.split("\n")) {
    const at = line.indexOf("=");
    const name = SECRET_NAMES.find((each) => each === line.slice(0, at).trim());
    if (name !== undefined) found[name] = line.slice(at + 1).trim();
  }
  return found;
}
