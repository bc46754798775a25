import type { Page } from "playwright-core";

/** What is wider than the sidebar, and words that are cut off by what holds them; each as a sentence. */
export const layoutFaults = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const isSeen = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1;
    };
    const every = [...document.body.querySelectorAll("*")].filter(isSeen);
    const name = (element: Element): string => element.outerHTML.slice(0, 160);
    const wide = every.filter((element) => element.getBoundingClientRect().right > window.innerWidth + 0.5);
    const cut = every.filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      if (element.matches("input, select, textarea, svg, svg *") || element.textContent.trim() === "")
        return false;
      return (
        (overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1) ||
        (overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1)
      );
    });
    return [
      ...wide.map((element) => `too wide: ${name(element)}`),
      ...cut.map((element) => `cut off: ${name(element)}`),
    ];
  });
