import type { WorkspaceSession } from "../api/workspaceSession.ts";
import type { MakeEditor } from "./commentEditor.ts";
import { plainEditor } from "./plainEditor.ts";
import { richEditor } from "./richEditor.ts";

/** The editor that the account's agents write in. */
export const editorOf = ({ account }: WorkspaceSession): MakeEditor =>
  account.rich_text_comments ? richEditor : plainEditor;
