import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { currentPolicy } from "../../../worker/policy/currentPolicy.ts";
import { openShell } from "../../../worker/shell.ts";
import { standIns } from "../../../worker/visits/standIns.ts";
import { ticketEvent } from "../support/events.ts";
import { token } from "../support/token.ts";
import { emptyStore } from "../support/world.ts";
import { AGENT, OTHER, sh, VisitDesk } from "./visitDesk.ts";

let desk: VisitDesk;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(sh("02 08:00")) });
  await emptyStore();
  desk = new VisitDesk();
  await desk.open();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const HANDOVER = 90;
const TAGS = [
  `handover_from_${AGENT}`,
  `handover_to_${OTHER}`,
  "handover_starts_2026-11-05",
  "handover_until_2026-11-06",
];

/** `by`: whose session made it, as the ticket's audits tell. */
const handover = (at: string, { by = AGENT, id = HANDOVER, tags = TAGS } = {}): Promise<unknown> => {
  saved(id, at, by, tags);
  return desk.plan(id, at, { tags: [...tags], assignee_id: null, organization_id: null });
};

const saved = (id: number, at: string, by: number, tags: readonly string[]): void => {
  const child_events = [{ event_type: "Create", tags }];
  desk.zendesk.saves.push({ ticket_id: id, created_at: sh(at), updater_id: by, child_events });
};

const notes = (id: number): readonly (string | undefined)[] =>
  desk.written(id).flatMap(({ note }) => (note === undefined ? [] : [note]));

const assigned = (id: number): readonly unknown[] =>
  desk.written(id).flatMap(({ assignee }) => (assignee === undefined ? [] : [assignee]));

/** Zendesk did what was asked, and says so. */
const comesBack = async (id: number, at: string): Promise<void> => {
  const last = assigned(id).at(-1);
  await desk.change(id, at, { assignee_id: Number(last) }, "agent_assignment_changed", {
    current: String(last),
  });
};

const to = async (text: string): Promise<void> => {
  vi.setSystemTime(new Date(sh(text)));
  await desk.minute(text);
};

test("open visits go to the stand-in on the first day, in one bulk job, and come back after the last (A16)", async () => {
  for (const id of [50, 51, 52, 53, 54, 55]) await desk.plan(id, "02 09:00");
  await desk.plan(60, "02 09:00", { assignee_id: 23 });
  await desk.stage(55, "03 09:00", "done");
  await desk.change(55, "03 10:00", { status: "solved" }, "status_changed");
  await handover("04 09:00");
  await to("04 23:59");
  expect(assigned(50)).toEqual([]);
  desk.zendesk.forget();
  for (const minute of ["05 00:00", "05 00:01"]) await to(minute);
  expect(desk.zendesk.calls(/PUT .*update_many/)).toHaveLength(1);
  for (const id of [50, 51, 52, 53, 54]) expect(assigned(id), String(id)).toEqual([OTHER]);
  expect([assigned(55), assigned(60)]).toEqual([[], []]);
  for (const id of [50, 51, 52, 53, 54]) await comesBack(id, "05 00:02");
  desk.zendesk.forget();
  await to("06 23:59");
  expect(desk.zendesk.calls(/PUT/)).toEqual([]);
  for (const minute of ["07 00:00", "07 00:01"]) await to(minute);
  for (const id of [50, 51, 52, 53, 54]) expect(assigned(id), String(id)).toEqual([AGENT]);
});

test("only what the stand-in still has comes back, and what was given back by hand is not moved again", async () => {
  for (const id of [50, 51, 52]) await desk.plan(id, "02 09:00");
  await handover("04 09:00");
  await to("05 00:00");
  for (const id of [50, 51, 52]) await comesBack(id, "05 00:01");
  const give = (id: number, agent: number) =>
    desk.change(id, "05 09:00", { assignee_id: agent }, "agent_assignment_changed", {
      current: String(agent),
    });
  await give(50, AGENT);
  await give(51, 23);
  desk.zendesk.forget();
  await to("05 09:05");
  await to("07 00:00");
  expect([50, 51, 52].map((id) => assigned(id))).toEqual([[], [], [AGENT]]);
});

