import { focusStyles, getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import type { Language } from "#core";
import { APP_LANGUAGES, isLanguage, LANGUAGE_NAMES } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";

const Choice = styled.select`
  max-width: 120px;
  padding: 1px 2px;
  border: 0;
  border-radius: ${({ theme }) => theme.borderRadii.sm};
  background: ${({ theme }) => getColor({ theme, variable: "background.default" })};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.primary" })};
  font: inherit;
  cursor: pointer;
  ${({ theme }) => focusStyles({ theme })}
`;

/** The language that replies are shown and inserted in. */
export function LanguageChoice(props: {
  readonly language: Language;
  readonly onChange: (language: Language) => void;
}) {
  const { t } = useTranslation();
  return (
    <Choice
      aria-label={t("replies.language")}
      value={props.language}
      onChange={({ target }) => {
        if (isLanguage(target.value)) props.onChange(target.value);
      }}
    >
      {APP_LANGUAGES.map((language) => (
        <option key={language} value={language}>
          {LANGUAGE_NAMES[language]}
        </option>
      ))}
    </Choice>
  );
}
