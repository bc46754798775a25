import * as v from "valibot";

/** A text of the policy in the languages it is given in. */
export const Localized = v.object({
  en: v.string(),
  "zh-CN": v.exactOptional(v.string()),
  "zh-TW": v.exactOptional(v.string()),
});
