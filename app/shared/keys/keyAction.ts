/** What one key does in the sidebar. `panel`: the place in the order shown, from 0. */
export type KeyAction =
  | { readonly kind: "help" }
  | { readonly kind: "search" | "next_panel" | "previous_panel" | "fold" }
  | { readonly kind: "plan_visit" | "record_call" | "undo" }
  | { readonly kind: "panel"; readonly index: number };

/** The keys that press a control, which names its key to screen readers too (`aria-keyshortcuts`). */
export const CONTROL_KEYS = { plan_visit: "v", record_call: "c", undo: "z" } as const;

const ACTIONS: ReadonlyMap<string, KeyAction> = new Map<string, KeyAction>([
  ["?", { kind: "help" }],
  ["/", { kind: "search" }],
  ["j", { kind: "next_panel" }],
  ["k", { kind: "previous_panel" }],
  ["f", { kind: "fold" }],
  [CONTROL_KEYS.plan_visit, { kind: "plan_visit" }],
  [CONTROL_KEYS.record_call, { kind: "record_call" }],
  [CONTROL_KEYS.undo, { kind: "undo" }],
]);

/** A key as it was pressed. `isTyping`: in a field that takes letters, or with an input method at work. */
export type PressedKey = {
  readonly key: string;
  readonly hasModifier: boolean;
  readonly isTyping: boolean;
};

/** What the key asks for; null: nothing of ours, so it must go its usual way. */
export function keyAction({ key, hasModifier, isTyping }: PressedKey): KeyAction | null {
  if (isTyping || hasModifier) return null;
  if (/^[1-9]$/.test(key)) return { kind: "panel", index: Number(key) - 1 };
  return ACTIONS.get(key.toLowerCase()) ?? null;
}
