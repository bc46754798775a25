import { describe, expect, test } from "vitest";
import { describePolicyProblem, readPolicy } from "#core";
import { problemsOf, SMALL, small } from "../smallPolicy.ts";
import { itServices } from "../preset.ts";

const when = (field: string, operator: string, value: unknown) => ({ all: [{ field, operator, value }] });
const goldWhen = (field: string, operator: string, value: unknown) => ({
  tiers: [{ key: "gold", when: when(field, operator, value) }],
});

describe("a problem names the path, what was found, what is allowed and the nearest right name", () => {
  test("an unknown operator", () => {
    const [problem] = problemsOf(goldWhen("spend", "greter_than", 1));
    expect(problem).toMatchObject({
      path: "tiers[0].when.all[0].operator",
      found: '"greter_than"',
      nearest: "greater_than",
    });
    expect(problem?.allowed).toContain("less_than_equal");
  });

  test("an unknown field of a condition", () => {
    expect(problemsOf(goldWhen("spendd", "is", 1))).toMatchObject([
      { path: "tiers[0].when.all[0].field", found: '"spendd"', nearest: "spend" },
    ]);
  });

  test("an operator that the field does not have", () => {
    expect(problemsOf(goldWhen("spend", "includes", "1"))).toMatchObject([
      { path: "tiers[0].when.all[0].operator", allowed: expect.stringContaining("greater_than_equal") },
    ]);
  });

  test.each([
    ["spend", "is", "many", "a number"],
    ["since", "is", "2026-02-30", "a date"],
    ["strategic", "is", "yes", "true or false"],
    ["spend", "greater_than", null, "a value to compare with"],
  ])("a value that does not fit: %s %s %s", (field, operator, value, allowed) => {
    expect(problemsOf(goldWhen(field, operator, value))).toMatchObject([
      { path: "tiers[0].when.all[0].value", allowed: expect.stringContaining(allowed) },
    ]);
  });

  test("a choice that the fact does not have", () => {
    expect(problemsOf(goldWhen("stage", "is", "stabel"))).toMatchObject([
      { found: '"stabel"', nearest: "stable" },
    ]);
  });

  test("a field that is not known yet: tiers can't ask for the tier or the ticket", () => {
    expect(problemsOf(goldWhen("service_tier", "is", "gold"))).toHaveLength(1);
    expect(problemsOf(goldWhen("status", "is", "open"))).toHaveLength(1);
  });

  test("an unknown key", () => {
    expect(problemsOf({ teirs: [] })).toMatchObject([{ path: "teirs", nearest: "tiers" }]);
  });

  test("a customer's day without the date it is counted from", () => {
    const callback = {
      key: "first_month",
      title: { en: "First month" },
      purpose: { en: "Has everything settled?" },
      within: "3d",
      schedule: "office",
      who: [],
    };
    const asking = (trigger: object) => problemsOf({ callbacks: [{ ...callback, trigger }] });
    const path = "callbacks[0].trigger.since";
    expect(asking({ on: "customer_day", day: 30 })).toMatchObject([
      { path, allowed: expect.stringContaining("required") },
    ]);
    expect(asking({ on: "customer_day", day: 30, since: null })).toMatchObject([{ path }]);
  });

  test("an unknown preset", () => {
    const read = readPolicy({ policy: { preset: "it-service" }, presets: { "it-services": {}, bank: {} } });
    expect(read).toMatchObject({
      ok: false,
      error: [
        { path: "preset", found: '"it-service"', allowed: "it-services, bank", nearest: "it-services" },
      ],
    });
  });

  test("a text without English", () => {
    expect(problemsOf({ name: { en: null, "zh-CN": "小" } })).toMatchObject([
      { path: "name.en", found: "nothing", allowed: "a value: it is required" },
    ]);
  });

  test("a duration", () => {
    expect(problemsOf({ tiers: [{ key: "gold", stay: "3 moons" }] })).toMatchObject([
      { path: "tiers[0].stay", found: '"3 moons"', allowed: expect.stringContaining('"30m"') },
    ]);
  });

  test.each([
    [{ schedules: [{ key: "s", title: "S", zone: "Asia/Shangai", week: {} }] }, "schedules[0].zone"],
    [
      { schedules: [{ key: "s", title: "S", zone: "Asia/Shanghai", week: { mon: ["17:00-09:00"] } }] },
      "schedules[0].week.mon[0]",
    ],
    [
      { schedules: [{ key: "s", title: "S", zone: "Asia/Shanghai", week: { monday: [] } }] },
      "schedules[0].week.monday",
    ],
    [{ format: 2 }, "format"],
    [{ tiers: "gold" }, "tiers"],
    [{ facts: [{ key: "Spend!", title: "S", kind: "number" }] }, "facts[5].key"],
  ])("%j at %s", (changes, path) => {
    expect(problemsOf(changes).map((problem) => problem.path)).toEqual([path]);
  });

  test("a policy that is no map", () => {
    expect(readPolicy({ policy: null, presets: {} })).toMatchObject({
      ok: false,
      error: [{ path: "", found: "nothing" }],
    });
    expect(readPolicy({ policy: "it-services", presets: {} })).toMatchObject({ ok: false });
  });

  test("as a sentence", () => {
    const [problem] = problemsOf(goldWhen("spend", "greter_than", 1));
    if (problem === undefined) throw new Error("no problem");
    expect(describePolicyProblem(problem)).toMatch(
      /^tiers\[0\]\.when\.all\[0\]\.operator: found "greter_than", allowed: .*\. Did you mean "greater_than"\?$/,
    );
  });
});

