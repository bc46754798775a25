import { Hono } from "hono";
import * as v from "valibot";
import type { StandinEnvironment } from "../http/environment.ts";
import { readWrapped } from "../http/readBody.ts";
import { invalid, refusalReply } from "../http/refusal.ts";
import { jsonReply, noContent, recordNotFound } from "../http/reply.ts";
import type { JsonObject } from "../json.ts";
import type { Holiday, Schedule, ScheduleInterval } from "../records/schedule.ts";
import type { Standin } from "../standin.ts";
import { nextLargeId } from "../state.ts";

const MINUTES_PER_DAY = 1440;
const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;
const HOLIDAY_RANGE_MS = 2 * 366 * 24 * 60 * 60 * 1000;

const scheduleEntries = {
  name: v.optional(v.pipe(v.string(), v.minLength(1))),
  time_zone: v.optional(v.string()),
};
const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MINUTES_PER_WEEK));
const workweekEntries = { intervals: v.array(v.object({ start_time: minute, end_time: minute })) };
const date = v.pipe(v.string(), v.isoDate());
const holidayEntries = {
  name: v.optional(v.pipe(v.string(), v.minLength(1))),
  start_date: v.optional(date),
  end_date: v.optional(date),
};

/** An interval lies within one day. */
const crossesMidnight = ({ start_time, end_time }: ScheduleInterval): boolean =>
  end_time <= start_time ||
  Math.floor(start_time / MINUTES_PER_DAY) !== Math.floor((end_time - 1) / MINUTES_PER_DAY);

