/** Zendesk's events for a page that comes into sight again. */
export const BACK_HERE = ["app.activated", "pane.activated"];