describe("names that point nowhere", () => {
  const level = { key: "l", tiers: ["gold"], urgencies: ["urgent"], schedule: "office" };
  const office = { key: "office", title: "Office", zone: "Etc/UTC", week: {} };

  test.each([
    [{ serviceLevels: [level] }, "serviceLevels[0].schedule"],
    [{ schedules: [office], serviceLevels: [{ ...level, tiers: ["glod"] }] }, "serviceLevels[0].tiers[0]"],
    [
      { schedules: [office], serviceLevels: [{ ...level, urgencies: ["pressing"] }] },
      "serviceLevels[0].urgencies[0]",
    ],
    [
      { schedules: [office], serviceLevels: [{ ...level, onBreach: [{ do: "notify", role: "lead" }] }] },
      "serviceLevels[0].onBreach[0].role",
    ],
    [{ tiers: [{ key: "gold", top: { percent: 10, by: "city" } }] }, "tiers[0].top.by"],
    [{ replies: [{ key: "r", stage: "hello", title: "R", body: "R" }] }, "replies[0].stage"],
    [
      { visits: { quotas: [{ key: "q", tiers: ["gold"], schedule: "office" }] } },
      "visits.quotas[0].schedule",
    ],
  ])("%j: %s", (changes, path) => {
    expect(problemsOf(changes).map((problem) => problem.path)).toEqual([path]);
  });

  test("an action that does not exist lists the ones that do", () => {
    const changes = {
      schedules: [office],
      serviceLevels: [{ ...level, onBreach: [{ do: "notfy", role: "x" }] }],
    };
    expect(problemsOf(changes)).toMatchObject([
      { path: "serviceLevels[0].onBreach[0].do", nearest: "notify" },
    ]);
  });
});

describe("orders end in exactly one default", () => {
  test("a last tier with conditions is refused", () => {
    const changes = { tiers: [{ key: "plain", when: when("spend", "present", null) }] };
    expect(problemsOf(changes)).toMatchObject([{ path: "tiers[2].when" }]);
  });

  test("a tier without conditions before the last is refused", () => {
    expect(problemsOf({ tiers: [{ key: "gold", when: null }] })).toMatchObject([{ path: "tiers[0].when" }]);
  });

  test("the same for urgencies", () => {
    expect(problemsOf({ urgencies: [{ key: "urgent", when: null }] })).toMatchObject([
      { path: "urgencies[0].when" },
    ]);
  });

  test("a key is used once", () => {
    expect(
      problemsOf({
        schedules: [
          { key: "a", title: "A", zone: "Etc/UTC", week: {} },
          { key: "a", title: "A", zone: "Etc/UTC", week: {} },
        ],
      }),
    ).toMatchObject([{ path: "schedules[1].key", allowed: "a key that is used once" }]);
  });
});

