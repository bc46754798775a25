import * as v from "valibot";
import type { Result, TaskField } from "#core";
import { requestZendesk } from "../../zaf/requestZendesk.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import { TASK_FIELD_TITLES, type TaskFieldIds } from "./taskFieldTitles.ts";
import { type TaskProblem, taskProblem } from "./taskProblem.ts";

/** Ours are found among the first thousand ticket fields of an account or not at all. */
const MOST_PAGES = 10;

const Page = v.object({
  ticket_fields: v.array(
    v.object({ id: v.number(), title: v.string(), raw_title: v.optional(v.nullable(v.string())) }),
  ),
  meta: v.optional(v.object({ has_more: v.boolean(), after_cursor: v.optional(v.nullable(v.string())) })),
});

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(TASK_FIELD_TITLES).map(([name, title]) => [title, name]),
);

const isTaskField = (name: string | undefined): name is TaskField =>
  name !== undefined && name in TASK_FIELD_TITLES;

/** Finds the ticket fields of visits and callbacks by their titles. */
export async function readTaskFields(zaf: Zaf): Promise<Result<TaskFieldIds, TaskProblem>> {
  const found: { [field in TaskField]?: number } = {};
  let cursor = "";
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const after = cursor === "" ? "" : `&page[after]=${encodeURIComponent(cursor)}`;
    // oxlint-disable-next-line no-await-in-loop -- one page names the next
    const answer = await requestZendesk(zaf, `/api/v2/ticket_fields.json?page[size]=100${after}`, Page);
    if (!answer.ok) return { ok: false, error: taskProblem(answer.error) };
    for (const { id, title, raw_title: raw } of answer.value.ticket_fields) {
      const name = NAMES.get(raw ?? title);
      if (isTaskField(name)) found[name] ??= id;
    }
    const { meta } = answer.value;
    if (meta?.has_more !== true || meta.after_cursor == null) break;
    cursor = meta.after_cursor;
  }
  return { ok: true, value: found };
}
