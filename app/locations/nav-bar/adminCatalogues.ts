import type { Messages } from "@lingui/core";
import en from "virtual:catalogue/en/admin";
import zhCn from "virtual:catalogue/zh-cn/admin";
import zhTw from "virtual:catalogue/zh-tw/admin";
import type { Language } from "#core";

/** The texts of the app's own page. */
export const ADMIN_CATALOGUES = {
  en,
  "zh-CN": zhCn,
  "zh-TW": zhTw,
} satisfies Record<Language, Messages>;
