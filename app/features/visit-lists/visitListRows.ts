import type { Language } from "#core";
import { formatLocalDate } from "../../shared/i18n/format.ts";
import type { Translate } from "../../shared/i18n/translate.ts";
import type { Order, StaleProfile, UnsolvedOrder } from "./fetchVisitLists.ts";

/** One thing to follow up: what opens, and in words why it stands here. */
export type VisitListRow = {
  readonly key: string;
  readonly title: string;
  readonly to: readonly ["ticket" | "organization", id: number];
  readonly detail: string;
};

const BETWEEN = " · ";

/** People's names by their user id, as far as they are known. */
type Names = ReadonlyMap<number, string>;

const engineerText = ({ engineerId }: Order, names: Names, t: Translate): string =>
  engineerId === null
    ? t("admin.visits.noEngineer")
    : (names.get(engineerId) ?? t("tasks.agent", { id: String(engineerId) }));

function orderRow(order: Order, t: Translate, details: readonly string[]): VisitListRow {
  const { visitId, customer } = order;
  const id = String(visitId);
  return {
    key: id,
    title: customer === null ? t("history.ticket", { id }) : t("admin.visits.order", { customer, id }),
    to: ["ticket", visitId],
    detail: details.join(BETWEEN),
  };
}

/** Whose order it is, and when it was done. */
export const unsignedRow = (order: Order, names: Names, t: Translate, language: Language): VisitListRow =>
  orderRow(order, t, [engineerText(order, names, t), formatLocalDate(order.doneOn, language)]);

/** Whose order it is, and what is wrong with it: its day is that of the list. */
export const unsolvedRow = (order: UnsolvedOrder, names: Names, t: Translate): VisitListRow =>
  orderRow(order, t, [engineerText(order, names, t), resultText(order, t)]);

function resultText({ result, hasReason }: UnsolvedOrder, t: Translate): string {
  if (result === null) return t("admin.visits.noResult");
  return t(hasReason ? "admin.visits.unsolvedBecause" : "admin.visits.unsolvedForNoReason");
}

export function staleRow(profile: StaleProfile, t: Translate, language: Language): VisitListRow {
  const { organizationId, name, reviewedOn } = profile;
  return {
    key: String(organizationId),
    title: name ?? t("tier.unnamed", { id: String(organizationId) }),
    to: ["organization", organizationId],
    detail:
      reviewedOn === null
        ? t("admin.visits.neverReviewed")
        : t("admin.visits.reviewed", { day: formatLocalDate(reviewedOn, language) }),
  };
}
