import { describe, expect, test } from "vitest";
import { whatWouldChange } from "#core";
import { customer } from "../facts.ts";
import { itServices } from "../preset.ts";
import { small } from "../smallPolicy.ts";

const policy = itServices();
const gaps = (facts: Parameters<typeof customer>[0], of = policy) => whatWouldChange(of, customer(facts));
const fields = (ways: readonly (readonly { field: string }[])[] = []) =>
  ways.map((way) => way.map(({ field }) => field));

describe("what would bring a customer to a higher tier", () => {
  test("names what is missing, with how much", () => {
    const [vip, ...more] = gaps({ yearly_it_spend: 420000, influence: 4 });
    expect(more).toEqual([]);
    expect(vip).toMatchObject({
      tier: "vip",
      ways: [
        [
          {
            field: "yearly_it_spend",
            unit: "CNY",
            operator: "greater_than_equal",
            needed: 500000,
            found: 420000,
            difference: 80000,
          },
        ],
      ],
    });
  });

  test("gives the alternatives, nearest first", () => {
    const [vip] = gaps({ yearly_it_spend: 600000, influence: 3, yearly_service_fees: 10000 });
    expect(fields(vip?.ways)).toEqual([["influence"], ["yearly_service_fees"]]);
  });

  test("the nearest tier comes first, and the best tier has none", () => {
    expect(gaps({}).map(({ tier }) => tier)).toEqual(["potential", "core", "vip"]);
    expect(gaps({ yearly_it_spend: 600000, influence: 5 })).toEqual([]);
  });

  test("an unknown fact is missing without a number", () => {
    const [gold] = gaps({}, small()).toReversed();
    expect(gold?.ways).toMatchObject([[{ field: "spend", found: null, needed: 1000, difference: null }]]);
  });

  test("a rank is one way beside the conditions, or a gap on top of them", () => {
    const strategic = { all: [], any: [{ field: "strategic", operator: "is", value: true }] };
    const ranked = (match: string) =>
      small({ tiers: { gold: { when: strategic, top: { percent: 10, by: "spend" }, match } } });
    const someone = customer({ spend: 700 }, { cutOffs: { "spend:top:10": { atLeast: 1000 } } });
    expect(whatWouldChange(ranked("either"), someone)).toMatchObject([
      { ways: [[{ kind: "rank", needed: 1000, difference: 300 }], [{ kind: "condition" }]] },
    ]);
    expect(whatWouldChange(ranked("both"), someone)).toMatchObject([
      { ways: [[{ kind: "condition" }, { kind: "rank" }]] },
    ]);
  });

  test("a customer kept lower by an override sees that the rules are met", () => {
    const [core, vip] = whatWouldChange(
      policy,
      customer({ yearly_it_spend: 600000, influence: 5 }),
      "potential",
    );
    expect([core?.ways, vip?.ways]).toEqual([[], []]);
  });
});