test("a visit that the stand-in made stays the stand-in's, also where both ends are heard of at once", async () => {
  await desk.plan(50, "02 09:00");
  await handover("04 09:00");
  await to("05 00:00");
  await comesBack(50, "05 00:01");
  vi.setSystemTime(new Date(sh("05 11:00")));
  for (const id of [50, HANDOVER]) {
    const task = Object.assign(desk.task(id), { status: "solved", updated_at: sh("05 10:59") });
    await desk.deliver(ticketEvent("status_changed", { ...task, tags: [...task.tags] }));
  }
  await desk.drain();
  expect(assigned(50)).toEqual([OTHER]);
});

test("new visits during it go to the stand-in; solving the hand-over brings everything back early", async () => {
  await handover("04 09:00");
  await to("05 00:00");
  vi.setSystemTime(new Date(sh("05 10:00")));
  await desk.plan(50, "05 10:00");
  expect(assigned(50)).toEqual([OTHER]);
  await comesBack(50, "05 10:01");
  await desk.change(HANDOVER, "05 11:00", { status: "solved" }, "status_changed");
  expect(assigned(50)).toEqual([OTHER, AGENT]);
  await to("07 00:00");
  expect(assigned(50)).toEqual([OTHER, AGENT]);
});

test("whoever is away again when a hand-over ends gets the visits back after the next one", async () => {
  await desk.plan(50, "02 09:00");
  await handover("04 09:00");
  await to("05 00:00");
  await comesBack(50, "05 00:01");
  const next = TAGS.map((tag) =>
    tag.replace("starts_2026-11-05", "starts_2026-11-06").replace("until_2026-11-06", "until_2026-11-08"),
  );
  await handover("06 09:00", { id: HANDOVER + 1, tags: next });
  for (const minute of ["07 00:00", "07 00:01"]) await to(minute);
  expect(assigned(50).at(-1)).toBe(OTHER);
  for (const minute of ["09 00:00", "09 00:01"]) await to(minute);
  expect(assigned(50).at(-1)).toBe(AGENT);
});

describe("where the stand-in is away, too, what was handed on goes back to whose it is", () => {
  const THIRD = 23;
  const handedOn = (starts: string, until: string): Promise<unknown> =>
    handover("04 10:00", {
      by: OTHER,
      id: HANDOVER + 1,
      tags: [
        `handover_from_${OTHER}`,
        `handover_to_${THIRD}`,
        `handover_starts_2026-11-${starts}`,
        `handover_until_2026-11-${until}`,
      ],
    });
  const night = async (day: string): Promise<void> => {
    const before = assigned(50).length;
    for (const minute of [`${day} 00:00`, `${day} 00:01`]) await to(minute);
    if (assigned(50).length > before) await comesBack(50, `${day} 00:02`);
  };
  beforeEach(async () => {
    await desk.plan(50, "02 09:00");
    await handover("04 09:00");
  });

  test("as soon as the agent is back, though the stand-in is still away", async () => {
    await handedOn("06", "08");
    for (const day of ["05", "06", "07", "09"]) await night(day);
    expect(assigned(50)).toEqual([OTHER, THIRD, AGENT]);
  });

  test("at once where the stand-in leaves on the day the agent comes back", async () => {
    await handedOn("07", "08");
    for (const day of ["05", "07", "09"]) await night(day);
    expect(assigned(50)).toEqual([OTHER, AGENT]);
  });

  test("also where both come back on the same day", async () => {
    await handedOn("06", "06");
    for (const day of ["05", "06", "07"]) await night(day);
    expect(assigned(50)).toEqual([OTHER, THIRD, AGENT]);
  });

  test("by way of the stand-in where that one is back first", async () => {
    await handedOn("05", "05");
    await night("05");
    expect(assigned(50)).toEqual([THIRD]);
    await night("07");
    expect(assigned(50)).toEqual([THIRD, AGENT]);
  });

  test("but not what somebody else was given by hand, or the stand-in's own", async () => {
    await desk.plan(51, "02 09:00", { assignee_id: OTHER });
    await handedOn("06", "08");
    for (const day of ["05", "06"]) await night(day);
    await comesBack(51, "06 00:03");
    await desk.change(50, "06 09:00", { assignee_id: 24 }, "agent_assignment_changed", { current: "24" });
    for (const day of ["07", "09"]) for (const minute of [`${day} 00:00`, `${day} 00:01`]) await to(minute);
    expect([50, 51].map(assigned)).toEqual([
      [OTHER, THIRD],
      [THIRD, OTHER],
    ]);
  });
});

