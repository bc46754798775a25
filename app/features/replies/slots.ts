import { htmlOfText } from "../../shared/composer/htmlOfText.ts";

const SLOT = /\[\[([^[\]\n]+)\]\]/gu;

/** The gaps that a text leaves to the agent, each once, in their order. */
export const slotsIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(SLOT)].flatMap(([, label]) => label ?? [])),
];

/** Words for gaps, by the gap's label. */
export type SlotValues = { readonly [label: string]: string };

/** A draft with its gaps filled; those without words stay. In rich text nothing that is filled in acts as markup. */
export function fillSlots(draft: string, values: SlotValues, isRich: boolean): string {
  const written = (text: string): string => (isRich ? htmlOfText(text) : text);
  return Object.entries(values).reduce((text, [label, value]) => {
    const words = value.trim();
    return words === "" ? text : text.replaceAll(written(`[[${label}]]`), () => written(words));
  }, draft);
}
