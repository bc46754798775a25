import * as v from "valibot";
import { id, idOrNull, textOrNull } from "./scalars.ts";

/** One save of a ticket in the export of ticket events. Its children are read by `savesInExport`. */
export const exportedTicketEvent = v.object({
  id,
  ticket_id: id,
  created_at: textOrNull,
  /** Epoch seconds. */
  timestamp: v.fallback(v.nullish(v.number(), null), null),
  updater_id: idOrNull,
  child_events: v.fallback(
    v.array(v.looseObject({ event_type: v.fallback(v.nullish(v.string(), "Change"), "Change") })),
    [],
  ),
});
export type ExportedTicketEvent = v.InferOutput<typeof exportedTicketEvent>;
