import { anniversaryDate } from "../calendar/anniversaryDate.ts";
import { festivalDate, type LunarDates } from "../calendar/festivalDates.ts";
import type { CustomerFacts } from "../contract/facts.ts";
import type { Policy } from "../policy/policy.ts";
import { isWorkingDay } from "../time/isWorkingDay.ts";
import { addMonths, type DayNumber, dayNumber, dayText, parseDay, weekday } from "../time/localDate.ts";
import type { Schedule } from "../time/schedule.ts";
import type { CallbackRule } from "./callbackRule.ts";

/** One time that a recurring rule comes round for a customer; days are of the rule's schedule's zone. */
export type Occurrence = {
  /** Part of the callback's id: "2026-03", "mid_autumn_2026". */
  readonly key: string;
  /** First day on which the call may be made; `within` counts from it. */
  readonly from: DayNumber;
  /** Last day on which it is of use; null: as long again as its time. */
  readonly lastUse: DayNumber | null;
  /** Any day of its time is as good as another: the load is spread over them. */
  readonly isSpread: boolean;
  /** Where no day of its time is a working day: on the last one before it (wishes). Else it is left out (a week's tip). */
  readonly mayComeBefore: boolean;
};

export type OccurrenceQuestion = {
  readonly customer: CustomerFacts;
  readonly lunar: LunarDates;
  readonly today: DayNumber;
};

/** The occurrences of a rule around today: those of the year before, this one and the next. */
export function occurrencesOf(
  policy: Policy,
  rule: CallbackRule,
  question: OccurrenceQuestion,
): readonly Occurrence[] {
  const { trigger } = rule;
  const { customer, lunar, today } = question;
  switch (trigger.on) {
    case "event":
      return trigger.event === "first_purchase"
        ? onDay(dayFact(customer, trigger.fact), "first_purchase")
        : [];
    case "customer_day": {
      const since = dayFact(customer, trigger.since);
      const schedule = policy.schedules.get(rule.schedule);
      if (since === null) return [];
      const day = trigger.workingDays
        ? workingDay(schedule, since, trigger.day)
        : dayNumber(since + trigger.day);
      return onDay(day, "day");
    }
    case "every":
      return slices(trigger.period, Math.max(1, trigger.times), today);
    case "survey": {
      const times = policy.document.surveys.find(({ key }) => key === trigger.survey)?.timesPerYear ?? 0;
      return times === 0 ? [] : slices("year", times, today);
    }
    case "anniversary": {
      const date = customer.facts[trigger.field];
      const first = dayFact(customer, trigger.field);
      if (typeof date !== "string" || first === null) return [];
      return yearsAround(today).flatMap((year) => {
        const day = anniversaryDate(date, year);
        if (day === null || day < first || (trigger.once && day > first)) return [];
        return [aheadOf(day, String(year), trigger.daysAhead)];
      });
    }
    case "festival":
      return yearsAround(today).flatMap((year) =>
        trigger.festivals.flatMap((festival) => {
          const day = parseDay(festivalDate(festival, year, lunar) ?? "");
          return day === null ? [] : [aheadOf(day, `${festival}_${year}`, trigger.daysAhead)];
        }),
      );
  }
}

function onDay(day: DayNumber | null, name: string): readonly Occurrence[] {
  if (day === null) return [];
  const key = `${name}_${dayText(day)}`;
  return [{ key, from: day, lastUse: null, isSpread: false, mayComeBefore: false }];
}

/** Wishes come some days ahead, never on the last day or after it (E2). */
function aheadOf(
  day: DayNumber,
  key: string,
  { atMost, atLeast }: { readonly atMost: number; readonly atLeast: number },
): Occurrence {
  const time = { from: dayNumber(day - atMost), lastUse: dayNumber(day - atLeast) };
  return { key, ...time, isSpread: true, mayComeBefore: true };
}

type Period = Extract<CallbackRule["trigger"], { on: "every" }>["period"];

const MONTHS = { month: 1, quarter: 3, half_year: 6, year: 12 } as const;

/** The periods around today, each cut into `times` parts of equal length. */
function slices(period: Period, times: number, today: DayNumber): readonly Occurrence[] {
  return periodsAround(period, today).flatMap(({ key, from, to }) =>
    Array.from({ length: times }, (_, index): Occurrence => {
      const at = (part: number): number => from + Math.round((part * (to - from)) / times);
      return {
        key: times === 1 ? key : `${key}-${index + 1}of${times}`,
        from: dayNumber(at(index)),
        lastUse: dayNumber(at(index + 1) - 1),
        isSpread: true,
        mayComeBefore: false,
      };
    }),
  );
}

function periodsAround(
  period: Period,
  today: DayNumber,
): readonly { readonly key: string; readonly from: DayNumber; readonly to: DayNumber }[] {
  if (period === "week") {
    const monday = dayNumber(today - weekday(today));
    return [-1, 0, 1].map((week) => {
      const from = dayNumber(monday + week * 7);
      return { key: dayText(from), from, to: dayNumber(from + 7) };
    });
  }
  const months = MONTHS[period];
  const [year, month] = dayText(today).split("-").map(Number);
  const first = parseDay(`${year}-01-01`) ?? today;
  const nth = Math.floor(((month ?? 1) - 1) / months);
  return [-1, 0, 1].map((step) => {
    const from = addMonths(first, (nth + step) * months);
    return { key: dayText(from).slice(0, 7), from, to: addMonths(from, months) };
  });
}

const yearsAround = (today: DayNumber): readonly number[] => {
  const year = Number(dayText(today).slice(0, 4));
  return [year - 1, year, year + 1];
};

function dayFact({ facts }: CustomerFacts, key: string): DayNumber | null {
  const value = facts[key];
  return typeof value === "string" ? parseDay(value.slice(0, 10)) : null;
}

/** A schedule that never opens has no working days: after this many dates the search ends. */
const SEARCH_DAYS = 4000;

function workingDay(schedule: Schedule | undefined, since: DayNumber, days: number): DayNumber | null {
  if (schedule === undefined) return null;
  let left = days;
  for (let day = since; day < since + SEARCH_DAYS; day = dayNumber(day + 1)) {
    if (day > since && isWorkingDay(schedule, day)) left -= 1;
    if (left <= 0) return day;
  }
  return null;
}
