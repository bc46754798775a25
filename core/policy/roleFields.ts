import type { PolicyDocument } from "./schema/document.ts";

/** An organization field that names a person: an e-mail address, or a user's id. */
export type RoleField = { readonly key: string; readonly title: string };

/** The organization fields by which roles are filled (A3, B2, D7), each once; facts of the same key are fields already. */
export function roleFieldsOf({
  roles,
  facts,
}: Pick<PolicyDocument, "roles" | "facts">): readonly RoleField[] {
  const fields = roles.flatMap(({ title, resolve }) =>
    resolve.flatMap((way) => (way.by === "organization_field" ? [{ key: way.field, title: title.en }] : [])),
  );
  const others = fields.filter(({ key }) => !facts.some((fact) => fact.key === key));
  return [...new Map(others.toReversed().map((field) => [field.key, field])).values()].toReversed();
}
