import { CONTROL_KEYS, type KeyAction } from "./keyAction.ts";

const TITLES = "button[data-panel-title]";
const FIELDS = 'input[type="search"]';

const all = (within: Element, selector: string): readonly HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(selector),
];

const sectionOf = (element: Element | null): Element | null => element?.closest("section") ?? null;

/** What is in a closed panel cannot be reached: the panel opens first. */
function show(element: HTMLElement): void {
  const title = sectionOf(element)?.querySelector<HTMLElement>(`${TITLES}[aria-expanded="false"]`);
  title?.click();
}

/** The panel that holds the focus, by its place; -1: none. */
function focused(titles: readonly HTMLElement[]): number {
  const section = sectionOf(document.activeElement);
  return section === null ? -1 : titles.findIndex((title) => sectionOf(title) === section);
}

function press(sidebar: Element, key: string): boolean {
  const controls = all(sidebar, `[aria-keyshortcuts="${key}"]:not(:disabled)`);
  const here = sectionOf(document.activeElement);
  // The panel the agent is in goes first; else the first from the top.
  const control = controls.find((each) => here !== null && sectionOf(each) === here) ?? controls[0];
  if (control === undefined) return false;
  show(control);
  control.focus();
  control.click();
  return true;
}

function search(sidebar: Element): boolean {
  const field = sidebar.querySelector<HTMLInputElement>(FIELDS);
  if (field === null) return false;
  show(field);
  // A panel that was closed is drawn open a moment later.
  requestAnimationFrame(() => {
    field.focus();
    field.select();
  });
  return true;
}

function goTo(title: HTMLElement | undefined): boolean {
  title?.focus();
  return title !== undefined;
}

/** Does in the page what a key asks for, as a click there would. @returns whether there was anything to do */
export function performKey(sidebar: Element, action: Exclude<KeyAction, { readonly kind: "help" }>): boolean {
  const titles = all(sidebar, TITLES);
  const at = focused(titles);
  switch (action.kind) {
    case "search":
      return search(sidebar);
    case "panel":
      return goTo(titles[action.index]);
    case "next_panel":
      return goTo(titles[Math.min(at + 1, titles.length - 1)]);
    case "previous_panel":
      return goTo(titles[Math.max(at - 1, 0)]);
    case "fold":
      titles[at]?.focus();
      titles[at]?.click();
      return at !== -1;
    case "plan_visit":
    case "record_call":
    case "undo":
      return press(sidebar, CONTROL_KEYS[action.kind]);
  }
}
