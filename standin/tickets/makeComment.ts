import type { Comment } from "../records/ticket.ts";
import type { User } from "../records/user.ts";
import { nextLargeId, type State } from "../state.ts";
import type { TicketInput } from "./ticketInput.ts";
import { readUploadToken } from "./uploadToken.ts";

const escapeHtml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** Plain text of an HTML comment: enough for a body, no renderer. */
const plainText = (html: string): string =>
  html
    .replace(/<br\s*\/?>|<\/li>/gi, "\n")
    .replace(/<\/(p|ul|ol|h[1-6]|blockquote|pre)>\s*/gi, "\n\n")
    .replace(/<[^>]+>/g, "")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .trim();

/** A comment from its input; undefined when it has no text. A light agent's comment is never public. */
export const makeComment = (
  state: State,
  author: User,
  given: NonNullable<TicketInput["comments"]>[number] | NonNullable<TicketInput["comment"]> | undefined,
  at: string,
  channel: string,
): Comment | undefined => {
  if (given === undefined) return undefined;
  const html = "html_body" in given ? given.html_body : undefined;
  const body =
    given.body ??
    ("value" in given ? given.value : undefined) ??
    (html === undefined ? undefined : plainText(html));
  if (body === undefined || body === "") return undefined;
  const uploads = "uploads" in given ? (given.uploads ?? []) : [];
  const attachments = uploads.flatMap((token) => {
    const upload = readUploadToken(token);
    return upload === undefined ? [] : [{ id: nextLargeId(state), ...upload }];
  });
  const authorId = ("author_id" in given ? given.author_id : undefined) ?? author.id;
  return {
    id: nextLargeId(state),
    author_id: authorId,
    body,
    html_body: `<div class="zd-comment" dir="auto">${html ?? `<p dir="auto">${escapeHtml(body).replace(/\n/g, "<br>")}</p>`}</div>`,
    public: author.light_agent ? false : (("public" in given ? given.public : undefined) ?? true),
    created_at: ("created_at" in given ? given.created_at : undefined) ?? at,
    channel,
    ...(attachments.length === 0 ? {} : { attachments }),
  };
};
