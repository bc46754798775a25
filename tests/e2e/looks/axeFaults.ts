import axe, { type RunOptions } from "axe-core";
import type { Frame, Page } from "playwright-core";

/** The page's first heading is Zendesk's: the app is a frame in it. */
const ALL: RunOptions = {
  iframes: false,
  rules: { "page-has-heading-one": { enabled: false } },
  resultTypes: ["violations"],
};
/** The rules that another colour scheme can break. */
const COLOURS: RunOptions = {
  runOnly: ["color-contrast", "link-in-text-block"],
  resultTypes: ["violations"],
};

/**
 * What axe finds wrong on a page without the frames in it, or in one frame, each as a sentence. Axe's own builder for Playwright reads axe into every
 * frame and into a blank page that adds up their results, which takes four times as long.
 */
export async function axeFaults(page: Page | Frame): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return run(page, ALL);
}

/** What axe finds wrong in the page's colours, where `axeFaults` has looked before. */
export const colourFaults = (page: Page): Promise<readonly string[]> => run(page, COLOURS);

const run = (page: Page | Frame, options: RunOptions): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ": " + (nodes[0]?.html ?? "")))`,
  );
