import type { Zaf } from "../../app/zaf/zaf.ts";
import { fakeZaf } from "./fakeZaf.ts";

/** What stands in a composer, and how its editor is. */
export type FakeComposer = {
  text: string;
  type: string;
  isRich: boolean;
  channel: string;
  /** What the editor makes of content that is set; none: it keeps it as it is. */
  tidy: (content: string) => string;
};

/** A composer in memory, its cursor at the end. */
export function fakeComposer(answer?: Parameters<typeof fakeZaf>[0]["answer"]) {
  const composer: FakeComposer = {
    text: "",
    type: "publicReply",
    isRich: false,
    channel: "email",
    tidy: (content) => content,
  };
  const host = fakeZaf(answer === undefined ? {} : { answer });
  const zaf: Zaf = {
    ...host.zaf,
    get: async () => ({
      ok: true,
      value: {
        "comment.text": composer.text,
        "comment.type": composer.type,
        "comment.useRichText": composer.isRich,
        "ticket.editor.targetChannel": { name: composer.channel },
      },
    }),
    set: async (_path, value) => {
      composer.text = composer.tidy(String(value));
      return { ok: true, value: null };
    },
    invoke: async (action, ...args) => {
      if (action === "ticket.editor.insert") composer.text += String(args[0]);
      return host.zaf.invoke(action, ...args);
    },
  };
  return { composer, zaf, invoked: host.invoked, requests: host.requests };
}
