import ICAL from "ical.js";
import { failed, ok, type Result } from "#core";

/** An occurrence of a calendar's event. */
export type CalendarEvent = {
  readonly title: string;
  /** Marked as a day that is worked although it would be free, as Chinese calendars do. */
  readonly isWorkday: boolean;
  readonly start: ICAL.Time;
  /** Exclusive. */
  readonly end: ICAL.Time;
  /** The zone that the file writes beside the times; null: UTC, or the reader's own. */
  readonly tzid: string | null;
};

export type Calendar = {
  /** The zone that the whole file says it is about (`X-WR-TIMEZONE`). */
  readonly zone: string | null;
  readonly events: readonly CalendarEvent[];
};

/** Years, both included. */
export type Years = { readonly from: number; readonly through: number };

/** Calendars with more in the wanted years are no lists of days off. */
const MOST_EVENTS = 2000;
/** A rule may have begun long ago. */
const MOST_STEPS = 100_000;

/** The events of an iCalendar file (RFC 5545) that fall into the years, each repetition by itself; or what is wrong with it. */
export function calendarEvents(text: string, years: Years): Result<Calendar, string> {
  if (!/^BEGIN:VCALENDAR/im.test(text)) return failed("it is no iCalendar file: no BEGIN:VCALENDAR in it");
  try {
    const calendars = componentsOf(text);
    const events: CalendarEvent[] = [];
    for (const calendar of calendars) {
      for (const event of eventsOf(calendar)) {
        for (const occurrence of occurrences(event, years)) {
          events.push(occurrence);
          if (events.length > MOST_EVENTS)
            return failed(`it has more than ${MOST_EVENTS} events in these years: export only the days off`);
        }
      }
    }
    const zone = calendars[0]?.getFirstPropertyValue("x-wr-timezone");
    return ok({ zone: typeof zone === "string" ? zone : null, events });
  } catch (error) {
    // The library throws for whatever it can't read; its own words name the line or the value.
    return failed(
      `it is not a right iCalendar file: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function componentsOf(text: string): readonly ICAL.Component[] {
  const parsed: unknown = ICAL.parse(text);
  if (!Array.isArray(parsed)) return [];
  const all: readonly unknown[] = typeof parsed[0] === "string" ? [parsed] : parsed;
  return all
    .filter((each) => Array.isArray(each))
    .map((each) => new ICAL.Component(each))
    .filter(({ name }) => name === "vcalendar");
}

/** Events with the changed ones of their repetitions; those called off are left out. */
function eventsOf(calendar: ICAL.Component): readonly ICAL.Event[] {
  const components = calendar.getAllSubcomponents("vevent");
  const changed = components.filter((each) => each.hasProperty("recurrence-id"));
  const uid = (component: ICAL.Component): unknown => component.getFirstPropertyValue("uid");
  return components
    .filter((each) => !each.hasProperty("recurrence-id") && !isCancelled(each))
    .map((each) => new ICAL.Event(each, { exceptions: changed.filter((other) => uid(other) === uid(each)) }));
}

function* occurrences(event: ICAL.Event, years: Years): Generator<CalendarEvent> {
  if (!event.component.hasProperty("dtstart")) throw new Error(`the event "${event.summary}" has no start`);
  const iterator = event.iterator();
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const next = iterator.next();
    if (next === null || next === undefined || next.year > years.through) return;
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    const last = endDate.clone();
    last.adjust(0, 0, 0, -1);
    if (last.year < years.from || startDate.year > years.through || isCancelled(item.component)) continue;
    const tzid = item.component.getFirstProperty("dtstart")?.getFirstParameter("tzid");
    yield {
      title: item.summary ?? "",
      isWorkday: isWorkday(item.component, item.summary ?? ""),
      start: startDate,
      end: endDate,
      tzid: typeof tzid === "string" && tzid !== "" ? tzid : null,
    };
  }
}

const isCancelled = (event: ICAL.Component): boolean => event.getFirstPropertyValue("status") === "CANCELLED";

function isWorkday(event: ICAL.Component, title: string): boolean {
  const special = event.getFirstPropertyValue("x-apple-special-day");
  return special === "ALTERNATE-WORKDAY" || /班\s*[)）]?$|work(ing)? ?day/i.test(title);
}
