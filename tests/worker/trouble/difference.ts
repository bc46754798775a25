import type { Standing } from "./standing.ts";
import type { Step } from "./step.ts";

const SHOWN = 40;

/**
 * Where two runs of one history ended differently, and the smallest piece of the history that is about it: all that was
 * done to the tickets and customers named in the lines. Empty when they ended the same.
 */
export function difference(
  seed: number,
  history: readonly Step[],
  clean: Standing,
  troubled: Standing,
): string {
  const [before, after] = [counted(clean), counted(troubled)];
  const lines = [
    ...[...before].filter((line) => !after.has(line)).map((line) => `- ${line}`),
    ...[...after].filter((line) => !before.has(line)).map((line) => `+ ${line}`),
  ].toSorted((one, other) => (one.slice(2) < other.slice(2) ? -1 : 1));
  if (lines.length === 0) return "";
  const shown = lines.slice(0, SHOWN);
  const names = new Set(shown.flatMap((line) => line.match(/(?:request|visit|customer) \d+/g) ?? []));
  const steps = history.filter(
    ({ name, act }) => names.has(name) || ("target" in act && names.has(act.target)),
  );
  return [
    `seed ${seed}: ${lines.length} lines differ (- clean, + troubled); alone with TROUBLE_SEEDS=${seed} npm run trouble:more`,
    ...shown,
    "what was done to those named there:",
    ...steps.map(({ slot, name, act }) => `  slot ${slot} ${name} ${JSON.stringify(act)}`),
  ].join("\n");
}

/** Equal lines stay apart: made twice is not made once. */
function counted(lines: readonly string[]): ReadonlySet<string> {
  const uses = new Map<string, number>();
  return new Set(
    lines.map((line) => {
      const use = (uses.get(line) ?? 0) + 1;
      uses.set(line, use);
      return use === 1 ? line : `${line} (no. ${use})`;
    }),
  );
}
