import { Hono } from "hono";
import type { StandinEnvironment } from "../http/environment.ts";
import { badRequest, jsonReply } from "../http/reply.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId } from "../state.ts";
import { attachmentView } from "./attachmentView.ts";
import { uploadToken } from "./uploadToken.ts";

/** Files for comments: the token of an upload goes into `comment.uploads`. Source: Zendesk's document, `UploadFiles`. */
export const uploadRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  app.post("/api/v2/uploads", async (context) => {
    const fileName = context.req.query("filename");
    if (fileName === undefined || fileName === "") return badRequest("Parameter filename is required");
    const { byteLength: size } = await context.req.arrayBuffer();
    const content_type = context.req.header("content-type") ?? "application/binary";
    const given = { file_name: fileName, content_type, size };
    const attachment = attachmentView(standin.url, { id: nextLargeId(standin.state), ...given });
    return jsonReply(201, { upload: { token: uploadToken(given), attachment, attachments: [attachment] } });
  });
  return app;
};
