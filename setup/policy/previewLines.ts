import type { CustomerMove, PolicyPreview } from "#core";

/** A preview in words, the counts first. @param written an id as the person wrote it. */
export function previewLines(
  { counts, moves, levels, promises }: PolicyPreview,
  written: (id: number) => number | string = (id) => id,
): readonly string[] {
  const moved = counts.movesUp + counts.movesDown;
  return [
    `${moved} of ${counts.customers} customers move: ${counts.movesUp} up, ${counts.movesDown} down; ${counts.announced} more are announced`,
    `${counts.levels} of ${counts.tickets} open tickets change their service level; ${counts.promises} keep it with another promise`,
    ...moves.map((move) => `customer ${written(move.id)}${named(move)}: ${moveText(move)}`),
    ...levels.map(({ ticketId, from, to }) => `ticket ${ticketId}: ${from} -> ${to}`),
    ...promises.map(
      ({ ticketId, level, from, to }) =>
        `ticket ${ticketId}: ${level}: ${from ?? "nothing"} -> ${from === to ? `${to}, changed` : (to ?? "nothing")}`,
    ),
  ];
}

const named = ({ name }: CustomerMove): string => (name === null ? "" : ` ${JSON.stringify(name)}`);

const moveText = ({ from, to, at }: CustomerMove): string =>
  at === null ? `${from} -> ${to}` : `${from} -> ${to} on ${at.slice(0, 10)}`;
