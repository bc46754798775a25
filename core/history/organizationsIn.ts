import { idOf } from "./idOf.ts";
import type { TicketSave } from "./ticketSave.ts";

/** Every organization that these saves took a ticket from or gave it to. */
export const organizationsIn = (saves: readonly TicketSave[]): readonly number[] =>
  saves
    .flatMap(({ changes }) => changes)
    .filter(({ field }) => field === "organization_id")
    .flatMap(({ value, previous }) => [idOf(value) ?? [], idOf(previous) ?? []].flat());
