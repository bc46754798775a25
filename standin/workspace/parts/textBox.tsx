import { Field, Input, Textarea } from "@zendeskgarden/react-forms";

type TextBoxProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string | undefined;
  rows?: number;
  type?: "text" | "number" | "date" | "url" | "password" | "email";
  placeholder?: string;
  required?: boolean;
  disabled?: boolean;
};

/** A labelled text input; with `rows`, one of several lines. */
export const TextBox = ({
  label,
  value,
  onChange,
  hint,
  rows,
  type = "text",
  placeholder = "",
  required = false,
  disabled = false,
}: TextBoxProps) => {
  const shared = { value, placeholder, required, disabled, isCompact: true } as const;
  return (
    <Field>
      <Field.Label isRegular>{label}</Field.Label>
      {hint === undefined ? null : <Field.Hint>{hint}</Field.Hint>}
      {rows === undefined ? (
        <Input {...shared} type={type} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Textarea
          {...shared}
          minRows={rows}
          maxRows={24}
          isResizable
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
};
