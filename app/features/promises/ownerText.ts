import type { BriefOwner, Language } from "#core";
import { formatInstantDay } from "../../shared/i18n/format.ts";
import type { Translate } from "../../shared/i18n/translate.ts";

/**
 * Who keeps the follow-up (C3), as the reader would say it. `readerId: null`: not known who reads. `name: null`: the
 * name could not be learnt.
 */
export function ownerText(
  owner: Pick<BriefOwner, "id" | "since">,
  name: string | null,
  readerId: number | null,
  t: Translate,
  language: Language,
): { readonly who: string; readonly since: string } {
  const since = t("owner.since", { date: formatInstantDay(owner.since, language) });
  if (readerId === owner.id) return { who: t("owner.you"), since };
  return {
    who: name === null ? t("owner.unnamed", { id: String(owner.id) }) : t("owner.name", { name }),
    since,
  };
}
