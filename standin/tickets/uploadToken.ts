import * as v from "valibot";
import type { Attachment } from "../records/ticket.ts";

/** What an upload's token stands for. */
export type Upload = Omit<Attachment, "id">;

const upload = v.object({ file_name: v.string(), content_type: v.string(), size: v.number() });

/** The token says all that is kept of the upload, so nothing has to be remembered until it is used. */
export const uploadToken = (given: Upload): string =>
  Buffer.from(JSON.stringify(given)).toString("base64url");

/** Undefined: no token of ours. */
export const readUploadToken = (token: string): Upload | undefined => {
  try {
    const read = v.safeParse(upload, JSON.parse(Buffer.from(token, "base64url").toString("utf8")));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
};
