/** Begins to fetch the scripts that the page names but holds back (app/build/preloadPlugin.ts), without running them. */
export function fetchWaiting(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="preload"][media]')) {
    link.removeAttribute("media");
  }
}
