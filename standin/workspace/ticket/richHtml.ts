import { getSchema } from "@tiptap/core";
import { DOMParser, DOMSerializer, type Node, type Slice } from "@tiptap/pm/model";
import StarterKit from "@tiptap/starter-kit";

/** What the rich editor knows. Whatever else an app or a comment brings along is left out. */
export const RICH_TEXT = [StarterKit.configure({ trailingNode: false, link: { openOnClick: false } })];

const SCHEMA = getSchema(RICH_TEXT);
const NO_BREAK_SPACE = "\u00A0";
const LINES = "p, li, h1, h2, h3, h4, h5, h6";

/**
 * A document as the editor tells it to apps and sends it: spaces that HTML would swallow are no-break spaces, so is the
 * content of an empty line, and a document without anything is the empty text.
 */
export const htmlOf = (written: Node): string => {
  const [only] = written.children;
  if (written.childCount === 1 && only?.isTextblock === true && only.childCount === 0) return "";
  const page = document.createElement("div");
  page.append(richContent(written));
  for (const paragraph of page.querySelectorAll("li > p:first-child"))
    paragraph.replaceWith(...paragraph.childNodes);
  for (const line of page.querySelectorAll(LINES)) keepSpaces(line);
  return page.innerHTML;
};

/** A document as nodes of the page. */
export const richContent = (written: Node): DocumentFragment | HTMLElement =>
  DOMSerializer.fromSchema(written.type.schema).serializeFragment(written.content);

/** HTML as a whole document. */
export const documentOf = (html: string, schema = SCHEMA): Node =>
  DOMParser.fromSchema(schema).parse(bodyOf(html));

/** HTML as something to put into a document. */
export const sliceOf = (html: string, schema = SCHEMA): Slice =>
  DOMParser.fromSchema(schema).parseSlice(bodyOf(html), { preserveWhitespace: true });

const bodyOf = (html: string): HTMLElement => {
  const { body } = new globalThis.DOMParser().parseFromString(html, "text/html");
  for (const line of body.querySelectorAll(LINES))
    if (line.childElementCount === 0 && line.textContent === NO_BREAK_SPACE) line.replaceChildren();
  return body;
};

const keepSpaces = (line: Element): void => {
  if (line.childNodes.length === 0) line.append(NO_BREAK_SPACE);
  const texts = textsIn(line);
  for (const [place, text] of texts.entries()) {
    text.data = text.data.replaceAll("  ", ` ${NO_BREAK_SPACE}`);
    if (place === 0) text.data = text.data.replace(/^ /, NO_BREAK_SPACE);
    if (place === texts.length - 1) text.data = text.data.replace(/ $/, NO_BREAK_SPACE);
  }
};

const textsIn = (line: Element): Text[] => {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node instanceof Text) texts.push(node);
  return texts;
};
