export type FieldOption = { readonly name: string; readonly value: string };

/** A ticket field that must exist; found again by its title. `tagger` is Zendesk's name for a dropdown there. */
export type TicketFieldDefinition = {
  readonly title: string;
  readonly description: string;
  /** None but on a dropdown. */
  readonly options: readonly FieldOption[];
  /** A ticked checkbox's. */
  readonly tag: string | null;
  /** Types of a field the account already has under that title that do as well. */
  readonly alsoTypes?: readonly string[];
} & (
  | { readonly type: "tagger" | "checkbox" | "text" | "textarea" | "date" }
  /** Names a record of that kind. */
  | { readonly type: "lookup"; readonly relationship_target_type: "zen:user" }
);
