import type { Language } from "#core";
import { languageOfLocale } from "../../shared/i18n/language.ts";

/** The language a reply is offered in: the requester's, or the agent's when we do not have the requester's. */
export const replyLanguage = (requesterLocale: string | null, agentLanguage: Language): Language =>
  languageOfLocale(requesterLocale) ?? agentLanguage;
