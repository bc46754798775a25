import { Button } from "@zendeskgarden/react-buttons";
import { Field, Input } from "@zendeskgarden/react-forms";
import { getColor } from "@zendeskgarden/react-theming";
import { type KeyboardEvent, useRef, useState } from "react";
import styled from "styled-components";
import type { BriefReply, Language } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { ForReaders } from "../../shared/layout/ForReaders.tsx";
import { Panel } from "../../shared/layout/Panel.tsx";
import { type InsertOutcome, insertReply } from "./insertReply.ts";
import { LanguageChoice } from "./LanguageChoice.tsx";
import { OUTCOME_TEXTS } from "./outcomeText.ts";
import type { PlaceholderData } from "./placeholderData.ts";
import { ReplyItem } from "./ReplyItem.tsx";
import { rowAfterKey } from "./rowAfterKey.ts";
import { searchReplies } from "./searchReplies.ts";
import { type Filler, useFiller } from "./useFiller.ts";

/** More at once would push the list out of sight at 320 px; search and one click show the rest. */
const ROWS_AT_FIRST = 5;

const Remark = styled.output`
  display: block;
  padding: ${({ theme }) => `${theme.space.xs} 0 0`};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

const More = styled(Button)`
  margin-left: -12px;
`;

type Insertion = { readonly key: string; readonly outcome: InsertOutcome };

const List = styled.ul`
  margin: ${({ theme }) => `${theme.space.xs} -4px 0`};
`;

/** The scripted replies that fit the ticket: find, look, insert. */
export function RepliesPanel(props: {
  readonly replies: readonly BriefReply[];
  readonly data: PlaceholderData;
  /** The language to begin with: the requester's where we have it. */
  readonly language: Language;
}) {
  const { t } = useTranslation();
  const { zaf } = useConnection();
  const filler = useFiller();
  const [query, setQuery] = useState("");
  const [chosenLanguage, setChosenLanguage] = useState<Language | null>(null);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const [inserted, setInserted] = useState<Insertion | null>(null);
  const panel = useRef<HTMLDivElement>(null);

  const language = chosenLanguage ?? props.language;
  const found = searchReplies(props.replies, query, language);
  const shown = showsAll || query !== "" ? found : found.slice(0, ROWS_AT_FIRST);
  const hidden = found.length - shown.length;

  const fillWith = (fill: Filler, reply: BriefReply) => fill(localized(reply.body, language), props.data);

  const insert = async (reply: BriefReply): Promise<void> => {
    setInserted(null);
    const filled = await filler.load().then(
      (fill) => fillWith(fill, reply),
      () => null,
    );
    const outcome = filled?.ok === true ? await insertReply(zaf, filled.value.text) : "failed";
    setInserted({ key: reply.key, outcome });
  };

  const moveByKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const rows = [...(panel.current?.querySelectorAll<HTMLElement>("[data-reply]") ?? [])];
    const from = rows.findIndex((row) => row === event.target);
    const search = panel.current?.querySelector("input");
    if (from === -1 && event.target !== search) return;
    const to = rowAfterKey(event.key, from, rows.length);
    if (to === null || to === from) return;
    event.preventDefault();
    (to === -1 ? search : rows[to])?.focus();
  };

  const searchByKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    const first = found[0];
    // An Enter that ends an input method's composition chooses a word, not a reply.
    if (event.key === "Enter" && !event.nativeEvent.isComposing && first !== undefined) {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) void insert(first);
      else setOpenKey(first.key);
    }
    if (event.key === "Escape") setQuery("");
  };

  return (
    <Panel
      title={t("replies.label")}
      aside={<LanguageChoice language={language} onChange={setChosenLanguage} />}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only moves the focus among its controls */}
      <div ref={panel} onKeyDown={moveByKey}>
        <Field>
          <Field.Label hidden>{t("replies.search")}</Field.Label>
          <Input
            isCompact
            type="search"
            placeholder={t("replies.hint")}
            title={t("replies.keys")}
            value={query}
            onChange={({ target }) => setQuery(target.value)}
            onKeyDown={searchByKey}
          />
        </Field>
        {found.length === 0 ? (
          <Remark>{query === "" ? t("replies.none") : t("replies.noMatch", { query })}</Remark>
        ) : (
          <List aria-label={t("replies.list")}>
            {shown.map((reply) => (
              <ReplyItem
                key={reply.key}
                reply={reply}
                language={language}
                isOpen={openKey === reply.key}
                filled={filler.fill === null ? null : fillWith(filler.fill, reply)}
                outcome={inserted?.key === reply.key ? inserted.outcome : null}
                onToggle={() => setOpenKey(openKey === reply.key ? null : reply.key)}
                onInsert={() => void insert(reply)}
              />
            ))}
          </List>
        )}
        {hidden === 0 ? null : (
          <More size="small" isBasic onClick={() => setShowsAll(true)}>
            {t("replies.more", { count: hidden })}
          </More>
        )}
        <ForReaders as="output">{inserted === null ? "" : t(OUTCOME_TEXTS[inserted.outcome])}</ForReaders>
      </div>
    </Panel>
  );
}
