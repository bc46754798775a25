import { describe, expect, it } from "vitest";
import { keyAction } from "../../../app/shared/keys/keyAction.ts";

const press = (key: string, differs = {}) =>
  keyAction({ key, hasModifier: false, isTyping: false, ...differs });

describe("a key pressed in the sidebar", () => {
  it.each([
    ["?", { kind: "help" }],
    ["/", { kind: "search" }],
    ["j", { kind: "next_panel" }],
    ["K", { kind: "previous_panel" }],
    ["f", { kind: "fold" }],
    ["v", { kind: "plan_visit" }],
    ["c", { kind: "record_call" }],
    ["z", { kind: "undo" }],
    ["1", { kind: "panel", index: 0 }],
    ["9", { kind: "panel", index: 8 }],
  ])("%s does what the sheet says", (key, action) => {
    expect(press(key)).toEqual(action);
  });

  it.each(["a", "0", "Enter", "Tab", "Escape", " "])("%s goes its usual way", (key) => {
    expect(press(key)).toBeNull();
  });

  it("belongs to the field while the agent types", () => {
    expect(press("v", { isTyping: true })).toBeNull();
    expect(press("?", { isTyping: true })).toBeNull();
  });

  it("belongs to the browser or to Zendesk with Ctrl, Cmd or Alt", () => {
    expect(press("z", { hasModifier: true })).toBeNull();
  });
});
