import type { Sound } from "./replyIndex.ts";

/** How Chinese sounds: a large table, so it comes only where somebody reads Chinese. */
export async function loadSound(): Promise<Sound> {
  const { pinyin } = await import("pinyin-pro");
  return (text) =>
    pinyin(text, { toneType: "none", type: "array", v: true, nonZh: "consecutive" }).map((one) =>
      one.toLowerCase(),
    );
}
