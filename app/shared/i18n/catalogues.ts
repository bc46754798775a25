import type { Messages } from "@lingui/core";
import en from "virtual:catalogue/en";
import zhCn from "virtual:catalogue/zh-cn";
import zhTw from "virtual:catalogue/zh-tw";
import type { Language } from "#core";

/** All three are in the first load: together about the size of one round trip to fetch another. */
export const CATALOGUES = { en, "zh-CN": zhCn, "zh-TW": zhTw } satisfies Record<Language, Messages>;
