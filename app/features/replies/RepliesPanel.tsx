import { Field, Input } from "@zendeskgarden/react-forms";
import { getColor } from "@zendeskgarden/react-theming";
import { type KeyboardEvent, useRef, useState } from "react";
import styled from "styled-components";
import type { BriefReply, Language } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Disclosure } from "../../shared/layout/Disclosure.tsx";
import { Panel } from "../../shared/layout/Panel.tsx";
import { InsertionBar } from "./InsertionBar.tsx";
import { LanguageChoice } from "./LanguageChoice.tsx";
import { Macros } from "./Macros.tsx";
import { withFavourite, withUse } from "./ownReplies.ts";
import type { PlaceholderData } from "./placeholderData.ts";
import { ReplyList } from "./ReplyList.tsx";
import { rowAfterKey } from "./rowAfterKey.ts";
import { ShelfChoice } from "./ShelfChoice.tsx";
import { SlotForm } from "./SlotForm.tsx";
import { slotsIn } from "./slots.ts";
import { useComposer } from "./useComposer.ts";
import { type ListedReply, useEveryReply } from "./useEveryReply.ts";
import { type Filler, useFiller } from "./useFiller.ts";
import { useListed } from "./useListed.ts";
import { useOwnReplies } from "./useOwnReplies.ts";

const Remark = styled.output`
  display: block;
  padding: ${({ theme }) => `${theme.space.xs} 0 0`};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

/** The scripted replies: find, look, insert, fill in, take back. */
export function RepliesPanel(props: {
  readonly replies: readonly BriefReply[];
  readonly data: PlaceholderData;
  /** The language to begin with: the requester's where we have it. */
  readonly language: Language;
}) {
  const { t, language: screen } = useTranslation();
  const { zaf, session } = useConnection();
  const filler = useFiller();
  const composer = useComposer(zaf);
  const [own, changeOwn] = useOwnReplies(session.user.id);
  const [all, fetchAll] = useEveryReply(props.replies);
  const [chosenLanguage, setChosenLanguage] = useState<Language | null>(null);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const panel = useRef<HTMLDivElement>(null);

  const language = chosenLanguage ?? props.language;
  const listed = useListed(all, own, { screen, reply: language });
  const { query, shelf, shown } = listed;
  const last = composer.stack.at(-1);
  const slots = last === undefined ? [] : slotsIn(last.text);

  const fillWith = (fill: Filler, reply: BriefReply) => fill(localized(reply.body, language), props.data);

  const insert = async (reply: ListedReply): Promise<void> => {
    if (reply.channel === "call_script") {
      setOpenKey(reply.key);
      return;
    }
    const { key } = reply;
    const filled = await filler.load().then(
      (fill) => fillWith(fill, reply),
      () => null,
    );
    if (filled?.ok !== true) composer.fail(key);
    else if (await composer.insert({ key, text: filled.value.text }))
      changeOwn((before) => withUse(before, key));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    // An Enter that ends an input method's composition chooses a word, not a reply.
    if (event.nativeEvent.isComposing) return;
    const rows = [...(panel.current?.querySelectorAll<HTMLElement>("[data-reply]") ?? [])];
    const from = rows.findIndex((row) => row === event.target);
    const search = panel.current?.querySelector<HTMLInputElement>('input[type="search"]') ?? null;
    const isInSearch = event.target === search;
    if (
      event.key === "z" &&
      (event.ctrlKey || event.metaKey) &&
      !hasOwnUndo(event.target) &&
      last !== undefined
    ) {
      event.preventDefault();
      void composer.undo();
      return;
    }
    if (from === -1 && !isInSearch) return;
    const wanted = shown[Math.max(from, 0)];
    if (event.key === "Enter" && wanted !== undefined) {
      event.preventDefault();
      void insert(wanted);
    } else if (event.key === "Escape" && isInSearch) {
      listed.search("");
    } else {
      const to = rowAfterKey(event.key, from, rows.length);
      if (to === null || to === from) return;
      event.preventDefault();
      (to === -1 ? search : rows[to])?.focus();
    }
  };

  return (
    <Panel
      title={t("replies.label")}
      aside={<LanguageChoice language={language} onChange={setChosenLanguage} />}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only passes keys on among its controls */}
      <div ref={panel} onKeyDown={onKeyDown}>
        <Field>
          <Field.Label hidden>{t("replies.search")}</Field.Label>
          <Input
            isCompact
            type="search"
            placeholder={t("replies.hint")}
            title={t("replies.keys")}
            value={query}
            onFocus={fetchAll}
            onChange={({ target }) => {
              fetchAll();
              listed.search(target.value);
            }}
          />
        </Field>
        <InsertionBar composer={composer} />
        {last === undefined || slots.length === 0 ? null : (
          <SlotForm
            key={`${composer.stack.length} ${last.key}`}
            slots={slots}
            lang={language}
            onFill={(values) => void composer.fill(values)}
          />
        )}
        {query === "" ? (
          <ShelfChoice
            shelf={shelf}
            onChange={(next) => {
              if (next !== "fitting") fetchAll();
              listed.choose(next);
            }}
          />
        ) : null}
        {shown.length === 0 ? (
          <Remark>{query === "" ? t(EMPTY_TEXTS[shelf]) : t("replies.noMatch", { query })}</Remark>
        ) : (
          <ReplyList
            replies={shown}
            hidden={listed.hidden}
            language={language}
            openKey={openKey}
            favourites={own.favourites}
            filled={(reply) => (filler.fill === null ? null : fillWith(filler.fill, reply))}
            onOpen={setOpenKey}
            onFavour={(key) => changeOwn((before) => withFavourite(before, key))}
            onInsert={(reply) => void insert(reply)}
            onMore={listed.showMore}
          />
        )}
        <Disclosure label={t("replies.macros.label")}>
          <Macros query={query} />
        </Disclosure>
      </div>
    </Panel>
  );
}

const EMPTY_TEXTS = {
  fitting: "replies.none",
  favourites: "replies.noFavourites",
  recent: "replies.noRecent",
} as const;

/** A field with words in it takes its own letters back first. */
const hasOwnUndo = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && target.value !== "";
