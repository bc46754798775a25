/** Where a command writes, and the clock it may read. */
export type PolicyShell = {
  readonly out: (line: string) => void;
  readonly problem: (line: string) => void;
  /** ISO 8601, UTC. */
  readonly now: () => string;
};

/** 0: done · 1: an input can't be read, or the policy has problems · 2: not a command we have. */
export type ExitCode = 0 | 1 | 2;
