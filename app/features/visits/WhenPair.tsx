import { Field, Input } from "@zendeskgarden/react-forms";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { TaskPair } from "../../shared/task/TaskForm.tsx";

type When = { readonly date: string; readonly time: string };

/** Day and, where it is known, time of an appointment, side by side. */
export function WhenPair(props: { readonly when: When; readonly onChange: (when: Partial<When>) => void }) {
  const { t } = useTranslation();
  const { when, onChange } = props;
  return (
    <TaskPair>
      <Field>
        <Field.Label isRegular>{t("visits.form.date")}</Field.Label>
        <Input
          isCompact
          type="date"
          value={when.date}
          onChange={({ target }) => onChange({ date: target.value })}
        />
      </Field>
      <Field>
        <Field.Label isRegular>{t("visits.form.time")}</Field.Label>
        <Input
          isCompact
          type="time"
          value={when.time}
          onChange={({ target }) => onChange({ time: target.value })}
        />
      </Field>
    </TaskPair>
  );
}
