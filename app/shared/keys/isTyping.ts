const TAKE_NO_LETTERS = new Set(["button", "checkbox", "radio", "submit", "reset"]);

/** Whether a key pressed on this element is meant for it: it takes letters. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !TAKE_NO_LETTERS.has(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}
