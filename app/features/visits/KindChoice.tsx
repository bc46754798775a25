import { Field, Select } from "@zendeskgarden/react-forms";
import type { BriefVisitsMore } from "#core";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";

/** The policy's kinds of visit; nothing where it names none. */
export function KindChoice(props: {
  readonly kinds: BriefVisitsMore["kinds"];
  readonly kind: string | null;
  readonly onChange: (kind: string) => void;
}) {
  const { t, language } = useTranslation();
  if (props.kinds.length === 0) return null;
  return (
    <Field>
      <Field.Label isRegular>{t("visits.form.kind")}</Field.Label>
      <Select isCompact value={props.kind ?? ""} onChange={({ target }) => props.onChange(target.value)}>
        {props.kinds.map(({ key, title }) => (
          <option key={key} value={key}>
            {localized(title, language)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
