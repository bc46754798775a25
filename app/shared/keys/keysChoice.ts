const NAME = "tierwise.keys";

/** Whether single keys do anything: who steers by voice, or types by mistake, can switch them off (WCAG 2.1.4). */
export function areKeysOn(): boolean {
  try {
    return localStorage.getItem(NAME) !== "off";
  } catch {
    return true;
  }
}

/** Remembers the choice in this browser, as far as it lets frames remember. */
export function chooseKeys(areOn: boolean): void {
  try {
    localStorage.setItem(NAME, areOn ? "on" : "off");
  } catch {
    // Then the choice holds for this ticket.
  }
}
