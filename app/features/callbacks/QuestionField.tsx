import { Field, Input, Select } from "@zendeskgarden/react-forms";
import type { BriefQuestion } from "#core";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";

/** Values as decision 010 writes them, with what people read. */
function useChoices(question: BriefQuestion): readonly (readonly [value: string, words: string])[] | null {
  const { t, language } = useTranslation();
  const { kind, scale, choices } = question;
  switch (kind) {
    case "score":
      return Array.from({ length: scale.to - scale.from + 1 }, (_, step) => {
        const score = String(scale.to - step);
        return [score, score] as const;
      });
    case "yes_no":
      return [
        ["yes", t("value.yes")],
        ["no", t("value.no")],
      ];
    case "choice":
      return choices.map(({ key, title }) => [key, localized(title, language)] as const);
    case "text":
      return null;
  }
}

/** One question of the call. */
export function QuestionField(props: {
  readonly question: BriefQuestion;
  readonly answer: string;
  readonly onChange: (answer: string) => void;
}) {
  const { language } = useTranslation();
  const { question, answer, onChange } = props;
  const choices = useChoices(question);
  return (
    <Field>
      <Field.Label isRegular>
        {localized(question.title, language)}
        {question.required ? " *" : ""}
      </Field.Label>
      {choices === null ? (
        <Input isCompact value={answer} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <Select isCompact value={answer} onChange={({ target }) => onChange(target.value)}>
          <option value="">–</option>
          {choices.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
