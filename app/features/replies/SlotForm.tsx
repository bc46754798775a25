import { Button } from "@zendeskgarden/react-buttons";
import { Field, Input } from "@zendeskgarden/react-forms";
import { getColor } from "@zendeskgarden/react-theming";
import { type FormEvent, useState } from "react";
import styled from "styled-components";
import { useTranslation } from "../../shared/i18n/Translation.tsx";

const Form = styled.form`
  display: grid;
  gap: ${({ theme }) => theme.space.xs};
  margin-top: ${({ theme }) => theme.space.xs};
  padding: ${({ theme }) => theme.space.xs};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background: ${({ theme }) => getColor({ theme, variable: "background.subtle" })};
`;

const Label = styled(Field.Label)`
  font-size: ${({ theme }) => theme.fontSizes.sm};
`;

/** The gaps of what was inserted last: what is written here goes into the composer. */
export function SlotForm(props: {
  /** Each gap's own words. */
  readonly slots: readonly string[];
  readonly lang: string;
  readonly onFill: (values: { readonly [label: string]: string }) => void;
}) {
  const { t } = useTranslation();
  const { slots, lang, onFill } = props;
  const [values, setValues] = useState<{ readonly [label: string]: string }>({});
  const hasWords = slots.some((slot) => (values[slot] ?? "").trim() !== "");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (hasWords) onFill(values);
  };
  return (
    <Form aria-label={t("replies.slots")} onSubmit={submit}>
      {slots.map((slot) => (
        <Field key={slot}>
          <Label lang={lang}>{slot}</Label>
          <Input
            isCompact
            value={values[slot] ?? ""}
            onChange={({ target }) => setValues({ ...values, [slot]: target.value })}
          />
        </Field>
      ))}
      <Button type="submit" size="small" disabled={!hasWords}>
        {t("replies.fill")}
      </Button>
    </Form>
  );
}
