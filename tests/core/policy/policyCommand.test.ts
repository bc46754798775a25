import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runPolicyCommand } from "../../../setup/policy/runPolicyCommand.ts";
import { NOW } from "../facts.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tierwise-policy-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function run(...args: string[]) {
  return runIn({}, ...args);
}

async function runIn(env: NodeJS.ProcessEnv, ...args: string[]) {
  const [out, problems]: [string[], string[]] = [[], []];
  const shell = {
    out: (line: string) => out.push(line),
    problem: (line: string) => problems.push(line),
    now: () => NOW,
  };
  const code = await runPolicyCommand(args, shell, env);
  return { code, out, problems };
}

describe("judge", () => {
  const customers = [
    { id: 1, name: "A", facts: { yearly_it_spend: 600000, influence: 5 } },
    { id: "b", facts: { "organization.custom_fields.potential": 4, growth: "25.5" } },
    { id: 3, facts: { yearly_it_spend: null } },
  ];

  test("prints one JSON line for each customer, in order, with the reasons", async () => {
    const facts = await file("facts.json", JSON.stringify(customers));
    const { code, out, problems } = await run("judge", "it-services", facts);
    const lines = out.map((line): unknown => JSON.parse(line));
    expect([code, problems]).toEqual([0, []]);
    expect(lines).toMatchObject([
      { id: 1, tier: "vip", because: { kind: "rules" } },
      { id: "b", tier: "potential" },
      { id: 3, tier: "ordinary" },
    ]);
  });

  test("takes a policy from a file, and counts top p % over the customers given", async () => {
    const policy = await file(
      "ours.yaml",
      "preset: it-services\ntiers: { vip: { when: null, top: { percent: 20, by: yearly_it_spend } } }\n",
    );
    const five = [5, 4, 3, 2, 1].map((spend) => ({ id: spend, facts: { yearly_it_spend: spend } }));
    const { out } = await run("judge", policy, await file("five.json", JSON.stringify(five)));
    expect(out.map((line) => /"tier":"(\w+)"/.exec(line)?.[1])).toEqual([
      "vip",
      ...Array(4).fill("ordinary"),
    ]);
  });

  test("says which facts the policy does not know", async () => {
    const { problems } = await run(
      "judge",
      "it-services",
      await file("odd.json", '[{"id":1,"facts":{"spending":1}}]'),
    );
    expect(problems).toEqual(['note: the policy knows no fact "spending"']);
  });

  test.each([
    ["nowhere.json", null, "can't be read"],
    ["broken.json", "{", "can't be read as JSON"],
    ["shape.json", '[{"id":1}]', "wanted an array of {id, name, facts"],
  ])("an unreadable input (%s) is said plainly, exit 1", async (name, text, said) => {
    const path = text === null ? join(folder, name) : await file(name, text);
    const { code, out, problems } = await run("judge", "it-services", path);
    expect([code, out]).toEqual([1, []]);
    expect(problems.join()).toContain(said);
  });
});

describe("check", () => {
  test("says that a preset is right", async () => {
    expect(await run("check", "it-services")).toMatchObject({ code: 0, problems: [] });
  });

  test("says for which years the official holidays are known", async () => {
    const { out } = await run("check", "it-services");
    expect(out.at(-1)).toMatch(
      /^note: official holidays of CN are known for 2004 to 20\d\d; in other years office/,
    );
  });

  test("prints every problem with its path, exit 1", async () => {
    const policy = await file(
      "bad.yaml",
      "preset: it-services\nteirs: []\ntiers: { vip: { grace: soon } }\n",
    );
    const { code, problems } = await run("check", policy);
    expect(code).toBe(1);
    expect(problems).toHaveLength(2);
    expect(problems.join()).toContain('Did you mean "tiers"?');
  });

  test("a name that is neither file nor preset gets the nearest preset", async () => {
    const { code, problems } = await run("check", "it-service");
    expect([code, problems]).toEqual([1, [expect.stringContaining('did you mean "it-services"?')]]);
  });

  test("text that is not YAML", async () => {
    const { code, problems } = await run("check", await file("no.yaml", "a: [1,"));
    expect([code, problems]).toEqual([1, [expect.stringContaining("not YAML")]]);
  });
});

