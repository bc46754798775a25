import { Field, Select } from "@zendeskgarden/react-forms";
import { useState } from "react";
import styled from "styled-components";
import { CALLED_PERIODS, type CalledPeriod, PERIOD_TEXTS } from "../../features/not-called/calledPeriod.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { NotCalledList } from "./NotCalledList.tsx";

const WIDEST_PIXELS = 240;

const Choice = styled.div`
  max-width: ${WIDEST_PIXELS}px;
  margin-bottom: ${({ theme }) => theme.space.sm};
`;

/** Whom nobody reached by a callback in a period of the reader's choice (D10). */
export function NotCalledFigures() {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<CalledPeriod>("this_month");
  return (
    <>
      <Choice>
        <Field>
          <Field.Label isRegular>{t("admin.notCalled.when")}</Field.Label>
          <Select
            isCompact
            value={chosen}
            onChange={({ target }) =>
              setChosen(CALLED_PERIODS.find((period) => period === target.value) ?? chosen)
            }
          >
            {CALLED_PERIODS.map((period) => (
              <option key={period} value={period}>
                {t(PERIOD_TEXTS[period])}
              </option>
            ))}
          </Select>
        </Field>
      </Choice>
      <NotCalledList key={chosen} period={chosen} />
    </>
  );
}
