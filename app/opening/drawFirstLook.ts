import { badgeStyle } from "../features/tier/badgeStyle.ts";
import { CUSTOMER_HEAD_STYLE } from "../features/tier/customerHeadStyle.ts";
import { languageOfLocale, localized } from "../shared/i18n/language.ts";
import { colorSchemeOfAddress } from "../shared/theme/colorScheme.ts";
import { pageStyle } from "../shared/theme/pageStyle.ts";
import type { FirstLook } from "./firstLook.ts";

function element(name: string, style: string, ...content: readonly (string | Node)[]): HTMLElement {
  const made = document.createElement(name);
  made.style.cssText = style;
  made.append(...content);
  return made;
}

/** Puts badge and customer's name where the screen will put them; the screen then takes their place. */
export function drawFirstLook(root: HTMLElement, { session, brief }: FirstLook, search: string): void {
  const language = languageOfLocale(session.user.locale) ?? "en";
  const scheme = session.colorScheme ?? colorSchemeOfAddress(search);
  document.documentElement.lang = language;
  document.documentElement.style.colorScheme = scheme;
  document.body.style.cssText = pageStyle(scheme);
  const { tier, customerName } = brief;
  const { head, words, name } = CUSTOMER_HEAD_STYLE;
  const badge = element("strong", badgeStyle(tier.colour, scheme), localized(tier.title, language));
  const customer = element("div", words, element("div", name, customerName ?? ""));
  const main = element("main", "padding: 12px;", element("div", head, badge, customer));
  main.setAttribute("aria-label", "Tierwise");
  root.replaceChildren(main);
}

/**
 * Resolves once the browser has shown what was drawn: what follows takes its thread. The first callback comes before the
 * picture is made, the second once it is on its way to the screen.
 */
export const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0))));
