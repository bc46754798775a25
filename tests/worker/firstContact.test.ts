import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FIRST_CONTACT_FIELD_ID } from "./support/fakeZendesk.ts";
import { PromiseDay } from "./support/promiseDay.ts";
import { emptyStore } from "./support/world.ts";

let day: PromiseDay;
beforeEach(async () => {
  await emptyStore();
  day = new PromiseDay();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const inZendesk = (): unknown =>
  day.ticket.custom_fields.find(({ id }) => id === FIRST_CONTACT_FIELD_ID)?.value ?? null;
const contactWrites = (): number =>
  day.zendesk
    .calls(/^PUT .*tickets/)
    .filter(({ body }) => JSON.stringify(body).includes(String(FIRST_CONTACT_FIELD_ID))).length;
const replyOf = (id: string, time: string): unknown => day.comment(time, { id, is_staff: true });

test("who answers first stands in the ticket's field, written once, whoever answers or has the ticket later", async () => {
  await day.hears("10:00", day.created());
  const first = replyOf("3", "10:10");
  await day.hears("10:10", first, first);
  expect(inZendesk()).toBe("3");
  Object.assign(day.ticket, { assignee_id: 4 });
  await day.hears("10:20", replyOf("4", "10:20"));
  await day.minute("10:30");
  expect([inZendesk(), contactWrites()]).toEqual(["3", 1]);
});

test("an earlier answer that becomes known later is the first all the same", async () => {
  await day.hears("10:00", day.created());
  const earlier = replyOf("4", "10:05");
  await day.hears("10:10", replyOf("3", "10:10"));
  await day.hears("10:12", earlier);
  expect(inZendesk()).toBe("4");
});

test("a policy without first-contact responsibility writes nothing", async () => {
  day.zendesk.policy = day.zendesk.policy.replace("ownership: { firstResponder: true }\n", "");
  await day.hears("10:00", day.created());
  await day.hears("10:10", replyOf("3", "10:10"));
  expect(contactWrites()).toBe(0);
});
