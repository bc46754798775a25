import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type FlowTick,
  flowStanding,
  isMade,
  tagsAfter,
  tickChange,
  ticksIn,
  undoOf,
  untickChange,
} from "#core";
import { BRANCHED } from "./flows.ts";

const stepOf = (key: string) => {
  const found = BRANCHED.steps.find((one) => one.key === key);
  if (found === undefined) throw new Error(key);
  return found;
};
const ticked = (tags: readonly string[], key: string, tick: FlowTick = { kind: "done" }) =>
  tickChange(BRANCHED, tags, stepOf(key), tick, ticksIn(BRANCHED, tags));
const answered = (answer: string): FlowTick => ({ kind: "answered", answer });

describe("the tags that tick a step", () => {
  test("a step gets one tag, an answered one the tag of its answer", () => {
    expect(ticked([], "greet")).toEqual({ add: ["flow_call_greet"], remove: [] });
    expect(ticked(["flow_call_greet"], "sort", answered("left"))).toEqual({
      add: ["flow_call_sort_left"],
      remove: [],
    });
  });

  test("another answer takes the first one's tag and the ticks of its branch away", () => {
    const tags = ["billing", "flow_call_greet", "flow_call_sort_left", "flow_call_one"];
    expect(ticked(tags, "sort", answered("right"))).toEqual({
      add: ["flow_call_sort_right"],
      remove: ["flow_call_sort_left", "flow_call_one"],
    });
  });

  test("an answer that leads back takes back everything since then", () => {
    const tags = ["flow_call_greet", "flow_call_sort_left", "flow_call_one"];
    const change = ticked(tags, "close", answered("not_yet"));
    expect(change).toEqual({ add: [], remove: ["flow_call_sort_left", "flow_call_one"] });
  });

  test("going back takes one tick away and keeps what was ticked after it", () => {
    const tags = ["flow_call_greet", "flow_call_sort_left", "flow_call_one"];
    const back = untickChange(BRANCHED, tags, stepOf("sort"));
    expect(back).toEqual({ add: [], remove: ["flow_call_sort_left"] });
    const again = ticked(tagsAfter(tags, back), "sort", answered("left"));
    expect(again).toEqual({ add: ["flow_call_sort_left"], remove: [] });
  });
});

const OURS = [
  "flow_call_greet",
  "flow_call_sort_left",
  "flow_call_sort_right",
  "flow_call_one",
  "flow_call_other",
  "flow_call_other_skipped",
  "flow_call_close_settled",
  "flow_call_close_not_yet",
];
const someTags = fc.uniqueArray(fc.constantFrom(...OURS, "billing", "flow_other_greet"));

describe("whatever is on the ticket", () => {
  test("every tick can be taken back, and touches no tag but its flow's", () => {
    fc.assert(
      fc.property(someTags, fc.constantFrom(...BRANCHED.steps), fc.nat(), (tags, step, nth) => {
        const ways: readonly FlowTick[] = [...step.answers.map(({ key }) => answered(key)), { kind: "done" }];
        const tick = ways[nth % ways.length] ?? { kind: "done" };
        const change = tickChange(BRANCHED, tags, step, tick, ticksIn(BRANCHED, tags));
        const after = tagsAfter(tags, change);
        expect(isMade(change, after)).toBe(true);
        expect(tagsAfter(after, undoOf(change))).toEqual(tags.toSorted());
        const touched = [...change.add, ...change.remove];
        expect(touched.filter((tag) => !tag.startsWith("flow_call_"))).toEqual([]);
      }),
    );
  });

  test("a call comes to its end, whoever answers what, as long as it is settled in the end", () => {
    fc.assert(
      fc.property(someTags, fc.infiniteStream(fc.nat()), (start, choices) => {
        let tags: readonly string[] = start;
        for (let count = 0; count < 40; count += 1) {
          const stands = flowStanding(BRANCHED, ticksIn(BRANCHED, tags));
          if (stands.state === "done") return;
          const { current } = stands;
          const choice = choices.next().value ?? 0;
          const { key } =
            current.answers[(count > 12 ? 0 : choice) % Math.max(1, current.answers.length)] ?? {};
          const tick: FlowTick = key === undefined ? { kind: "done" } : answered(key);
          tags = tagsAfter(tags, tickChange(BRANCHED, tags, current, tick, ticksIn(BRANCHED, tags)));
        }
        expect.unreachable("it never ends");
      }),
    );
  });
});
