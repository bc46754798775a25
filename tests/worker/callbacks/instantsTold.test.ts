import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptyStore } from "../support/world.ts";
import { AFTER_SOLVING, CallDesk } from "./callDesk.ts";

beforeEach(emptyStore);
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The calls' own schedule goes by `zone`, the policy's others by Shanghai's clock and UTC. */
const policyIn = (language: string, zone: string): string =>
  AFTER_SOLVING.replace("preset: it-services\n", `preset: it-services\nlanguages: [${language}]\n`)
    .replace(
      "roles:\n",
      `  - { key: desk, title: { en: Desk }, zone: ${zone}, week: { mon: *all, tue: *all, wed: *all, thu: *all, fri: *all } }
roles:\n`,
    )
    .replace("    schedule: plain\n", "    schedule: desk\n")
    .replace("{ en: Team lead }", "{ en: Team lead, zh-CN: 主管, zh-TW: 主管 }");

/** A desk with the call for a ticket solved on the Monday at 10:00 by UTC, 18:00 by its own clock. */
async function deskWithCall(language: string, zone: string) {
  const desk = new CallDesk(policyIn(language, zone));
  const ticket = await desk.aTicket(42, { assignee_id: 7 });
  await desk.minute("09:58");
  await desk.hears("10:00", desk.status(ticket, "solved", "10:00"));
  await desk.tasksHeard("10:01");
  await desk.minute("10:02");
  desk.zendesk.forget();
  return { desk, ticket, task: desk.task() };
}

const notesOn = (desk: CallDesk, id: number): readonly (string | undefined)[] =>
  desk.changes(id).map(({ comment }) => (comment as { body: string } | undefined)?.body);

test.each([
  [
    "en",
    "Asia/Singapore",
    "Team lead: This callback was due at 2026-11-24 18:00 (Asia/Singapore, UTC+08:00) and has no result.",
  ],
  [
    "zh-CN",
    "Asia/Hong_Kong",
    "主管: 本次回访应于 2026-11-24 18:00 (Asia/Hong_Kong, UTC+08:00) 前完成，至今没有结果。",
  ],
  [
    "zh-TW",
    "Asia/Taipei",
    "主管: 本次回訪應於 2026-11-24 18:00 (Asia/Taipei, UTC+08:00) 前完成，至今沒有結果。",
  ],
])("in %s, by the clock of %s: since when a call is overdue", async (language, zone, note) => {
  const { desk, task } = await deskWithCall(language, zone);
  await desk.minute("24 09:59");
  expect(notesOn(desk, task.id)).toEqual([]);
  await desk.minute("24 10:01");
  expect(notesOn(desk, task.id)).toEqual([note]);
});

test.each([
  [
    "en",
    "Asia/Singapore",
    [
      "Team lead: The customer is dissatisfied (callback #901). To be solved by 2026-11-24 00:00 (Asia/Singapore, UTC+08:00).",
      "Team lead: The complaint found in a callback was to be solved by 2026-11-24 00:00 (Asia/Singapore, UTC+08:00) and is not.",
    ],
  ],
  [
    "zh-CN",
    "Asia/Hong_Kong",
    [
      "主管: 客户在回访 #901 中表示不满意，须于 2026-11-24 00:00 (Asia/Hong_Kong, UTC+08:00) 前解决。",
      "主管: 回访中发现的投诉应于 2026-11-24 00:00 (Asia/Hong_Kong, UTC+08:00) 前解决，至今未解决。",
    ],
  ],
  [
    "zh-TW",
    "Asia/Taipei",
    [
      "主管: 客戶在回訪 #901 中表示不滿意，須於 2026-11-24 00:00 (Asia/Taipei, UTC+08:00) 前解決。",
      "主管: 回訪中發現的申訴應於 2026-11-24 00:00 (Asia/Taipei, UTC+08:00) 前解決，至今未解決。",
    ],
  ],
])(
  "in %s, by the clock of %s: until when a complaint is to be solved, and that it is not",
  async (...given) => {
    const [language, zone, [found, unsolved]] = given;
    const { desk, ticket, task } = await deskWithCall(language, zone);
    expect(task.id).toBe(901);
    const complaint = { cause: "Came late", status: "solved" };
    await desk.hears("10:40", desk.result(task, "dissatisfied", "10:40", complaint));
    await desk.minute("10:41");
    await desk.hears("10:42", desk.status(ticket, "open", "10:42"));
    await desk.minute("15:59");
    expect(notesOn(desk, 42)).toEqual([found]);
    await desk.minute("16:00");
    expect(notesOn(desk, 42)).toEqual([found, unsolved]);
  },
);
