import styled from "styled-components";
import type { PassedStep } from "#core";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Disclosure } from "../../shared/layout/Disclosure.tsx";
import { tickText } from "./flowProgress.ts";

const List = styled.ol`
  display: grid;
  gap: 2px;
  padding-inline-start: ${({ theme }) => theme.space.md};
  list-style: decimal;
`;

/** What has been taken of a call, with the answers; closed until somebody asks. */
export function PassedSteps({ passed }: { readonly passed: readonly PassedStep[] }) {
  const { t, language } = useTranslation();
  if (passed.length === 0) return null;
  return (
    <Disclosure label={t("flows.passed", { count: passed.length })}>
      <List>
        {passed.map((one) => (
          <li key={one.step.key}>
            {[localized(one.step.title, language), tickText(one, t, language)].filter(Boolean).join(": ")}
          </li>
        ))}
      </List>
    </Disclosure>
  );
}
