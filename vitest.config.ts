import { existsSync, statfsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

// Quiet, offline and in one zone on every platform (no shell syntax for it in package.json).
process.env["CLOUDFLARE_CF_FETCH_ENABLED"] ??= "false";
process.env["WRANGLER_SEND_METRICS"] ??= "false";
process.env["TZ"] ??= "UTC";

// SQLite waits for the disk at every write; where memory has a folder with room, the tests' databases are there.
const MEMORY_FOLDER = "/dev/shm";
const ROOM_BYTES = 2 * 1024 ** 3;
if (existsSync(MEMORY_FOLDER)) {
  const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
  if (bavail * bsize >= ROOM_BYTES) process.env["TMPDIR"] ??= MEMORY_FOLDER;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const TEST_SECRETS = {
  ZENDESK_CLIENT_ID: "tierwise_test",
  ZENDESK_CLIENT_SECRET: "test-client-secret",
  WEBHOOK_SECRET: "test-webhook-secret",
  APP_SECRET: "test-app-secret-of-at-least-32-bytes",
};

const inWorkerd = cloudflareTest(async () => ({
  wrangler: { configPath: "./wrangler.toml" },
  miniflare: {
    bindings: { ...TEST_SECRETS, TEST_MIGRATIONS: await readD1Migrations(here("./worker/migrations")) },
  },
}));

const onStandin = {
  setupFiles: ["./tests/worker/setup.ts"],
  globalSetup: ["./tests/standinForWorker.ts", "./tests/presetAccounts.ts"],
};

/** The Worker in real time against the local Zendesk over HTTP. */
const OVER_HTTP = ["tests/worker/standin.test.ts"];

export default defineConfig({
  test: {
    // Of two cores Vitest would use one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      // Core remembers nothing, so its files share their modules.
      {
        test: {
          name: "core",
          include: ["tests/core/**/*.test.ts"],
          environment: "node",
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        plugins: [inWorkerd],
        test: {
          ...onStandin,
          name: "worker",
          include: ["tests/worker/**/*.test.ts"],
          exclude: ["tests/worker/trouble/**", ...OVER_HTTP],
          // A runtime per file costs 6 s of processor time; setup.ts begins each file anew instead.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // A real Zendesk's pace, with a runtime of its own.
      {
        plugins: [inWorkerd],
        test: { ...onStandin, name: "http", include: OVER_HTTP, testTimeout: 120_000, hookTimeout: 120_000 },
      },
      // A seed a file, so that they run beside each other.
      {
        plugins: [inWorkerd],
        test: {
          ...onStandin,
          name: "trouble",
          include: ["tests/worker/trouble/seed*.test.ts", "tests/worker/trouble/twice.test.ts"],
          testTimeout: 1_800_000,
        },
      },
      // Long, and so by itself: npm run trouble:more, with TROUBLE_SEEDS="8 9" and TROUBLE_STEPS=400 for others than these.
      {
        plugins: [inWorkerd],
        test: {
          ...onStandin,
          name: "long-trouble",
          include: ["tests/worker/trouble/long.test.ts"],
          testTimeout: 1_800_000,
          provide: {
            troubleSeeds: (process.env["TROUBLE_SEEDS"] ?? "1 3 6").split(" ").map(Number),
            troubleSteps: Number(process.env["TROUBLE_STEPS"] ?? 640),
          },
        },
      },
      {
        test: {
          name: "node",
          include: [
            "tests/app/**/*.test.ts",
            "tests/app/**/*.test.tsx",
            "tests/standin/**/*.test.ts",
            "tests/setup/**/*.test.ts",
            "tests/zendesk/**/*.test.ts",
            "tests/architecture/**/*.test.ts",
          ],
          environment: "node",
          setupFiles: ["./tests/freshModules.ts"],
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          environment: "node",
          globalSetup: ["./tests/e2e/oncePerRun.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
