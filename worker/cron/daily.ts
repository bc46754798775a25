import { weeklyReports } from "../reports/weeklyReports.ts";
import type { Shell } from "../shell.ts";
import { retention } from "./retention.ts";

/** Once a day: lets go of what was kept long enough; on the first day of a week, its reports. */
export async function daily(shell: Shell): Promise<void> {
  await retention(shell);
  await weeklyReports(shell);
}
