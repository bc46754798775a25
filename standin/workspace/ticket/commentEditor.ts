import type { Editor } from "@tiptap/core";
import type { Store } from "../store.ts";

/** Where the cursor is in a plain editor. */
export type Caret = { readonly start: number; readonly end: number };

/** What is appended by an app: the editor makes of it what it can show. */
export type Appended = { readonly kind: "text" | "html"; readonly content: string };

/** What apps do to what is being written (zendesk-app 2, "comment", "ticket.editor"). Content is HTML in rich editors. */
export type Writing = {
  /** In place of everything. */
  replace(content: string): void;
  /** At the cursor, in place of what is selected. */
  insert(content: string): void;
  append(appended: Appended): void;
};

/** The editor a comment is written in. The form's draft holds what stands in it: HTML of a rich one, else plain text. */
export type CommentEditor = Writing &
  (
    | { readonly kind: "plain"; readonly caret: Store<Caret> }
    | { readonly kind: "rich"; readonly page: Editor }
  );

/** Where an editor leaves what is written. */
export type CommentPage = { readonly text: () => string; readonly write: (text: string) => void };

export type MakeEditor = (page: CommentPage) => CommentEditor;