test("a move that is not sent yet when the hand-over ends is never sent", async () => {
  await desk.plan(50, "02 09:00");
  await handover("04 09:00");
  desk.zendesk.fail(/^PUT .*tickets/, 503, 50);
  await to("05 00:00");
  desk.zendesk.faults.length = 0;
  desk.zendesk.forget();
  await desk.change(HANDOVER, "05 00:01", { status: "solved" }, "status_changed");
  await to("05 00:30");
  expect(assigned(50)).toEqual([]);
});

test("a move that is heard of only after the hand-over ended is taken back then", async () => {
  await desk.plan(50, "02 09:00");
  await handover("04 09:00");
  await to("05 00:00");
  expect(assigned(50)).toEqual([OTHER]);
  vi.setSystemTime(new Date(sh("05 00:10")));
  await desk.change(HANDOVER, "05 00:10", { status: "solved" }, "status_changed");
  expect(assigned(50)).toEqual([OTHER]);
  await comesBack(50, "05 00:05");
  expect(assigned(50)).toEqual([OTHER, AGENT]);
});

test("the same hand-over seen twice moves nothing twice", async () => {
  await desk.plan(50, "02 09:00");
  vi.setSystemTime(new Date(sh("05 09:00")));
  await handover("05 09:00");
  await desk.says("tags_changed", desk.task(HANDOVER));
  await desk.consume([{ kind: "look", tickets: [HANDOVER], organizations: [], judge: [], cause: "sweep" }]);
  expect(assigned(50)).toEqual([OTHER]);
  expect(await desk.rows("SELECT ticket_id, to_id FROM handover_moves")).toEqual([
    { ticket_id: 50, to_id: OTHER },
  ]);
});

test("whoever asks for a person's stand-in gets who is there today", async () => {
  await handover("04 09:00");
  const shell = openShell(desk.env, new Date());
  const current = await currentPolicy(shell);
  if (current === null) throw new Error("no policy");
  const on = async (day: string) => (await standIns({ ...shell, nowText: sh(day) }, current.policy))(AGENT);
  expect([await on("04 12:00"), await on("05 00:00"), await on("07 00:00")]).toEqual([AGENT, OTHER, AGENT]);
});

const LEAD = 31;
const PEER = 32;
const RUNNING = TAGS.map((tag) => tag.replace("starts_2026-11-05", "starts_2026-11-02"));

test.each([
  ["an admin", { role: "admin" }, []],
  ["whoever leads by the policy's group", {}, ["Service supervisors"]],
])(
  "%s hands over what an agent who fell ill has, and the page says who did (A16)",
  async (_, user, groups) => {
    desk.zendesk.addUser(LEAD, user);
    desk.zendesk.groupsOfUsers.set(LEAD, groups);
    await desk.plan(50, "02 09:00");
    await handover("02 09:30", { by: LEAD, tags: RUNNING });
    expect(assigned(50)).toEqual([OTHER]);
    const headers = { authorization: `Bearer ${await token()}` };
    const told = await desk.fetch(new Request("https://worker.test/api/handovers", { headers }));
    expect(await told.json()).toEqual({
      handovers: [
        {
          ticketId: HANDOVER,
          fromId: AGENT,
          toId: OTHER,
          startsOn: "2026-11-02",
          untilOn: "2026-11-06",
          byId: LEAD,
        },
      ],
      leads: { groups: ["Service supervisors"], emails: [] },
    });
    await comesBack(50, "02 09:31");
    await desk.change(HANDOVER, "02 10:00", { status: "solved" }, "status_changed");
    expect(assigned(50)).toEqual([OTHER, AGENT]);
  },
);

