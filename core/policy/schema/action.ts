import * as v from "valibot";
import { localized } from "./localized.ts";
import { BETWEEN_NAMES, key, maybe, oneOf, section, text } from "./section.ts";

export const priority = oneOf(["low", "normal", "high", "urgent"]);

const kinds = [
  section({ do: v.literal("internal_note"), text: localized }),
  section({ do: v.literal("tag"), tag: key }),
  section({ do: v.literal("priority"), priority }),
  section({ do: v.literal("group"), group: text }),
  section({ do: v.literal("assign"), role: key }),
  section({ do: v.literal("notify"), role: key, text: maybe(localized) }),
  section({ do: v.literal("offer_reply"), reply: key }),
  section({ do: v.literal("reopen") }),
] as const;

/** What is done on a warning, a breach, a step or an outcome. */
export const action = v.variant(
  "do",
  kinds,
  kinds.map((kind) => kind.entries.do.literal).join(BETWEEN_NAMES),
);