describe("names that would mean two things in Zendesk", () => {
  test.each(["service_tier", "urgency", "status", "tier_override"])("a fact can't be called %s", (key) => {
    expect(problemsOf({ facts: [{ key, title: "X", kind: "text" }] })).toMatchObject([
      { path: "facts[5].key" },
    ]);
  });

  test("option values are tags: none comes out twice", () => {
    const choices = [{ key: "gold", title: "Gold" }];
    expect(problemsOf({ facts: [{ key: "tier", title: "Tier", kind: "choice", choices }] })).toMatchObject([
      { path: "facts", found: '"tier_gold"' },
    ]);
    const when = { all: [{ field: "spend", operator: "present" }] };
    const changes = {
      tiers: [{ key: "gold_urgent", title: "G", when }],
      urgencies: [
        {
          key: "urgent_general",
          title: "U",
          when: { all: [{ field: "type", operator: "is", value: "task" }] },
        },
      ],
    };
    expect(problemsOf(changes)).toMatchObject([{ path: "urgencies", found: '"sla_gold_urgent_general"' }]);
  });
});

test("all problems come at once: of form, of names and of conditions", () => {
  const changes = {
    extra: 1,
    tiers: [
      {
        key: "gold",
        colour: "gren",
        when: {
          all: [
            { field: "spendd", operator: "is", value: 1 },
            { field: "spend", operator: "iss", value: 1 },
            { field: "city", operator: "less_than", value: "a" },
          ],
        },
      },
    ],
    replies: [{ key: "r", stage: "hello", title: "R", body: "R" }],
  };
  expect(
    problemsOf(changes)
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual([
    "extra",
    "replies[0].stage",
    "tiers[0].colour",
    "tiers[0].when.all[0].field",
    "tiers[0].when.all[1].operator",
    "tiers[0].when.all[2].operator",
  ]);
});

describe("a policy that is right", () => {
  test("has defaults filled in and texts by language", () => {
    const { document } = small({ description: "Only English" });
    expect(document.description).toEqual({ en: "Only English" });
    expect(document.retention.deliveries).toBe(30 * 86_400);
    expect(document.guard.unfilledSlots).toBe("block");
    expect(document.tiers[0]).toMatchObject({ stay: 0, grace: 0, match: "both", colour: "grey" });
  });

  test("a preset may build on another preset", () => {
    const read = readPolicy({
      policy: { preset: "ours", tiers: [{ key: "gold", title: "Best" }] },
      presets: { ours: { preset: "small", name: "Ours" }, small: SMALL },
    });
    expect(read.ok && [read.value.name.en, read.value.tiers[0]?.title.en]).toEqual(["Ours", "Best"]);
  });

  test("a preset that builds on itself is refused", () => {
    const read = readPolicy({ policy: { preset: "loop" }, presets: { loop: { preset: "loop" } } });
    expect(read).toMatchObject({ ok: false, error: [{ path: "preset" }] });
  });

  test("replies come from a source of their own, merged last", () => {
    const stage = { key: "greeting", title: "Greeting" };
    const reply = { key: "hello", stage: "greeting", title: "Hello", body: "Hello" };
    const read = readPolicy({
      policy: { preset: "small", stages: [stage], replies: [reply] },
      replies: { replies: [{ key: "hello", body: "Good day" }] },
      presets: { small: SMALL },
    });
    expect(read.ok && read.value.replies.map(({ body }) => body.en)).toEqual(["Good day"]);
  });

  test("says what the shell must fetch", () => {
    const policy = small({
      urgencies: [
        {
          key: "urgent",
          when: {
            all: [],
            any: [
              { field: "subject_includes_word", operator: "includes", value: "Down 瘫痪" },
              { field: "custom_fields_77", operator: "present" },
            ],
          },
        },
      ],
    });
    expect(policy.reads).toEqual({
      organizationFields: ["spend", "stage", "since", "strategic", "city"],
      ticketFields: [77],
      subjectWords: ["down", "瘫痪"],
    });
  });

  test("says which fields setup must make", () => {
    const policy = itServices();
    expect(
      policy
        .organizationFields()
        .slice(0, 6)
        .map(({ key, type }) => [key, type]),
    ).toEqual([
      ["service_tier", "dropdown"],
      ["tier_override", "dropdown"],
      ["tier_override_reason", "text"],
      ["tier_override_until", "date"],
      ["tier_override_by", "text"],
      ["yearly_it_spend", "integer"],
    ]);
    expect(policy.organizationFields()[0]?.options[0]).toEqual({ name: "VIP", value: "tier_vip" });
    expect(policy.ticketFields().slice(0, 1)).toMatchObject([{ title: "Service level", type: "tagger" }]);
    expect(policy.ticketFields()[0]?.options[0]).toEqual({ name: "VIP · Urgent", value: "sla_vip_urgent" });
  });
});
