import type { Faker } from "@faker-js/faker";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Office time of the demo's customers: 09 to 18 o'clock at UTC+8. */
const OPENS_UTC_MINUTES = 60;
const OPEN_MINUTES = 540;

export const isoSeconds = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** An instant in office time on a working day, `daysAgo` days before `now` at most a few days off, never after it. */
export function workingMoment(faker: Faker, now: number, daysAgo: number): number {
  const day = new Date(Math.floor(now / DAY_MS) * DAY_MS - daysAgo * DAY_MS);
  const weekday = day.getUTCDay();
  const back = weekday === 0 ? 2 : weekday === 6 ? 1 : 0;
  const minute = OPENS_UTC_MINUTES + faker.number.int({ min: 0, max: OPEN_MINUTES - 1 });
  const moment = day.getTime() - back * DAY_MS + minute * MINUTE_MS;
  return Math.min(moment, now - faker.number.int({ min: 10, max: 90 }) * MINUTE_MS);
}

export const minutesLater = (ms: number, minutes: number): number => ms + minutes * MINUTE_MS;
export const daysLater = (ms: number, days: number): number => ms + days * DAY_MS;