test("any other agent hands nothing over, and the task says once who may", async () => {
  desk.zendesk.addUser(PEER);
  desk.zendesk.groupsOfUsers.set(PEER, ["Engineers"]);
  await desk.plan(50, "02 09:00");
  await handover("02 09:30", { by: PEER, tags: RUNNING });
  await desk.says("tags_changed", desk.task(HANDOVER));
  expect(assigned(50)).toEqual([]);
  expect(await desk.rows("SELECT id FROM handovers")).toEqual([]);
  expect(notes(HANDOVER)).toEqual([expect.stringContaining("Service supervisors")]);
});

test("whoever has no right to puts no other agent into a hand-over that stands", async () => {
  desk.zendesk.addUser(PEER);
  for (const [id, agent] of [
    [50, AGENT],
    [51, 23],
  ] as const)
    await desk.plan(id, "02 09:00", { assignee_id: agent });
  await handover("02 09:30", { tags: RUNNING });
  expect([50, 51].map(assigned)).toEqual([[OTHER], []]);
  await comesBack(50, "02 09:31");
  const others = RUNNING.map((tag) => tag.replace(`from_${AGENT}`, "from_23"));
  saved(HANDOVER, "02 10:00", PEER, others);
  await desk.change(HANDOVER, "02 10:00", { tags: others });
  expect([50, 51].map(assigned)).toEqual([[OTHER], []]);
  expect(notes(HANDOVER)).toHaveLength(1);
});

test("while Zendesk cannot say who handed over nothing moves, and it moves as soon as it can", async () => {
  desk.zendesk.addUser(LEAD, { role: "admin" });
  await desk.plan(50, "02 09:00");
  desk.zendesk.fail(/^GET .*audits/, 503, 1);
  saved(HANDOVER, "02 09:30", LEAD, RUNNING);
  desk.zendesk.now = sh("02 09:30");
  const task = desk.zendesk.addTicket(HANDOVER, { type: "task", tags: RUNNING });
  await desk.deliver(ticketEvent("created", task));
  await desk.consume(desk.queue.sent.splice(0).map(({ body }) => body));
  expect(assigned(50)).toEqual([]);
  expect(desk.queue.sent).toMatchObject([{ body: { kind: "look", tickets: [HANDOVER] }, delaySeconds: 7 }]);
  vi.setSystemTime(new Date(sh("02 09:31")));
  await desk.drain();
  expect(assigned(50)).toEqual([OTHER]);
});

test("while Zendesk cannot say who changed a hand-over that stands, it stands as it was", async () => {
  await desk.plan(50, "02 09:00");
  await handover("02 09:30", { tags: RUNNING });
  await comesBack(50, "02 09:31");
  const longer = RUNNING.map((tag) => tag.replace("until_2026-11-06", "until_2026-11-09"));
  saved(HANDOVER, "02 10:00", AGENT, longer);
  desk.zendesk.fail(/^GET .*audits/, 503, 1);
  desk.zendesk.now = sh("02 10:00");
  const task = Object.assign(desk.task(HANDOVER), { tags: longer, updated_at: sh("02 10:00") });
  await desk.deliver(ticketEvent("tags_changed", task));
  await desk.consume(desk.queue.sent.splice(0).map(({ body }) => body));
  const standing = () => desk.rows("SELECT until_on FROM handovers");
  expect(await standing()).toEqual([{ until_on: "2026-11-06" }]);
  expect(assigned(50)).toEqual([OTHER]);
  vi.setSystemTime(new Date(sh("02 10:01")));
  await desk.drain();
  expect(await standing()).toEqual([{ until_on: "2026-11-09" }]);
  expect(assigned(50)).toEqual([OTHER]);
});