/** /api/v2/business_hours/schedules with workweek and holidays. Source: zendesk-api 2.5. */
export const scheduleRoutes = (standin: Standin): Hono<StandinEnvironment> => {
  const app = new Hono<StandinEnvironment>();
  const path = "/api/v2/business_hours/schedules";
  const one = `${path}/:id{[0-9]+}`;
  const find = (id: string): Schedule | undefined => standin.state.schedules.get(Number(id));
  const view = ({ holidays: _holidays, ...schedule }: Schedule): JsonObject => schedule;
  const addressed = (key: string, value: JsonObject | JsonObject[], at: string): JsonObject => ({
    [key]: value,
    url: `${standin.url}${at}.json`,
  });

  app.get(path, () =>
    jsonReply(200, addressed("schedules", [...standin.state.schedules.values()].map(view), path)),
  );
  app.get(one, (context) => {
    const schedule = find(context.req.param("id"));
    return schedule === undefined
      ? recordNotFound()
      : jsonReply(200, addressed("schedule", view(schedule), `${path}/${schedule.id}`));
  });
  app.post(path, async (context) => {
    const read = await readWrapped(context.req.raw, "schedule", v.object(scheduleEntries), scheduleEntries);
    if (!read.ok) return read.reply;
    if (read.value.name === undefined)
      return refusalReply(invalid("name", "Name: cannot be blank", "BlankValue").refusal);
    const at = standin.clock.iso();
    const schedule: Schedule = {
      id: nextLargeId(standin.state),
      name: read.value.name,
      time_zone: read.value.time_zone ?? "UTC",
      intervals: [1, 2, 3, 4, 5].map((day) => ({
        start_time: day * MINUTES_PER_DAY + 540,
        end_time: day * MINUTES_PER_DAY + 1020,
      })),
      holidays: new Map(),
      created_at: at,
      updated_at: at,
    };
    standin.state.schedules.set(schedule.id, schedule);
    return jsonReply(201, addressed("schedule", view(schedule), `${path}/${schedule.id}`));
  });
  app.put(one, async (context) => {
    const schedule = find(context.req.param("id"));
    if (schedule === undefined) return recordNotFound();
    const read = await readWrapped(context.req.raw, "schedule", v.object(scheduleEntries), scheduleEntries);
    if (!read.ok) return read.reply;
    const changed: Schedule = {
      ...schedule,
      name: read.value.name ?? schedule.name,
      time_zone: read.value.time_zone ?? schedule.time_zone,
      updated_at: standin.clock.iso(),
    };
    standin.state.schedules.set(schedule.id, changed);
    return jsonReply(200, addressed("schedule", view(changed), `${path}/${schedule.id}`));
  });
  app.delete(one, (context) =>
    standin.state.schedules.delete(Number(context.req.param("id"))) ? noContent() : recordNotFound(),
  );
  app.put(`${one}/workweek`, async (context) => {
    const schedule = find(context.req.param("id"));
    if (schedule === undefined) return recordNotFound();
    const read = await readWrapped(context.req.raw, "workweek", v.object(workweekEntries), workweekEntries);
    if (!read.ok) return read.reply;
    const intervals = read.value.intervals.toSorted((a, b) => a.start_time - b.start_time);
    if (intervals.some(crossesMidnight))
      return refusalReply(invalid("intervals", "Intervals: may not cross midnight", "InvalidValue").refusal);
    if (
      intervals.some((each, index) => each.end_time > (intervals[index + 1]?.start_time ?? MINUTES_PER_WEEK))
    )
      return refusalReply(invalid("intervals", "Intervals: overlap", "InvalidValue").refusal);
    standin.state.schedules.set(schedule.id, { ...schedule, intervals, updated_at: standin.clock.iso() });
    return jsonReply(200, addressed("workweek", { intervals }, `${path}/${schedule.id}/workweek`));
  });

  const holidayPath = `${one}/holidays`;
  const inRange = (day: string): boolean =>
    Math.abs(Date.parse(day) - standin.clock.now().getTime()) <= HOLIDAY_RANGE_MS;
  app.get(holidayPath, (context) => {
    const schedule = find(context.req.param("id"));
    if (schedule === undefined) return recordNotFound();
    return jsonReply(
      200,
      addressed("holidays", [...schedule.holidays.values()], `${path}/${schedule.id}/holidays`),
    );
  });
  app.get(`${holidayPath}/:holiday{[0-9]+}`, (context) => {
    const holiday = find(context.req.param("id"))?.holidays.get(Number(context.req.param("holiday")));
    return holiday === undefined ? recordNotFound() : jsonReply(200, { holiday });
  });
  app.post(holidayPath, async (context) => {
    const schedule = find(context.req.param("id"));
    if (schedule === undefined) return recordNotFound();
    const read = await readWrapped(context.req.raw, "holiday", v.object(holidayEntries), holidayEntries);
    if (!read.ok) return read.reply;
    const { name, start_date, end_date } = read.value;
    if (name === undefined || start_date === undefined || end_date === undefined || end_date < start_date)
      return refusalReply(
        invalid("base", "Holiday: name, start_date and end_date are needed, in order", "InvalidValue")
          .refusal,
      );
    if (!inRange(start_date) || !inRange(end_date))
      return refusalReply(
        invalid("start_date", "Holiday: must lie within two years", "InvalidValue").refusal,
      );
    const holiday: Holiday = { id: nextLargeId(standin.state), name, start_date, end_date };
    schedule.holidays.set(holiday.id, holiday);
    return jsonReply(201, { holiday });
  });
  app.put(`${holidayPath}/:holiday{[0-9]+}`, async (context) => {
    const schedule = find(context.req.param("id"));
    const holiday = schedule?.holidays.get(Number(context.req.param("holiday")));
    if (schedule === undefined || holiday === undefined) return recordNotFound();
    const read = await readWrapped(context.req.raw, "holiday", v.object(holidayEntries), holidayEntries);
    if (!read.ok) return read.reply;
    const changed: Holiday = {
      id: holiday.id,
      name: read.value.name ?? holiday.name,
      start_date: read.value.start_date ?? holiday.start_date,
      end_date: read.value.end_date ?? holiday.end_date,
    };
    schedule.holidays.set(holiday.id, changed);
    return jsonReply(200, { holiday: changed });
  });
  app.delete(`${holidayPath}/:holiday{[0-9]+}`, (context) =>
    find(context.req.param("id"))?.holidays.delete(Number(context.req.param("holiday"))) === true
      ? noContent()
      : recordNotFound(),
  );
  return app;
};
