import { Field, Input } from "@zendeskgarden/react-forms";

/** One line of text in a task's form. */
export function LineField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Field>
      <Field.Label isRegular>{props.label}</Field.Label>
      <Input isCompact value={props.value} onChange={({ target }) => props.onChange(target.value)} />
    </Field>
  );
}