describe("diff", () => {
  test("shows what own changes make of a preset, and that criteria changed (A17)", async () => {
    const policy = await file(
      "changed.yaml",
      "preset: it-services\ntiers: { vip: { grace: 10d, when: { any: [] } } }\n",
    );
    expect((await run("diff", "it-services", policy)).out).toEqual([
      expect.stringMatching(/^~ tiers\[vip\]\.when\.any: \[.*\] -> \[\]$/),
      '~ tiers[vip].grace: "30d" -> "10d"',
      expect.stringContaining("a written reason is needed"),
    ]);
  });

  test("does not compare with a policy that is wrong: here others still name the tier that was removed", async () => {
    const policy = await file("removed.yaml", "preset: it-services\ntiers: { core: null }\n");
    const { code, out, problems } = await run("diff", "it-services", policy);
    expect([code, out]).toEqual([1, []]);
    expect(problems.join()).toContain('serviceLevels[2].tiers[0]: found "core"');
  });

  test("no difference", async () => {
    expect((await run("diff", "it-services", "it-services")).out).toEqual(["no difference"]);
  });
});

describe("preview over what a Worker has stored", () => {
  test("names what is missing to sign in", async () => {
    const { code, problems } = await runIn({ ZENDESK_SUBDOMAIN: "acme" }, "preview", "it-services");
    expect(code).toBe(1);
    expect(problems[0]).toContain(
      "Missing: --client-id, --client-secret (or ZENDESK_CLIENT_SECRET), --worker-url.",
    );
  });

  test("finds a draft's mistakes before anybody is asked", async () => {
    const { code, problems } = await run("preview", "it-servces");
    expect(code).toBe(1);
    expect(problems[0]).toContain('did you mean "it-services"?');
  });
});

describe("preview", () => {
  const facts = {
    customers: [
      { id: 1, name: "Harbour", facts: { yearly_it_spend: 600000, influence: 4 } },
      { id: "b", facts: { yearly_it_spend: 600000, influence: 5 } },
      { id: 3, facts: {} },
    ],
    tickets: [
      { id: 11, organization_id: 1, priority: "urgent" },
      { id: 12, organization_id: "b", subject: "Hello" },
      { id: 13, organization_id: 1, status: "closed" },
    ],
  };
  const higher =
    "preset: it-services\ntiers: { vip: { when: { any: [{ field: influence, operator: greater_than_equal, value: 5 }] } } }\n" +
    "serviceLevels: { vip_general: { targets: { first_reply: 10m } } }\n";

  test("prints counts first, then who moves and which levels change", async () => {
    const [draft, path] = [await file("draft.yaml", higher), await file("both.json", JSON.stringify(facts))];
    expect(await run("preview", "it-services", draft, path)).toEqual({
      code: 0,
      problems: [],
      out: [
        "1 of 3 customers move: 0 up, 1 down; 0 more are announced",
        "1 of 2 open tickets change their service level; 1 keep it with another promise",
        'customer 1 "Harbour": vip -> core',
        "ticket 11: sla_vip_urgent -> sla_core_urgent",
        "ticket 12: sla_vip_general: vip_general -> vip_general, changed",
      ],
    });
  });

  test("counts stay and grace for customers whose standing is given", async () => {
    const [draft, path] = [
      await file("draft2.yaml", higher),
      await file(
        "standing.json",
        JSON.stringify([
          {
            id: 1,
            facts: { yearly_it_spend: 600000, influence: 4 },
            standing: { tier: "vip", since: "2026-01-01T00:00:00Z" },
          },
        ]),
      ),
    ];
    expect((await run("preview", "it-services", draft, path)).out).toEqual([
      "0 of 1 customers move: 0 up, 0 down; 1 more are announced",
      "0 of 0 open tickets change their service level; 0 keep it with another promise",
      "customer 1: vip -> core on 2026-12-22",
    ]);
  });

  test("of the same policy twice finds nothing", async () => {
    const path = await file("same.json", JSON.stringify(facts.customers));
    const { out } = await run("preview", "it-services", "it-services", path);
    expect(out).toEqual([
      "0 of 3 customers move: 0 up, 0 down; 0 more are announced",
      "0 of 0 open tickets change their service level; 0 keep it with another promise",
    ]);
  });

  test("of a draft that is wrong says what is wrong, exit 1", async () => {
    const draft = await file("wrong.yaml", "preset: it-services\ntiers: { vip: { grace: soon } }\n");
    const { code, out, problems } = await run("preview", "it-services", draft, "facts.json");
    expect([code, out, problems.length]).toEqual([1, [], 1]);
  });
});

test("anything else shows what there is, exit 2", async () => {
  for (const args of [
    ["judge", "it-services"],
    ["preview"],
    ["preview", "it-services", "--tickets", "many"],
    ["check", "it-services", "--tickets", "5"],
    ["pauses", "--from", "2026-11-01"],
    ["pauses", "--from", "yesterday", "--to", "2026-12-01"],
    ["recalculation", "newest"],
    ["check", "it-services", "--unheard-of"],
    ["preview", "a", "b", "c", "d"],
    [],
  ]) {
    expect(await run(...args)).toMatchObject({
      code: 2,
      problems: [expect.stringContaining("preview CURRENT DRAFT FACTS.json")],
    });
  }
});
