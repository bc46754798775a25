import type { Language } from "#core";
import { formatDuration } from "../../shared/i18n/duration.ts";
import { formatClock, formatInstantDay } from "../../shared/i18n/format.ts";
import type { TextKey, Translate } from "../../shared/i18n/translate.ts";
import type { Health } from "./readHealth.ts";

/** One line of the health table. `needsCare`: an admin should look at it. */
export type HealthRow = { readonly name: string; readonly value: string; readonly needsCare: boolean };

/** An event that waits longer than this is no longer "at once". */
const LONG_WAIT_SECONDS = 60;

/** The Worker's health in words, one row per part. */
export function healthRows(health: Health, t: Translate, language: Language): readonly HealthRow[] {
  const figure = (count: number | null): string =>
    count === null ? t("admin.notTold") : new Intl.NumberFormat(language).format(count);
  const row = (key: TextKey, value: string, needsCare: boolean): HealthRow => ({
    name: t(key),
    value,
    needsCare,
  });
  const { isZendeskReachable: isReachable, queueLagSeconds: lag, lastSweepAt: sweptAt } = health;
  return [
    row(
      "admin.part.zendesk",
      isReachable === null ? t("admin.notTold") : t(isReachable ? "value.yes" : "value.no"),
      isReachable === false,
    ),
    row(
      "admin.part.queue",
      lag === null ? t("admin.notTold") : formatDuration(lag, language),
      (lag ?? 0) > LONG_WAIT_SECONDS,
    ),
    row(
      "admin.part.sweep",
      sweptAt === null
        ? t("admin.never")
        : `${formatInstantDay(sweptAt, language)} ${formatClock(Date.parse(sweptAt), language)}`,
      health.problems.includes("sweep_late"),
    ),
    row("admin.part.repaired", figure(health.repaired), false),
    row("admin.part.effectsPending", figure(health.effectsPending), false),
    row("admin.part.effectsFailed", figure(health.effectsFailed), (health.effectsFailed ?? 0) > 0),
    row("admin.part.deadLetters", figure(health.deadLetters), (health.deadLetters ?? 0) > 0),
  ];
}
