import { Field, Select } from "@zendeskgarden/react-forms";

type ChoiceProps = {
  label: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  onChange: (value: string) => void;
  disabled?: boolean;
  labelHidden?: boolean;
};

/** A labelled native select. A value that is no option is shown as it is. */
export const Choice = ({
  label,
  value,
  options,
  onChange,
  disabled = false,
  labelHidden = false,
}: ChoiceProps) => {
  const known = options.some(([option]) => option === value);
  return (
    <Field>
      <Field.Label hidden={labelHidden} isRegular>
        {label}
      </Field.Label>
      <Select isCompact value={value} disabled={disabled} onChange={(event) => onChange(event.target.value)}>
        {known ? null : <option value={value}>{value}</option>}
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
};
