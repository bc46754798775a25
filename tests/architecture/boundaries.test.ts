import { describe, expect, it } from "vitest";
import { checkBoundaries } from "../../tools/boundaries.ts";
import { PROJECT_ROOT, seededTree } from "./seededTree.ts";

const DOORS = {
  "core/index.ts": "export const core = 1;",
  "worker/zendesk/index.ts": "export const client = 1;",
  "standin/index.ts": "export const standin = 1;",
};

const SEEDS: readonly { title: string; rule: string; files: { [path: string]: string } }[] = [
  {
    title: "core importing an npm package",
    rule: "core-imports-nothing",
    files: { "core/bad.ts": 'import { Hono } from "hono"; export const a = new Hono();' },
  },
  {
    title: "core importing a Node module",
    rule: "core-imports-nothing",
    files: { "core/bad.ts": 'import { readFileSync } from "node:fs"; export const a = readFileSync;' },
  },
  {
    title: "core importing the stand-in",
    rule: "core-imports-nothing",
    files: { "core/bad.ts": 'import { standin } from "../standin/index.ts"; export const a = standin;' },
  },
  {
    title: "the app importing the Worker",
    rule: "app-imports-core-only",
    files: { "app/bad.ts": 'import { client } from "../worker/zendesk/index.ts"; export const a = client;' },
  },
  {
    title: "the Worker importing the stand-in",
    rule: "worker-imports-core-only",
    files: { "worker/bad.ts": 'import { standin } from "../standin/index.ts"; export const a = standin;' },
  },
  {
    title: "the Zendesk client importing core",
    rule: "client-imports-only-itself",
    files: { "worker/zendesk/bad.ts": 'import { core } from "#core"; export const a = core;' },
  },
  {
    title: "the stand-in importing core",
    rule: "standin-imports-only-itself",
    files: { "standin/bad.ts": 'import { core } from "#core"; export const a = core;' },
  },
  {
    title: "setup importing the Worker's inside",
    rule: "setup-imports-core-and-client",
    files: {
      "worker/store/rows.ts": "export const rows = 1;",
      "setup/bad.ts": 'import { rows } from "../worker/store/rows.ts"; export const a = rows;',
    },
  },
  {
    title: "the Worker reaching past core's door",
    rule: "core-through-its-door",
    files: {
      "core/tier/judge.ts": "export const judge = 1;",
      "worker/bad.ts": 'import { judge } from "../core/tier/judge.ts"; export const a = judge;',
    },
  },
  {
    title: "the Worker reaching past the client's door",
    rule: "client-through-its-door",
    files: {
      "worker/zendesk/token.ts": "export const token = 1;",
      "worker/bad.ts": 'import { token } from "./zendesk/token.ts"; export const a = token;',
    },
  },
  {
    title: "one app feature importing another",
    rule: "features-stand-alone",
    files: {
      "app/features/visits/Visits.ts": "export const visits = 1;",
      "app/features/replies/bad.ts": 'import { visits } from "../visits/Visits.ts"; export const a = visits;',
    },
  },
  {
    title: "the product importing a test",
    rule: "nothing-imports-tests",
    files: {
      "tests/factory.ts": "export const factory = 1;",
      "worker/bad.ts": 'import { factory } from "../tests/factory.ts"; export const a = factory;',
    },
  },
  {
    title: "the app bundling the SDK that is only a test double",
    rule: "sdk-is-a-test-double",
    files: { "app/bad.ts": 'import "zendesk_app_framework_sdk";' },
  },
  {
    title: "a circle",
    rule: "no-circular",
    files: {
      "worker/a.ts": 'import { b } from "./b.ts"; export const a = () => b;',
      "worker/b.ts": 'import { a } from "./a.ts"; export const b = () => a;',
    },
  },
  {
    title: "an import that leads nowhere",
    rule: "no-unresolvable",
    files: { "worker/bad.ts": 'import { gone } from "./gone.ts"; export const a = gone;' },
  },
];

describe("the boundary check", () => {
  it.each(SEEDS)("refuses $title", async ({ rule, files }) => {
    const { root, remove } = seededTree({ ...DOORS, ...files });
    try {
      const { violations } = await checkBoundaries(root);
      expect(violations.map((violation) => violation.rule)).toContain(rule);
    } finally {
      remove();
    }
  });

  it("accepts the doors", async () => {
    const { root, remove } = seededTree({
      ...DOORS,
      "worker/good.ts":
        'import { core } from "#core"; import { client } from "#zendesk"; export const a = [core, client];',
      "setup/good.ts": 'import { standin } from "../standin/index.ts"; export const a = standin;',
    });
    try {
      expect(await checkBoundaries(root)).toEqual({ modules: 5, violations: [] });
    } finally {
      remove();
    }
  });

  it("reads this project's modules and finds no violation", async () => {
    const { modules, violations } = await checkBoundaries(PROJECT_ROOT);
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThan(50);
  });
});
