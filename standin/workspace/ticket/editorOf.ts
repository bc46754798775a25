import type { WorkspaceSession } from "../api/workspaceSession.ts";
import type { MakeEditor } from "./commentEditor.ts";
import { plainEditor } from "./plainEditor.ts";
import { richEditor } from "./richEditor.ts";

/** The editor that the account's agents write in; messages are plain text (zendesk-app 2, "Editor"). */
export const editorOf = ({ account }: WorkspaceSession, isMessaging: boolean): MakeEditor =>
  account.rich_text_comments && !isMessaging ? richEditor : plainEditor;
