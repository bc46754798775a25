import { Button } from "@zendeskgarden/react-buttons";
import { useTranslation } from "../i18n/Translation.tsx";
import { TaskRow } from "./TaskForm.tsx";

/** Saves the form, or leaves it. */
export function FormActions(props: {
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  return (
    <TaskRow>
      <Button type="submit" size="small" isPrimary disabled={props.isDisabled ?? false}>
        {props.label}
      </Button>
      <Button size="small" isBasic onClick={props.onCancel}>
        {t("tasks.close")}
      </Button>
    </TaskRow>
  );
}
