import { Button } from "@zendeskgarden/react-buttons";
import { Field, Input, Select } from "@zendeskgarden/react-forms";
import { getColor } from "@zendeskgarden/react-theming";
import { type FormEvent, useId, useState } from "react";
import styled from "styled-components";
import type { BriefTier, TierVerdict } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { CONTROL_KEYS } from "../../shared/keys/keyAction.ts";
import { localToday } from "../../shared/time/localToday.ts";
import { type DraftMistake, draftMistake, draftOf } from "./overrideDraft.ts";
import { NO_OVERRIDE, overrideFields } from "./overrideFields.ts";
import { MISTAKE_TEXTS, PROBLEM_TEXTS, WRITTEN_TEXTS } from "./overrideTexts.ts";
import { useOverride } from "./useOverride.ts";

const Form = styled.form`
  display: grid;
  gap: ${({ theme }) => theme.space.xs};
`;

const Actions = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: ${({ theme }) => `${theme.space.xxs} ${theme.space.sm}`};
`;

const Problem = styled.p`
  color: ${({ theme }) => getColor({ theme, variable: "foreground.danger" })};
`;

const Done = styled.output`
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => `0 ${theme.space.sm}`};
`;

/** An admin sets, changes or removes the tier of a customer by hand. */
export function OverrideForm(props: {
  readonly organizationId: number;
  readonly tier: BriefTier;
  /** All tiers of the policy in order. */
  readonly tiers: readonly TierVerdict[];
}) {
  const { t, language } = useTranslation();
  const { session } = useConnection();
  const { organizationId, tier, tiers } = props;
  const [draft, setDraft] = useState(() => draftOf(tier));
  const [mistake, setMistake] = useState<DraftMistake | null>(null);
  const problemId = useId();
  const { step, write, editAgain } = useOverride(organizationId);

  if (step.kind === "written") {
    return (
      <Done>
        {t(WRITTEN_TEXTS[step.what])}
        {step.what === "undone" ? (
          <Button isLink size="small" onClick={editAgain}>
            {t("override.again")}
          </Button>
        ) : (
          <Button
            isLink
            size="small"
            aria-keyshortcuts={CONTROL_KEYS.undo}
            onClick={() => write("undone", step.before)}
          >
            {t("override.undo")}
          </Button>
        )}
      </Done>
    );
  }

  const save = (event: FormEvent): void => {
    event.preventDefault();
    const found = draftMistake(draft, localToday());
    setMistake(found);
    if (found === null) write("set", overrideFields(draft, session.user.id));
  };
  const problem =
    mistake !== null
      ? t(MISTAKE_TEXTS[mistake])
      : step.kind === "failed"
        ? t(PROBLEM_TEXTS[step.problem])
        : null;
  const isWriting = step.kind === "writing";
  return (
    <Form onSubmit={save} noValidate aria-describedby={problemId}>
      <Field>
        <Field.Label isRegular>{t("override.tier")}</Field.Label>
        <Select
          isCompact
          value={draft.tier}
          onChange={({ target }) => setDraft({ ...draft, tier: target.value })}
        >
          {tiers.map((each) => (
            <option key={each.tier} value={each.tier}>
              {localized(each.title, language)}
            </option>
          ))}
        </Select>
      </Field>
      <Field>
        <Field.Label isRegular>{t("override.reason")}</Field.Label>
        <Field.Hint>{t("override.reasonHint")}</Field.Hint>
        <Input
          isCompact
          required
          value={draft.reason}
          {...(mistake === "reason_missing" ? { validation: "error" as const } : {})}
          onChange={({ target }) => setDraft({ ...draft, reason: target.value })}
        />
      </Field>
      <Field>
        <Field.Label isRegular>{t("override.until")}</Field.Label>
        <Input
          isCompact
          type="date"
          value={draft.until ?? ""}
          {...(mistake === "until_past" ? { validation: "error" as const } : {})}
          onChange={({ target }) => setDraft({ ...draft, until: target.value === "" ? null : target.value })}
        />
      </Field>
      <div id={problemId} role="alert">
        {problem === null ? null : <Problem>{problem}</Problem>}
      </div>
      <Actions>
        <Button type="submit" size="small" isPrimary disabled={isWriting}>
          {t(isWriting ? "override.saving" : "override.save")}
        </Button>
        {tier.because.kind === "override" ? (
          <Button size="small" disabled={isWriting} onClick={() => write("removed", NO_OVERRIDE)}>
            {t("override.remove")}
          </Button>
        ) : null}
      </Actions>
    </Form>
  );
}
