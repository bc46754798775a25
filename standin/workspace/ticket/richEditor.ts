import { Editor } from "@tiptap/core";
import { Selection } from "@tiptap/pm/state";
import type { MakeEditor } from "./commentEditor.ts";
import { documentOf, htmlOf, RICH_TEXT, sliceOf } from "./richHtml.ts";

/** Zendesk's editor of formatted text. What apps put in passes its schema, as Zendesk's passes a sanitizer. */
export const richEditor: MakeEditor = ({ write }) => {
  const page = new Editor({
    element: null,
    extensions: RICH_TEXT,
    onUpdate: ({ editor }) => write(htmlOf(editor.state.doc)),
  });
  return {
    kind: "rich",
    page,
    replace: (html) => {
      const { tr, doc, schema } = page.state;
      page.view.dispatch(tr.replaceWith(0, doc.content.size, documentOf(html, schema).content));
    },
    insert: (html) => {
      const { tr, schema } = page.state;
      page.view.dispatch(tr.replaceSelection(sliceOf(html, schema)));
    },
    append: ({ kind, content }) => {
      const { tr, doc, schema } = page.state;
      const end = Selection.atEnd(doc);
      const added = kind === "html" ? sliceOf(content, schema) : sliceOf(asHtml(content), schema);
      page.view.dispatch(tr.setSelection(end).replaceSelection(added));
    },
  };
};

const asHtml = (text: string): string => {
  const holder = document.createElement("p");
  holder.append(
    ...text
      .split("\n")
      .flatMap((line, place) => (place === 0 ? [line] : [document.createElement("br"), line])),
  );
  return holder.outerHTML;
};
