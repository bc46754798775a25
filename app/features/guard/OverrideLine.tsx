import { Button } from "@zendeskgarden/react-buttons";
import { Field, Input } from "@zendeskgarden/react-forms";
import { type FormEvent, useState } from "react";
import styled from "styled-components";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { FormActions } from "../../shared/task/FormActions.tsx";
import { TaskForm } from "../../shared/task/TaskForm.tsx";
import type { GuardDesk } from "./guardDesk.ts";

const Line = styled.div`
  margin-top: ${({ theme }) => theme.space.xs};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  overflow-wrap: anywhere;
`;

/** Lets the draft leave as it is, for a reason that the team reads; or says that it may, and takes that back. */
export function OverrideLine(props: {
  readonly isBlocked: boolean;
  /** Given already, for what was found then. */
  readonly reason: string | null;
  readonly desk: GuardDesk;
}) {
  const { t } = useTranslation();
  const { isBlocked, reason, desk } = props;
  const [isOpen, setIsOpen] = useState(false);
  const [draft, setDraft] = useState("");
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (draft.trim() === "") return;
    desk.override(draft.trim());
    setIsOpen(false);
  };
  if (!isBlocked) {
    return (
      <Line>
        <output>{t("guard.allowed", { reason: reason ?? "" })}</output>{" "}
        <Button size="small" isLink onClick={() => desk.override(null)}>
          {t("guard.takeBack")}
        </Button>
      </Line>
    );
  }
  if (!isOpen) {
    return (
      <Line>
        <Button size="small" isLink aria-expanded={false} onClick={() => setIsOpen(true)}>
          {t("guard.anyway")}
        </Button>
      </Line>
    );
  }
  return (
    <Line>
      <TaskForm onSubmit={save}>
        <Field>
          <Field.Label isRegular>{t("guard.reason")}</Field.Label>
          <Input isCompact value={draft} onChange={({ target }) => setDraft(target.value)} />
        </Field>
        <FormActions
          label={t("guard.allow")}
          isDisabled={draft.trim() === ""}
          onCancel={() => setIsOpen(false)}
        />
      </TaskForm>
    </Line>
  );
}
