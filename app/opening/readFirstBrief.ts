import type { Localized, TierColour } from "#core";
import { BADGE_COLOURS } from "../features/tier/badgeStyle.ts";
import { APP_LANGUAGES } from "../shared/i18n/language.ts";
import { recordOf } from "../zaf/recordOf.ts";

/** The part of a brief that is drawn first. */
export type FirstBrief = {
  readonly tier: { readonly title: Localized; readonly colour: TierColour };
  /** Null: no organization, or one whose name is not known. */
  readonly customerName: string | null;
};

const isColour = (value: unknown): value is TierColour =>
  typeof value === "string" && Object.hasOwn(BADGE_COLOURS, value);

function readTitle(value: unknown): Localized | null {
  const given = recordOf(value);
  const { en } = given;
  if (typeof en !== "string" || en === "") return null;
  const texts = APP_LANGUAGES.map((language) => [language, given[language]] as const);
  return { ...Object.fromEntries(texts.filter(([, text]) => typeof text === "string")), en };
}

/**
 * Reads tier and customer from the Worker's answer without the schema library, which the page does not have yet; the
 * screens read the whole answer. Null: it is no brief.
 */
export function readFirstBrief(answer: unknown): FirstBrief | null {
  const { tier, customer } = recordOf(answer);
  const { title, colour } = recordOf(tier);
  const read = readTitle(title);
  if (read === null) return null;
  const { name } = recordOf(customer);
  return {
    tier: { title: read, colour: isColour(colour) ? colour : "grey" },
    customerName: typeof name === "string" ? name : null,
  };
}
