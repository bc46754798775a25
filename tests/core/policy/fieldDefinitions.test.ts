import { expect, test } from "vitest";
import { itServices } from "../preset.ts";
import { small } from "../smallPolicy.ts";

test("each kind of fact has its type in Zendesk, and choices their options", () => {
  const facts = small().organizationFields().slice(5);
  expect(facts.map(({ key, type }) => [key, type])).toEqual([
    ["spend", "integer"],
    ["stage", "dropdown"],
    ["since", "date"],
    ["strategic", "checkbox"],
    ["city", "text"],
  ]);
  expect(facts[1]?.options).toEqual([
    { name: "New", value: "stage_new" },
    { name: "Stable", value: "stage_stable" },
  ]);
});

test("a role that a field fills has that field, and it is read like a fact (A3, B2)", () => {
  const policy = itServices();
  const field = policy.organizationFields().find(({ key }) => key === "account_manager");
  expect(field).toMatchObject({ type: "text", title: "Account manager" });
  expect(policy.reads.organizationFields).toContain("account_manager");
});

test("a fact's unit is in its field's title", () => {
  expect(
    small()
      .organizationFields()
      .find(({ key }) => key === "spend")?.title,
  ).toBe("Spend (CNY)");
});

test("option values are unique over all fields, as they become tags", () => {
  const policy = itServices();
  const values = [...policy.organizationFields(), ...policy.ticketFields()].flatMap(({ options }) =>
    options.map(({ value }) => value),
  );
  expect(new Set(values).size).toBe(values.length);
  expect(values.every((value) => /^[a-z0-9_]+$/.test(value))).toBe(true);
});

test("who answered first gets a field where the policy asks for it, a lookup of users that views can filter by", () => {
  const owned = small({ ownership: { firstResponder: true } }).ticketFields();
  expect(owned.slice(1)).toMatchObject([
    { title: "First contact", type: "lookup", relationship_target_type: "zen:user", options: [] },
  ]);
  expect(small().ticketFields()).toHaveLength(1);
});

test("the options of the service level are those of the policy's levels", () => {
  const policy = itServices();
  expect(policy.ticketFields()[0]?.options.map(({ value }) => value)).toEqual(
    policy.serviceLevels.map(({ optionValue }) => optionValue),
  );
});
