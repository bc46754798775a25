import type { Language } from "#core";
import { readComposer } from "../../shared/composer/readComposer.ts";
import type { Translate } from "../../shared/i18n/translate.ts";
import { within } from "../../zaf/within.ts";
import type { SaveVerdict, Zaf } from "../../zaf/zaf.ts";
import { findingSentence } from "./findingText.ts";
import type { GuardDesk } from "./guardDesk.ts";
import type { GuardStanding } from "./guardStanding.ts";

/** Nobody who saves should wait longer for the check; what it has not answered by then is sent unchecked. */
const CHECK_MILLISECONDS = 2_500;
const MARK_MILLISECONDS = 500;
const MARKUP = /<[^>]*>|&nbsp;/gu;

/**
 * Answers a save: blocked where the draft for the customer breaks a rule that blocks and nobody gave a reason. A draft
 * that cannot be checked is sent, and the agent told so. Notes for colleagues, saves without a text and those beside a
 * message of a chat pass unseen.
 */
export async function guardSave(
  zaf: Zaf,
  openDesk: () => Promise<GuardDesk>,
  { t, language }: { readonly t: Translate; readonly language: Language },
): Promise<SaveVerdict> {
  const composer = await readComposer(zaf);
  if (composer.kind === "internal" || composer.kind === "message") return { kind: "let_pass" };
  if (composer.kind === "public" && composer.draft.content.replace(MARKUP, "").trim() === "") {
    return { kind: "let_pass" };
  }
  const standing = await lookInTime(openDesk);
  switch (standing.kind) {
    case "resting":
      return { kind: "let_pass" };
    case "unchecked":
      void zaf.invoke("notify", t("guard.sentUnchecked"), "alert");
      return { kind: "let_pass" };
    case "checked": {
      const [first] = standing.blocking;
      if (first === undefined) return { kind: "let_pass" };
      return { kind: "block", message: t("guard.blocked", { what: findingSentence(first, t, language) }) };
    }
  }
}

async function lookInTime(openDesk: () => Promise<GuardDesk>): Promise<GuardStanding> {
  try {
    const looked = await within(
      CHECK_MILLISECONDS,
      openDesk().then(async (desk) => ({ desk, standing: await desk.look() })),
    );
    if (looked.kind === "timed_out") return { kind: "unchecked" };
    await within(MARK_MILLISECONDS, looked.value.desk.mark());
    return looked.value.standing;
  } catch (error) {
    console.error("a draft could not be checked", error);
    return { kind: "unchecked" };
  }
}
