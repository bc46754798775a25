/** What a failed `fetch` says; Node puts the useful half ("connect ECONNREFUSED …") into `cause`. */
export function describeCause(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? `${cause.message}: ${cause.cause.message}` : cause.message;
}
