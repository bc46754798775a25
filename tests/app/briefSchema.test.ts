import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type BriefFacts, type CustomerFacts, makeBrief, readPolicy } from "#core";
import { BriefSchema } from "../../app/features/brief/briefSchema.ts";

const NOW = "2026-11-22T08:00:00Z";
const PRESET = fileURLToPath(new URL("../../policies/it-services.yaml", import.meta.url));

const read = readPolicy({
  policy: { preset: "it-services" },
  presets: { "it-services": parse(readFileSync(PRESET, "utf8")) },
});
if (!read.ok) throw new Error("the preset it-services is broken");
const policy = read.value;

const customer: CustomerFacts = {
  id: 7,
  name: "Harbour Logistics",
  facts: { yearly_it_spend: 5_000_000, influence: 5 },
  tags: [],
  standing: { tier: "vip", since: "2026-03-05T00:00:00Z", lowerSince: null },
  override: null,
  cutOffs: {},
};

const facts: BriefFacts = {
  policyVersion: 3,
  policyProblem: null,
  ticket: {
    id: 42,
    status: "open",
    priority: "urgent",
    type: null,
    tags: ["billing"],
    organizationId: 7,
    requesterId: 1,
    assigneeId: null,
    groupId: null,
    brandId: null,
    formId: null,
    channel: "email",
    externalId: null,
    createdAt: "2026-11-20T08:00:00Z",
    customFields: {},
    subjectWords: [],
  },
  customer,
  visits: [],
  inZendesk: { tierOption: "tier_vip", serviceLevelOption: null },
};

const CASES: readonly (readonly [string, BriefFacts])[] = [
  ["a customer by the rules", facts],
  ["no organization", { ...facts, customer: null }],
  [
    "an override",
    {
      ...facts,
      customer: {
        ...customer,
        override: { tier: "core", reason: "merger", by: "Ana", until: "2027-01-01T00:00:00Z" },
      },
    },
  ],
  ["a tier that is kept for now", { ...facts, customer: { ...customer, facts: { yearly_it_spend: 1 } } }],
  ["our own task ticket", { ...facts, ticket: { ...facts.ticket, externalId: "tierwise:visit:1" } }],
];

describe("the sidebar reads what the Worker writes", () => {
  it.each(CASES)("for %s", (_, of) => {
    const brief = makeBrief(policy, of, NOW);
    const overTheWire: unknown = JSON.parse(JSON.stringify(brief));
    expect(v.parse(BriefSchema, overTheWire)).toEqual(overTheWire);
  });

  it("and leaves out what a newer Worker adds", () => {
    const brief = { ...makeBrief(policy, facts, NOW), deadlines: [] };
    expect(v.parse(BriefSchema, brief)).not.toHaveProperty("deadlines");
  });

  it("shows an unknown colour as grey instead of failing", () => {
    const brief = makeBrief(policy, facts, NOW);
    const tinted = { ...brief, tier: { ...brief.tier, colour: "purple" } };
    expect(v.parse(BriefSchema, tinted).tier.colour).toBe("grey");
  });
});
