import { Button } from "@zendeskgarden/react-buttons";
import { Checkbox, Field } from "@zendeskgarden/react-forms";
import { getColor } from "@zendeskgarden/react-theming";
import { useEffect, useRef } from "react";
import styled from "styled-components";
import type { TextKey } from "../i18n/translate.ts";
import { useTranslation } from "../i18n/Translation.tsx";
import { CONTROL_KEYS } from "./keyAction.ts";

const Sheet = styled.section`
  display: grid;
  gap: ${({ theme }) => theme.space.xs};
  margin: ${({ theme }) => `${theme.space.xs} 0`};
  padding: ${({ theme }) => theme.space.sm};
  border: 1px solid ${({ theme }) => getColor({ theme, variable: "border.default" })};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  &:focus { outline: none; }
`;

const Title = styled.h2`
  font-size: ${({ theme }) => theme.fontSizes.md};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
`;

const List = styled.dl`
  display: grid;
  grid-template-columns: auto minmax(0, 1fr);
  gap: ${({ theme }) => `${theme.space.xxs} ${theme.space.sm}`};
  margin: 0;
  & > dd { margin: 0; }
`;

const Key = styled.kbd`
  padding: 0 5px;
  border: 1px solid ${({ theme }) => getColor({ theme, variable: "border.default" })};
  border-radius: ${({ theme }) => theme.borderRadii.sm};
  font-family: inherit;
`;

const ROWS: readonly (readonly [keys: readonly string[], what: TextKey])[] = [
  [["/"], "keys.search"],
  [["j", "k"], "keys.panels"],
  [["1", "9"], "keys.panel"],
  [["f"], "keys.fold"],
  [[CONTROL_KEYS.plan_visit], "keys.visit"],
  [[CONTROL_KEYS.record_call], "keys.call"],
  [[CONTROL_KEYS.undo], "keys.undo"],
  [["?"], "keys.sheet"],
];

/** Which key does what, and the way to switch them off. Takes the focus; Escape closes it. */
export function KeySheet(props: {
  readonly areOn: boolean;
  readonly onChoose: (areOn: boolean) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => sheet.current?.focus(), []);
  return (
    <Sheet
      ref={sheet}
      tabIndex={-1}
      aria-label={t("keys.label")}
      onKeyDown={({ key }) => {
        if (key === "Escape") props.onClose();
      }}
    >
      <Title>{t("keys.label")}</Title>
      <List>
        {ROWS.flatMap(([keys, what]) => [
          <dt key={`${what} keys`}>
            {keys.map((key, index) => (
              <span key={key}>
                {index === 0 ? null : key === "9" ? "–" : " "}
                <Key>{key}</Key>
              </span>
            ))}
          </dt>,
          <dd key={what}>{t(what)}</dd>,
        ])}
      </List>
      <p>{t("keys.where")}</p>
      <Field>
        <Checkbox checked={props.areOn} onChange={({ target }) => props.onChoose(target.checked)}>
          <Field.Label isRegular>{t("keys.on")}</Field.Label>
        </Checkbox>
      </Field>
      <div>
        <Button size="small" onClick={props.onClose}>
          {t("tasks.close")}
        </Button>
      </div>
    </Sheet>
  );
}
