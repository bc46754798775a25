import { Checkbox, Field } from "@zendeskgarden/react-forms";
import type { Localized } from "#core";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Group } from "./Group.tsx";

/** What belongs to a step, to tick off while speaking; only the step itself is kept. */
export function Checklist({ items }: { readonly items: readonly Localized[] }) {
  const { t, language } = useTranslation();
  if (items.length === 0) return null;
  return (
    <Group aria-label={t("flows.checklist")}>
      {items.map((item) => (
        <Field key={item.en}>
          <Checkbox isCompact>
            <Field.Label isRegular>{localized(item, language)}</Field.Label>
          </Checkbox>
        </Field>
      ))}
    </Group>
  );
}
