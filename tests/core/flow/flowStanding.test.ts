import { describe, expect, test } from "vitest";
import { type BriefFlow, type FlowStanding, flowStanding, ticksIn } from "#core";
import { answers, BRANCHED, flow, step } from "./flows.ts";

const standing = (tags: readonly string[], of: BriefFlow = BRANCHED) => flowStanding(of, ticksIn(of, tags));
const passedIn = ({ passed }: FlowStanding) => passed.map((one) => one.step.key);
const currentIn = (stands: FlowStanding) => (stands.state === "done" ? null : stands.current.key);

describe("how far a guided call has come", () => {
  test("without a tick it stands before its first step", () => {
    expect(standing(["billing"])).toMatchObject({
      state: "not_started",
      current: { key: "greet" },
      passed: [],
    });
  });

  test("it resumes at the first step that is not ticked", () => {
    const stands = standing(["flow_call_greet"]);
    expect(stands).toMatchObject({ state: "under_way", current: { key: "sort" } });
    expect(passedIn(stands)).toEqual(["greet"]);
  });

  test("an answer leads along its own branch", () => {
    expect(currentIn(standing(["flow_call_greet", "flow_call_sort_left"]))).toBe("one");
    expect(currentIn(standing(["flow_call_greet", "flow_call_sort_right"]))).toBe("other");
  });

  test("ticks of the other branch count for nothing", () => {
    const stands = standing(["flow_call_greet", "flow_call_sort_right", "flow_call_one"]);
    expect(passedIn(stands)).toEqual(["greet", "sort"]);
    expect(currentIn(stands)).toBe("other");
  });

  test("a skipped step is passed, and says so", () => {
    const { passed } = standing(["flow_call_greet", "flow_call_sort_right", "flow_call_other_skipped"]);
    expect(passed.at(-1)?.tick).toEqual({ kind: "skipped" });
  });

  test("it is done after its last step", () => {
    const stands = standing([
      "flow_call_greet",
      "flow_call_sort_left",
      "flow_call_one",
      "flow_call_close_settled",
    ]);
    expect(stands.state).toBe("done");
    expect(passedIn(stands)).toEqual(["greet", "sort", "one", "close"]);
  });

  test("an answer that leads back asks for the earlier step again", () => {
    const stands = standing([
      "flow_call_greet",
      "flow_call_sort_left",
      "flow_call_one",
      "flow_call_close_not_yet",
    ]);
    expect(currentIn(stands)).toBe("sort");
    expect(passedIn(stands)).toEqual(["greet"]);
  });

  test("of two answers to one step the flow's first counts", () => {
    expect(currentIn(standing(["flow_call_greet", "flow_call_sort_right", "flow_call_sort_left"]))).toBe(
      "one",
    );
  });

  test("it says how many steps are left at least, whatever is answered", () => {
    expect(standing([])).toMatchObject({ left: 4 });
    expect(standing(["flow_call_greet", "flow_call_sort_left", "flow_call_one"])).toMatchObject({ left: 1 });
  });

  test("where the facts know the way, it says where it leads, and an answer still goes first", () => {
    const warranty = flow(
      step("check", {
        ...answers("inside", "outside"),
        next: [
          { answer: "inside", holds: true, to: "free" },
          { answer: "outside", holds: true, to: "fee" },
          { answer: null, holds: false, to: "free" },
          { answer: null, holds: true, to: "fee" },
        ],
      }),
      step("free"),
      step("fee"),
    );
    expect(standing([], warranty)).toMatchObject({ known: { key: "fee" } });
    expect(currentIn(standing(["flow_call_check"], warranty))).toBe("fee");
    expect(currentIn(standing(["flow_call_check_inside"], warranty))).toBe("free");
  });
});
