import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import * as v from "valibot";

const recordShape = v.object({
  /** Fields that setup made, so that removing takes away no others: "organization:service_tier", "ticket:360001". */
  madeFields: v.optional(v.array(v.string()), []),
  appId: v.optional(v.nullable(v.number()), null),
  /** Hash of the package that was uploaded last. */
  packageHash: v.optional(v.nullable(v.string()), null),
  secretHashes: v.optional(v.record(v.string(), v.string()), {}),
});

/** What setup remembers between runs about one account. It holds no secret, and losing it does no harm. */
export type SetupMemory = v.InferOutput<typeof recordShape>;

export type SetupRecord = {
  read(): SetupMemory;
  change(changes: Partial<SetupMemory>): void;
  forget(): void;
};

/** A record in a JSON file. An unreadable one counts as empty: setup then finds out again. */
export function fileRecord(file: string): SetupRecord {
  const read = (): SetupMemory => {
    const text = existsSync(file) ? readFileSync(file, "utf8") : "{}";
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), recordShape), text);
    return parsed.success ? parsed.output : v.parse(recordShape, {});
  };
  return {
    read,
    change(changes) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify({ ...read(), ...changes }, null, 2)}\n`);
    },
    forget: () => rmSync(file, { force: true }),
  };
}
