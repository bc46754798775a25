import * as v from "valibot";
import type { Language } from "#core";
import type { Translate } from "../../shared/i18n/translate.ts";
import { writeZendesk } from "../../zaf/writeZendesk.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import { findingTitle } from "./findingText.ts";
import type { OverrideNote } from "./guardDesk.ts";

/**
 * Tells colleagues, as an internal note by the agent, why a reply went out against the guard (decision 011). It names the
 * rules and the reason, never the words. Where Zendesk does not take it, the agent is told and has the reason to write.
 */
export async function noteOverride(
  zaf: Zaf,
  ticketId: number,
  { findings, reason }: OverrideNote,
  { t, language }: { readonly t: Translate; readonly language: Language },
): Promise<void> {
  const rules = [...new Set(findings.map((finding) => findingTitle(finding, t, language)))].join(", ");
  const comment = { body: t("guard.note", { rules, reason }), public: false };
  const written = await writeZendesk(
    zaf,
    "PUT",
    `/api/v2/tickets/${ticketId}`,
    { ticket: { comment } },
    v.object({}),
  );
  if (!written.ok) await zaf.invoke("notify", t("guard.notNoted", { reason }), "alert", { sticky: true });
}
