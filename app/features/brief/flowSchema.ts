import * as v from "valibot";
import { Localized } from "../../shared/i18n/localizedSchema.ts";

const Titled = { key: v.string(), title: Localized };

const Step = v.object({
  ...Titled,
  question: v.nullable(Localized),
  answers: v.array(v.object({ ...Titled, value: v.string() })),
  record: v.nullable(v.string()),
  replies: v.array(
    v.object({ ...Titled, body: Localized, channel: v.picklist(["public_reply", "call_script"]) }),
  ),
  checklist: v.array(Localized),
  next: v.array(v.object({ answer: v.nullable(v.string()), holds: v.boolean(), to: v.string() })),
  isRequired: v.boolean(),
});

/** The guided calls of a brief. One that cannot be read is left out; the rest of the brief still holds. */
export const Flows = v.pipe(
  v.array(
    v.fallback(
      v.nullable(
        v.object({
          ...Titled,
          clause: v.nullable(v.string()),
          isFitting: v.boolean(),
          isBegun: v.boolean(),
          steps: v.array(Step),
        }),
      ),
      null,
    ),
  ),
  v.transform((flows) => flows.flatMap((flow) => (flow === null ? [] : [flow]))),
);
