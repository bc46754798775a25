const KEY = "tierwise.agent";

/**
 * The agent who used the app last in this browser: the first request can ask for that one's calls before Zendesk has
 * said who is looking. Null: nobody, or the browser keeps nothing for frames.
 */
export function rememberedAgent(): number | null {
  try {
    const id = Number(localStorage.getItem(KEY));
    return Number.isSafeInteger(id) && id > 0 ? id : null;
  } catch {
    return null;
  }
}

export function rememberAgent(id: number): void {
  try {
    localStorage.setItem(KEY, String(id));
  } catch {
    // Then the calls come with a second request.
  }
}
