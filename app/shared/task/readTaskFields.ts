import * as v from "valibot";
import type { Result, TaskField } from "#core";
import { requestPages } from "../../zaf/requestPages.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import { TASK_FIELD_TITLES, type TaskFieldIds } from "./taskFieldTitles.ts";
import { type TaskProblem, taskProblem } from "./taskProblem.ts";

const Field = v.object({ id: v.number(), title: v.string(), raw_title: v.optional(v.nullable(v.string())) });

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(TASK_FIELD_TITLES).map(([name, title]) => [title, name]),
);

const isTaskField = (name: string | undefined): name is TaskField =>
  name !== undefined && name in TASK_FIELD_TITLES;

/** Finds the ticket fields of visits and callbacks by their titles. */
export async function readTaskFields(zaf: Zaf): Promise<Result<TaskFieldIds, TaskProblem>> {
  const fields = await requestPages(zaf, {
    path: "/api/v2/ticket_fields.json",
    key: "ticket_fields",
    item: Field,
  });
  if (!fields.ok) return { ok: false, error: taskProblem(fields.error) };
  const found: { [field in TaskField]?: number } = {};
  for (const { id, title, raw_title: raw } of fields.value) {
    const name = NAMES.get(raw ?? title);
    if (isTaskField(name)) found[name] ??= id;
  }
  return { ok: true, value: found };
}
