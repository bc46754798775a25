/** Less than this may be the way the answer took: a request ends within twelve seconds. */
const NOT_WORTH_MILLISECONDS = 15_000;

/**
 * How far this computer's clock is ahead of the Worker's, from the instant the Worker wrote into its answer and the one
 * (epoch milliseconds) at which it came here: an agent's computer that is minutes off must not show promises as late.
 */
export function clockLead(asOf: string, receivedAt: number): number {
  const lead = receivedAt - Date.parse(asOf);
  return Math.abs(lead) >= NOT_WORTH_MILLISECONDS ? lead : 0;
}
