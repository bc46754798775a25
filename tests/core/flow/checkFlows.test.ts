import { describe, expect, test } from "vitest";
import { problemsOf, small } from "../smallPolicy.ts";

const withSteps = (...steps: readonly object[]) => ({
  flows: [{ key: "call", title: "Call", steps: steps.map((one) => ({ title: "Step", ...one })) }],
});
const sorted = {
  key: "sort",
  answers: [
    { key: "a", title: "A" },
    { key: "b", title: "B" },
  ],
};

describe("a flow that cannot be walked is refused", () => {
  test.each([
    ["has no steps", { flows: [{ key: "call", title: "Call", steps: [] }] }, "flows[0].steps"],
    [
      "leads to a step that is not there",
      withSteps({ key: "one", next: [{ to: "onee" }] }),
      "flows[0].steps[0].next[0].to",
    ],
    [
      "asks for an answer that the step does not offer",
      withSteps({ ...sorted, next: [{ answer: "c", to: "sort" }] }),
      "flows[0].steps[0].next[0].answer",
    ],
    [
      "offers a reply that is not there",
      withSteps({ key: "one", replies: ["hello"] }),
      "flows[0].steps[0].replies[0]",
    ],
    [
      "has a step that nothing leads to",
      withSteps({ key: "one", next: [{ to: "three" }] }, { key: "two" }, { key: "three" }),
      "flows[0].steps[1]",
    ],
    [
      "goes round without an end",
      withSteps({ key: "one" }, { key: "two", next: [{ to: "one" }] }),
      "flows[0].steps[0].next",
    ],
    [
      "has an answer by the name of a skipped step",
      withSteps({ key: "one", answers: [{ key: "skipped", title: "Skipped" }] }),
      "flows[0].steps[0].answers[0].key",
    ],
    [
      "writes into a field of ours",
      withSteps({ key: "one", record: "Service level" }),
      "flows[0].steps[0].record",
    ],
  ])("it %s", (_, changes, path) => {
    expect(problemsOf(changes).map((problem) => problem.path)).toContain(path);
  });

  test("two ticks that would be the same tag", () => {
    const steps = [{ key: "c", title: "C" }];
    const flows = [
      { key: "a_b", title: "AB", steps },
      { key: "a", title: "A", steps: [{ key: "b_c", title: "BC" }] },
    ];
    expect(problemsOf({ flows })).toMatchObject([{ path: "flows[1].steps[0]", found: '"flow_a_b_c"' }, {}]);
  });
});

describe("what is allowed", () => {
  test("a way back, where another answer comes to an end", () => {
    const back = withSteps({ key: "one" }, { ...sorted, next: [{ answer: "a", to: "one" }] });
    expect(problemsOf(back)).toEqual([]);
  });

  test("an answer is written down by its value, or else by its key", () => {
    const answers = [
      { key: "a", title: "A", value: "field_a" },
      { key: "b", title: "B" },
    ];
    const policy = small(withSteps({ key: "sort", answers, record: "Kind" }));
    expect(policy.flows[0]?.steps[0]?.answers.map(({ value }) => value)).toEqual(["field_a", "b"]);
  });

  test("setup makes a text field for what is written down in words, and none for the account's own", () => {
    const policy = small(
      withSteps(
        { key: "one", record: "Order number" },
        { key: "two", record: "12345" },
        { ...sorted, record: "Kind" },
        { key: "three", record: "Order number" },
      ),
    );
    expect(policy.ticketFields().slice(1)).toMatchObject([{ title: "Order number", type: "text" }]);
  });
});
