import { NO_CALLBACKS_TAG, noCallbacksTag } from "../task/taskFields.ts";

/** No calls wanted at all, or none of this rule: tags of the organization (decision 010). */
export function isOptedOut(rule: string, tags: readonly string[]): boolean {
  return tags.includes(NO_CALLBACKS_TAG) || tags.includes(noCallbacksTag(rule));
}
