import type { PolicyPreview } from "../contract/policyPreview.ts";

/** A preview of nothing: where adding pages begins. */
export const NO_PREVIEW: PolicyPreview = {
  counts: { customers: 0, movesUp: 0, movesDown: 0, announced: 0, tickets: 0, levels: 0, promises: 0 },
  moves: [],
  levels: [],
  promises: [],
};

/** Two pages of one preview as one. */
export function addPreviews(one: PolicyPreview, other: PolicyPreview): PolicyPreview {
  const [a, b] = [one.counts, other.counts];
  return {
    counts: {
      customers: a.customers + b.customers,
      movesUp: a.movesUp + b.movesUp,
      movesDown: a.movesDown + b.movesDown,
      announced: a.announced + b.announced,
      tickets: a.tickets + b.tickets,
      levels: a.levels + b.levels,
      promises: a.promises + b.promises,
    },
    moves: [...one.moves, ...other.moves],
    levels: [...one.levels, ...other.levels],
    promises: [...one.promises, ...other.promises],
  };
}
