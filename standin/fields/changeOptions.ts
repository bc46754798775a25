import type { Outcome } from "../http/refusal.ts";
import { invalid } from "../http/refusal.ts";
import type { FieldOption, OwnerField, TicketField } from "../records/customField.ts";
import { nextLargeId, type State } from "../state.ts";
import type { OptionInput } from "./fieldInput.ts";
import { tagsOfField } from "./fieldTags.ts";

/** The options after an update: every option is given, one that is not is removed. Values are unique, in the field and as tags of other fields. */
export const changeOptions = (
  state: State,
  siblings: ReadonlyMap<number, TicketField | OwnerField>,
  fieldId: number,
  present: readonly FieldOption[],
  given: readonly OptionInput[],
): Outcome<FieldOption[]> => {
  const values = given.map((option) => option.value);
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined)
    return invalid("base", `${twice} is used by more than one option`, "DuplicateValue");
  for (const sibling of siblings.values()) {
    const shared =
      sibling.id === fieldId ? undefined : tagsOfField(sibling).find((tag) => values.includes(tag));
    if (shared !== undefined)
      return invalid("base", `Tag ${shared} is already used in another field`, "DuplicateValue");
  }
  return {
    ok: true,
    value: given.map((option) => {
      const known = present.find((each) => each.id === option.id || each.value === option.value);
      return {
        id: known?.id ?? nextLargeId(state),
        name: option.name,
        raw_name: option.raw_name ?? option.name,
        value: option.value,
        default: option.default ?? false,
      };
    }),
  };
};
