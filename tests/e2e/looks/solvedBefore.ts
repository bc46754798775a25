import type { Brief } from "#core";
import { GUIDED_CALL } from "./richBrief.ts";
import type { SceneAnswer } from "./scene.ts";

/** What solved the customer's earlier tickets: one with all that can be told, one with hardly anything. */
export const SOLVED: NonNullable<Brief["history"]> = [
  {
    ticketId: 31,
    solvedAt: "2026-09-14T05:20:00Z",
    solver: { id: 5, name: null },
    problemType: { key: "drive", title: { en: "Drive", "zh-CN": "驱动", "zh-TW": "驅動" } },
    words: ["conveyor", "stands"],
    replies: [
      { key: "restart", title: { en: "Restart of the drive", "zh-CN": "重启驱动", "zh-TW": "重啟驅動" } },
    ],
    answers: [
      {
        flow: GUIDED_CALL.title,
        step: { en: "Cause", "zh-CN": "原因", "zh-TW": "原因" },
        answer: { en: "Sensor covered with dust", "zh-CN": "传感器积尘", "zh-TW": "感測器積塵" },
      },
    ],
  },
  {
    ticketId: 12,
    solvedAt: "2025-12-02T01:00:00Z",
    solver: null,
    problemType: null,
    words: [],
    replies: [],
    answers: [],
  },
];
/** What Zendesk calls them. The other one is not for this agent to see. */
export const SOLVED_NAMES: readonly SceneAnswer[] = [
  {
    to: "/api/v2/tickets/show_many",
    status: 200,
    body: { tickets: [{ id: 31, subject: "The conveyor in hall 3 stands still since the night shift" }] },
  },
  { to: "/api/v2/users/show_many", status: 200, body: { users: [{ id: 5, name: "Li Wei" }] } },
];
