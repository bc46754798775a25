import { Textarea } from "@zendeskgarden/react-forms";
import { useEffect, useRef } from "react";
import { useStore } from "../store.ts";
import type { CommentEditor } from "./commentEditor.ts";
import type { TicketForm } from "./ticketForm.ts";

type PlainTextProps = {
  form: TicketForm;
  editor: Extract<CommentEditor, { kind: "plain" }>;
  label: string;
  disabled: boolean;
};

/** The box of a plain editor. */
export const PlainText = ({ form, editor, label, disabled }: PlainTextProps) => {
  const { comment } = useStore(form.draft);
  const caret = useStore(editor.caret);
  const area = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    const element = area.current;
    if (element !== null && (element.selectionStart !== caret.start || element.selectionEnd !== caret.end))
      element.setSelectionRange(caret.start, caret.end);
  }, [caret]);

  useEffect(() => {
    // Follows every way a cursor moves; while the focus is elsewhere (in an app) the last place stands.
    const noteCaret = (): void => {
      const element = area.current;
      if (element !== null && document.activeElement === element)
        editor.caret.set({ start: element.selectionStart, end: element.selectionEnd });
    };
    document.addEventListener("selectionchange", noteCaret);
    return () => document.removeEventListener("selectionchange", noteCaret);
  }, [editor]);

  return (
    <Textarea
      ref={area}
      aria-label={label}
      minRows={5}
      maxRows={20}
      isResizable
      value={comment.text}
      disabled={disabled}
      onChange={({ target }) => {
        form.change({ comment: { ...comment, text: target.value } });
        editor.caret.set({ start: target.selectionStart, end: target.selectionEnd });
      }}
    />
  );
};
