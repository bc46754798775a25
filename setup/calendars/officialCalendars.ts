import chineseDays from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { type OfficialCalendars, officialCalendarOf } from "#core";

/** Official holidays and make-up workdays by country, the same as the Worker's. */
export const officialCalendars: OfficialCalendars = { CN: officialCalendarOf(chineseDays) };
