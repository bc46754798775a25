import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { adminToken, ask } from "../support/adminDoor.ts";
import { emptyStore, World } from "../support/world.ts";

let world: World;
let bearer: string;
beforeEach(async () => {
  await emptyStore();
  world = new World();
  bearer = await adminToken(world);
});
afterEach(() => vi.restoreAllMocks());

const look = (id: number) => ({ kind: "look", tickets: [id], organizations: [], judge: [], cause: "test" });
const replay = async (body: unknown): Promise<unknown> =>
  (await ask(world, "POST", "/api/admin/dead-letters/replay", { bearer, body })).json();
const listed = async (): Promise<{ id: string; about: string; replayedAt: string | null }[]> => {
  const answer: { deadLetters: { id: string; about: string; replayedAt: string | null }[] } = await (
    await ask(world, "GET", "/api/admin/dead-letters", { bearer })
  ).json();
  return answer.deadLetters;
};

test("what failed every retry is listed by what it was about", async () => {
  await world.consume([look(1), { rubbish: true }], "tierwise-dead-letters");
  expect(
    (await listed()).map(({ about }) => about).toSorted((one, other) => one.localeCompare(other)),
  ).toEqual(["look", "unreadable"]);
});

test("all are put back into the queue once, the unreadable ones are not", async () => {
  await world.consume([look(1), look(2), { rubbish: true }], "tierwise-dead-letters");
  expect(await replay({ all: true })).toEqual({ replayed: 2, unreadable: 1 });
  expect(world.queue.sent.map(({ body }) => body)).toEqual([look(1), look(2)]);
  expect(await replay({ all: true })).toEqual({ replayed: 0, unreadable: 1 });
  expect(world.queue.sent).toHaveLength(2);
});

test("one of several is put back by its id, and no longer counts as a problem", async () => {
  await world.consume([look(1), look(2)], "tierwise-dead-letters");
  const [first] = await listed();
  expect(await replay({ ids: [first?.id] })).toEqual({ replayed: 1, unreadable: 0 });
  const health: { deadLetters: number } = await (await ask(world, "GET", "/healthz")).json();
  expect(health.deadLetters).toBe(1);
});

test("two admins at the same moment put each back once", async () => {
  await world.consume([look(1), look(2), look(3)], "tierwise-dead-letters");
  await Promise.all([replay({ all: true }), replay({ all: true })]);
  expect(world.queue.sent).toHaveLength(3);
});

test("a wish that can't be read is refused with what is wrong", async () => {
  const response = await ask(world, "POST", "/api/admin/dead-letters/replay", {
    bearer,
    body: { ids: "m1" },
  });
  expect(response.status).toBe(400);
});
