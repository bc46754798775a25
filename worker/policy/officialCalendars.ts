import { type OfficialCalendars, officialCalendarOf } from "#core";
import chineseDays from "chinese-days/dist/chinese-days.json" with { type: "json" };

/** Official holidays and make-up workdays by country. Only the package's list is bundled, none of its code. */
export const officialCalendars: OfficialCalendars = { CN: officialCalendarOf(chineseDays) };
