/** Minutes since Sunday 00:00 in the schedule's zone. */
export type ScheduleInterval = { start_time: number; end_time: number };

/** Inclusive local dates, `YYYY-MM-DD`. */
export type Holiday = { id: number; name: string; start_date: string; end_date: string };

/** Business hours. `time_zone` is a Rails zone name. Source: zendesk-api 2.5. */
export type Schedule = {
  id: number;
  name: string;
  time_zone: string;
  intervals: ScheduleInterval[];
  holidays: Map<number, Holiday>;
  created_at: string;
  updated_at: string;
};
