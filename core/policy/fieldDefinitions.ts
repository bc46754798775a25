import { LANGUAGES, type Language, type Localized } from "../contract/localized.ts";
import { choiceOptionValue } from "./fieldsOf.ts";
import { overrideOptionValue, serviceLevelOptionValue, tierOptionValue } from "./optionValues.ts";
import { reviewFieldOf } from "./reviewField.ts";
import { roleFieldsOf } from "./roleFields.ts";
import type { PolicyDocument } from "./schema/document.ts";
import { taskFieldsOf } from "./taskFieldDefinitions.ts";
import type { FieldOption, TicketFieldDefinition } from "./ticketFieldDefinition.ts";

/** Types as Zendesk's organization fields API names them. */
export type OrganizationFieldType = "dropdown" | "text" | "date" | "integer" | "decimal" | "checkbox";

/** An organization field that must exist; `options` are those of a dropdown, in order. */
export type OrganizationFieldDefinition = {
  readonly key: string;
  readonly title: string;
  readonly type: OrganizationFieldType;
  /** Types of a field the account already has that do as well. */
  readonly alsoTypes: readonly string[];
  readonly description: string;
  readonly options: readonly FieldOption[];
};

}
