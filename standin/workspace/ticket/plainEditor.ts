import { createStore } from "../store.ts";
import { plainFromHtml } from "../zaf/plainFromHtml.ts";
import type { Caret, MakeEditor } from "./commentEditor.ts";

/** A text box. HTML from apps becomes text (zendesk-app 2, "Editor"). */
export const plainEditor: MakeEditor = ({ text, write }) => {
  const caret = createStore<Caret>({ start: 0, end: 0 });
  return {
    kind: "plain",
    caret,
    replace: (content) => write(plainFromHtml(content)),
    insert: (content) => {
      const added = plainFromHtml(content);
      const present = text();
      const start = Math.min(caret.get().start, present.length);
      const end = Math.min(Math.max(start, caret.get().end), present.length);
      write(present.slice(0, start) + added + present.slice(end));
      caret.set({ start: start + added.length, end: start + added.length });
    },
    append: ({ kind, content }) => {
      const whole = text() + (kind === "html" ? plainFromHtml(content) : content);
      write(whole);
      caret.set({ start: whole.length, end: whole.length });
    },
  };
};
