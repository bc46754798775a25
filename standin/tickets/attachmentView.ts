import type { JsonObject } from "../json.ts";
import type { Attachment } from "../records/ticket.ts";

/** A file as REST shows it. The stand-in serves none, so the address answers 404. */
export const attachmentView = (url: string, attachment: Attachment): JsonObject => ({
  url: `${url}/api/v2/attachments/${attachment.id}.json`,
  id: attachment.id,
  file_name: attachment.file_name,
  content_url: `${url}/attachments/token/${attachment.id}/?name=${encodeURIComponent(attachment.file_name)}`,
  content_type: attachment.content_type,
  size: attachment.size,
  inline: false,
  deleted: false,
  thumbnails: [],
});
