import { expect, test } from "vitest";
import { flowStanding, ticksIn } from "#core";
import { progressText, tickText } from "../../../app/features/flows/flowProgress.ts";
import { BRANCHED } from "../../core/flow/flows.ts";
import { textsIn } from "../texts.ts";

const progress = (tags: readonly string[], language: "en" | "zh-CN" = "en") =>
  progressText(BRANCHED, flowStanding(BRANCHED, ticksIn(BRANCHED, tags)), textsIn(language));

test("a call says how far it has come in one line", () => {
  expect(progress([])).toBe("5 steps");
  expect(progress(["flow_call_greet"])).toBe("1 done, 3 or more to go");
  expect(progress(["flow_call_greet"], "zh-CN")).toBe("已完成 1 步，至少还有 3 步");
});

test("what became of a step is its answer, or that it was skipped", () => {
  const tags = ["flow_call_greet", "flow_call_sort_right", "flow_call_other_skipped"];
  const { passed } = flowStanding(BRANCHED, ticksIn(BRANCHED, tags));
  expect(passed.map((one) => tickText(one, textsIn("en"), "en"))).toEqual(["", "right", "skipped"]);
});
