/**
 * Largest body we read. Zendesk sends a comment at most three times (text, html, description), each bounded by its own
 * 64 KB limit, so real events stay below; anything larger is not worth the memory, and the sweep sees the ticket anyway.
 */
export const BODY_LIMIT_BYTES = 256 * 1024;

/** The signature's timestamp is the time of the attempt, so a late event still passes (facts zendesk-api 1.2). */
export const SIGNATURE_WINDOW_SECONDS = 300;

/** Zendesk repeats a 503 only when Retry-After is under 60 s (facts zendesk-api 1.4). */
export const RETRY_AFTER_SECONDS = 30;

/** A queue message holds 128 KB; past this the event's state is left out and the ticket is read instead. */
export const MESSAGE_LIMIT_CHARACTERS = 30_000;
