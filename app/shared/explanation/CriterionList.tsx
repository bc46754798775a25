import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import type { ConditionVerdict } from "#core";
import type { TextKey } from "../i18n/translate.ts";
import { useTranslation } from "../i18n/Translation.tsx";
import { ForReaders } from "../layout/ForReaders.tsx";
import { Glyph, type GlyphName } from "../layout/Glyph.tsx";
import type { CriterionText } from "./conditionText.ts";

type Held = ConditionVerdict["held"];

const GLYPHS = { yes: "check", no: "cross", unknown: "question" } as const satisfies Record<Held, GlyphName>;

const HELD_TEXTS = {
  yes: "condition.yes",
  no: "condition.no",
  unknown: "condition.unknown",
} as const satisfies Record<Held, TextKey>;

const COLOURS = {
  yes: "foreground.success",
  no: "foreground.subtle",
  unknown: "foreground.warning",
} as const satisfies Record<Held, string>;

const Item = styled.li<{ $held: Held }>`
  display: flex;
  gap: ${({ theme }) => theme.space.xs};
  padding: 3px 0;
  > svg { margin-top: 3px; color: ${({ theme, $held }) => getColor({ theme, variable: COLOURS[$held] })}; }
`;

const Detail = styled.span`
  display: block;
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

const Found = styled.span`
  font-variant-numeric: tabular-nums;
`;

/** Criteria one below the other, each with its sign: met, not met, unknown. */
export function CriterionList(props: { readonly criteria: readonly CriterionText[] }) {
  const { t } = useTranslation();
  return (
    <ul>
      {props.criteria.map((criterion) => (
        <Item key={`${criterion.name} ${criterion.wanted}`} $held={criterion.held}>
          <Glyph name={GLYPHS[criterion.held]} size={12} />
          <span>
            <ForReaders>{t(HELD_TEXTS[criterion.held])}: </ForReaders>
            {criterion.name}
            <Detail>
              {criterion.wanted} · <Found>{criterion.found}</Found>
            </Detail>
          </span>
        </Item>
      ))}
    </ul>
  );
}
