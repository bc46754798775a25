import type { Editor } from "@tiptap/core";
import { Button } from "@zendeskgarden/react-buttons";
import { getColor } from "@zendeskgarden/react-theming";
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import styled from "styled-components";
import { Stack } from "../parts/layout.tsx";
import { useTexts } from "../session/texts.ts";

const Tools = styled.fieldset`
  display: flex;
  gap: 8px;
  legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
`;

const Page = styled.div`
  .ProseMirror {
    min-height: 120px;
    max-height: 400px;
    overflow: auto;
    padding: 8px 12px;
    border-radius: 4px;
    border: 1px solid ${({ theme }) => getColor({ theme, variable: "border.emphasis" })};
    background: ${({ theme }) => getColor({ theme, variable: "background.default" })};
    overflow-wrap: anywhere;
  }
  .ProseMirror:focus-visible {
    outline: 2px solid ${({ theme }) => getColor({ theme, variable: "border.primaryEmphasis" })};
  }
  .ProseMirror[contenteditable="false"] {
    color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
    background: ${({ theme }) => getColor({ theme, variable: "background.disabled" })};
  }
`;

/** Garden's reset takes the marks of lists and the space between paragraphs away. */
export const RichLook = styled.div`
  p + p, p + ul, p + ol, ul + p, ol + p { margin-top: 8px; }
  ul { list-style: disc inside; }
  ol { list-style: decimal inside; }
  li > p { display: inline; }
  strong { font-weight: 600; }
  em { font-style: italic; }
`;

/** The tools in their order: what it is for the page's state, its sign, and what it does. */
const TOOLS = [
  { name: "bold", sign: "B", use: (page: Editor) => page.chain().focus().toggleBold().run() },
  { name: "italic", sign: "I", use: (page: Editor) => page.chain().focus().toggleItalic().run() },
  { name: "bulletList", sign: "•", use: (page: Editor) => page.chain().focus().toggleBulletList().run() },
  { name: "orderedList", sign: "#", use: (page: Editor) => page.chain().focus().toggleOrderedList().run() },
] as const;

type RichTextProps = { page: Editor; label: string; disabled: boolean };

/** The page of a rich editor, with its tools. */
export const RichText = ({ page, label, disabled }: RichTextProps) => {
  const t = useTexts();
  const place = useRef<HTMLDivElement>(null);
  const subscribe = useCallback(
    (changed: () => void) => {
      page.on("transaction", changed);
      return () => page.off("transaction", changed);
    },
    [page],
  );
  const active = useSyncExternalStore(subscribe, () =>
    TOOLS.filter(({ name }) => page.isActive(name))
      .map(({ name }) => name)
      .join(" "),
  );

  useEffect(() => {
    if (place.current !== null) page.mount(place.current);
    return () => page.unmount();
  }, [page]);

  useEffect(() => {
    page.setOptions({
      editable: !disabled,
      editorProps: { attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label } },
    });
  }, [page, disabled, label]);

  return (
    <Stack>
      <Tools>
        <legend>{t("formatting")}</legend>
        {TOOLS.map(({ name, sign, use }) => (
          <Button
            key={name}
            size="small"
            isBasic
            disabled={disabled}
            aria-label={t(name)}
            aria-pressed={active.split(" ").includes(name)}
            onClick={() => use(page)}
          >
            {sign}
          </Button>
        ))}
      </Tools>
      <Page>
        <RichLook ref={place} />
      </Page>
    </Stack>
  );
};
