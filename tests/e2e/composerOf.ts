import type { Locator, Page } from "playwright-core";

/** Where the agent writes on a ticket's page. */
export const composerOf = (page: Page): Locator => page.getByRole("textbox", { name: "Your comment" });

/** What a reader sees of what is written; "" where nothing is. */
export const writtenIn = async (page: Page): Promise<string> =>
  (await composerOf(page).innerText()).replaceAll("\u00A0", " ").trim();
