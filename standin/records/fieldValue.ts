/** What a custom field of a ticket, organization or user may hold. Numbers only in number fields; dates are `YYYY-MM-DD`. */
export type FieldValue = null | boolean | number | string | readonly string[];
