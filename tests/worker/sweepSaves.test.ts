import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fieldChange, organizationEvent } from "./support/events.ts";
import { SPEND_FIELD_ID } from "./support/fakeZendesk.ts";
import { PromiseDay } from "./support/promiseDay.ts";
import { emptyStore } from "./support/world.ts";

const CUSTOMER = { id: "501", is_staff: false };

let day: PromiseDay;
beforeEach(async () => {
  await emptyStore();
  day = new PromiseDay();
  day.zendesk.policy = day.zendesk.policy.replace("next_reply: null", "next_reply: 2h");
  day.zendesk.addUser(3);
  day.zendesk.addUser(501, { role: "end-user" });
  day.zendesk.tickets.clear();
  await day.sweep("09:59");
  day.zendesk.tickets.set(1, day.ticket);
  await day.hears("10:00", day.created());
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const moments = async (): Promise<readonly unknown[]> => {
  const [row] = await day.rows<{ events: string }>("SELECT events FROM ticket_moments");
  const events: { at: string; kind: string }[] = JSON.parse(row?.events ?? "[]");
  return events.filter(({ kind }) => kind !== "level").map(({ at, kind }) => `${at.slice(11, 16)} ${kind}`);
};
const stateOf = async (clock: string): Promise<readonly string[]> =>
  (await day.deadlines())
    .filter(({ id }) => id.startsWith(clock))
    .map(({ id, at, state }) => `${id.split(":").at(-1)} ${at.slice(6)} ${state}`);
const repaired = async (): Promise<unknown> =>
  (await day.rows("SELECT repaired FROM cursors WHERE name = 'ticket_events'"))[0]?.["repaired"];

describe("what no webhook told", () => {
  it("an agent's answer counts from its own time, and no breach fires", async () => {
    day.reply("10:20");
    await day.sweep("10:25");
    await day.minute("11:30");
    expect(await moments()).toContain("10:20 public_reply_by_agent");
    expect(await stateOf("first_reply")).toEqual([]);
    expect(day.asked()).toEqual([]);
    expect(await repaired()).toBe(1);
  });

  it("a customer's message starts the next clock at its own time", async () => {
    await day.hears("10:20", day.reply("10:20"));
    day.comment("10:40", CUSTOMER);
    await day.sweep("10:50");
    expect(await moments()).toContain("10:40 public_comment_by_customer");
    expect(await stateOf("next_reply")).toContain("breach 12:40 waiting");
  });

  it("a status counts from its own time, also when another came after it", async () => {
    day.status("pending", "10:15");
    await day.hears("10:35", day.status("open", "10:35"));
    await day.sweep("10:40");
    // It stood still from 10:15 to 10:35.
    expect(await stateOf("first_reply")).toContain("breach 11:20 waiting");
  });

  it("an assignment is known, with who has it", async () => {
    day.assigned("10:05", 3);
    await day.sweep("10:10");
    expect(await moments()).toContain("10:05 assigned");
  });

  it("another priority counts from its own time, also when something else came after it", async () => {
    day.prioritised("10:10", "urgent");
    const later = day.tagged("10:30", "seen");
    await day.hears("10:30", later);
    await day.sweep("10:35");
    const [row] = await day.rows<{ events: string }>("SELECT events FROM ticket_moments");
    const levels = (JSON.parse(row?.events ?? "[]") as { at: string; kind: string; urgency?: string }[])
      .filter(({ kind }) => kind === "level")
      .map(({ at, urgency }) => `${at.slice(11, 16)} ${urgency}`)
      .toSorted();
    expect(levels).toEqual(["10:00 general", "10:10 urgent", "10:30 urgent"]);
  });

  it("another tier counts from the organization's change", async () => {
    const organization = day.zendesk.addOrganization(10, {});
    await day.sweep("10:10");
    Object.assign(day.ticket, { organization_id: 10, updated_at: "2026-11-23T10:15:00Z" });
    await day.sweep("10:17");
    Object.assign(organization, {
      organization_fields: { yearly_it_spend: 300_000 },
      updated_at: "2026-11-23T10:20:00Z",
    });
    await day.sweep("10:25");
    const [{ events } = { events: "[]" }] = await day.rows<{ events: string }>(
      "SELECT events FROM ticket_moments",
    );
    expect(JSON.parse(events)).toContainEqual(
      expect.objectContaining({ at: "2026-11-23T10:20:00Z", kind: "level", tier: "core" }),
    );
  });

  describe("of a ticket that changed hands, or whose customer moved, since", () => {
    const levels = async (): Promise<readonly string[]> => {
      const [row] = await day.rows<{ events: string }>("SELECT events FROM ticket_moments");
      return (
        JSON.parse(row?.events ?? "[]") as { at: string; kind: string; tier: string; urgency: string }[]
      )
        .filter(({ kind }) => kind === "level")
        .map(({ at, tier, urgency }) => `${at.slice(11, 16)} ${tier} ${urgency}`)
        .toSorted();
    };
    beforeEach(async () => {
      day.zendesk.addOrganization(10, { yearly_it_spend: 300_000 });
      day.zendesk.addOrganization(11, { yearly_it_spend: 1 });
      await day.hears("10:02", day.handedTo("10:02", 10));
      expect(await levels()).toEqual(["10:00 ordinary general", "10:02 core general"]);
    });

    it("what was lost counts for the customer of then", async () => {
      day.prioritised("10:10", "urgent");
      await day.hears("10:30", day.handedTo("10:30", 11));
      await day.sweep("10:35");
      expect((await levels()).slice(2)).toEqual(["10:10 core urgent", "10:30 ordinary urgent"]);
    });

    it("what comes late counts for the customer of then", async () => {
      const late = day.prioritised("10:10", "urgent");
      await day.hears("10:30", day.handedTo("10:30", 11));
      await day.hears("10:35", late);
      expect((await levels()).slice(2)).toEqual(["10:10 core urgent", "10:30 ordinary urgent"]);
    });

    it("a customer between two others that nobody told of has its own tier", async () => {
      day.zendesk.addOrganization(12, { potential: 5, influence: 3 });
      await day.sweep("10:05");
      day.handedTo("10:10", 12);
      await day.hears("10:30", day.handedTo("10:30", 11));
      await day.sweep("10:35");
      expect((await levels()).slice(2)).toEqual(["10:10 potential general", "10:30 ordinary general"]);
    });

    it("what comes late counts for the tier of then", async () => {
      await day.hears("10:05", day.handedTo("10:05", 11));
      const late = day.prioritised("10:10", "urgent");
      const organization = day.zendesk.organizations.get(11);
      Object.assign(organization ?? {}, {
        organization_fields: { yearly_it_spend: 300_000 },
        updated_at: "2026-11-23T10:20:00Z",
      });
      await day.sweep("10:25");
      await day.hears("10:35", late);
      expect(await levels()).toContain("10:10 ordinary urgent");
      expect((await levels()).at(-1)).toBe("10:20 core urgent");
    });

    /** The customer spends as much from then on, and the event of it. */
    const spends = (time: string, previous: number, current: number): unknown => {
      const organization = day.zendesk.organizations.get(11);
      if (organization === undefined) throw new Error("no organization 11");
      const updated_at = `2026-11-23T${time}:00Z`;
      Object.assign(organization.organization_fields, { yearly_it_spend: current });
      Object.assign(organization, { updated_at });
      const change = fieldChange(SPEND_FIELD_ID, current, previous);
      return organizationEvent("custom_field_changed", { ...organization }, change);
    };

    it("what comes late between two changes of tier counts for the tier between them", async () => {
      day.zendesk.addOrganization(11, { yearly_it_spend: 1, influence: 5 });
      await day.hears("10:05", day.handedTo("10:05", 11));
      await day.hears("10:15", spends("10:15", 1, 300_000));
      const late = day.prioritised("10:20", "urgent");
      await day.hears("10:25", spends("10:25", 300_000, 600_000));
      await day.hears("10:35", late);
      expect((await levels()).slice(2, 4)).toEqual(["10:05 ordinary general", "10:15 core general"]);
      expect((await levels()).filter((level) => level.startsWith("10:20"))).toEqual(["10:20 core urgent"]);
      expect((await levels()).at(-1)).toBe("10:25 vip urgent");
    });

    it("what comes late from before the first that is known of a customer counts for the tier of that first", async () => {
      const late = day.handedTo("10:20", 11);
      await day.hears("10:30", day.tagged("10:30", "seen"));
      await day.hears("10:40", spends("10:40", 1, 300_000));
      await day.hears("10:45", late);
      expect((await levels()).slice(2)).toEqual([
        "10:20 ordinary general",
        "10:30 ordinary general",
        "10:40 core general",
      ]);
    });
  });

  it("a ticket nobody told of has its level and its clocks after one sweep", async () => {
    await emptyStore();
    vi.restoreAllMocks();
    const quiet = new PromiseDay();
    quiet.zendesk.addUser(3);
    quiet.zendesk.tickets.clear();
    await quiet.sweep("09:59");
    quiet.zendesk.tickets.set(1, quiet.ticket);
    quiet.created();
    await quiet.sweep("10:05");
    expect(quiet.zendesk.levelOf(1)).toBe("sla_ordinary_general");
    expect((await quiet.deadlines()).map(({ at }) => at)).toContain("11-23T11:00");
    const counted = await quiet.rows("SELECT name, repaired FROM cursors ORDER BY name");
    expect(counted).toContainEqual({ name: "ticket_events", repaired: 1 });
    expect(counted).toContainEqual({ name: "tickets", repaired: 0 });
  });

  it("stays without its texts", async () => {
    day.comment("10:20", CUSTOMER);
    day.reply("10:21");
    await day.sweep("10:25");
    expect(JSON.stringify(await day.rows("SELECT * FROM ticket_moments"))).not.toContain("A text");
  });

  it("an internal note is no answer", async () => {
    day.comment("10:20", { id: "3", is_staff: true }, false);
    await day.sweep("10:25");
    expect(await moments()).not.toContain("10:20 public_reply_by_agent");
    expect(await repaired()).toBe(0);
  });
});

describe("what the webhooks told", () => {
  const hearAll = async (): Promise<void> => {
    await day.hears("10:20", day.reply("10:20"));
    await day.hears("10:40", day.comment("10:40", CUSTOMER), day.status("open", "10:40"));
    await day.hears("10:50", day.assigned("10:50", 3), day.prioritised("10:50", "urgent"));
  };

  it("is not noted twice, repairs nothing and costs one page of each export", async () => {
    await hearAll();
    const before = await day.rows("SELECT * FROM ticket_moments");
    const deadlines = await day.rows("SELECT * FROM deadlines ORDER BY id");
    day.zendesk.forget();
    await day.sweep("10:55");
    await day.sweep("11:00");
    expect(await day.rows("SELECT * FROM ticket_moments")).toEqual(before);
    expect(await day.rows("SELECT * FROM deadlines ORDER BY id")).toEqual(deadlines);
    expect(await repaired()).toBe(0);
    expect(day.zendesk.calls(/incremental|show_many|audits/)).toHaveLength(6);
  });

  it("is the same moment where the export's time is a second beside it", async () => {
    await hearAll();
    for (const save of day.zendesk.saves) save.created_at = save.created_at.replace(":00Z", ":01Z");
    const before = await moments();
    await day.sweep("10:55");
    expect(await moments()).toEqual(before);
    expect(await repaired()).toBe(0);
  });

  it("and comes after the sweep has found it is not noted twice either", async () => {
    const late = day.reply("10:20");
    await day.sweep("10:25");
    const before = await moments();
    await day.hears("10:26", late);
    expect(await moments()).toEqual(before);
  });
});

describe("the export of ticket events", () => {
  it("is not asked while the account's past is being read, and begins where that ended", async () => {
    await emptyStore();
    day.zendesk.forget();
    await day.sweep("12:00");
    expect(day.zendesk.calls(/ticket_events/)).toEqual([]);
    await day.sweep("12:05");
    const begins = Math.floor(Date.parse("2026-11-23T12:00:00Z") / 1000);
    expect(day.zendesk.calls(/ticket_events/)).toMatchObject([
      { path: `/api/v2/incremental/ticket_events?start_time=${begins}&include=comment_events` },
    ]);
    expect(await repaired()).toBe(0);
  });

  it("that cannot be read now is read from the same place later, and tickets are swept all the same", async () => {
    day.reply("10:20");
    day.zendesk.fail(/ticket_events/, 503);
    await day.sweep("10:25");
    expect(await moments()).not.toContain("10:20 public_reply_by_agent");
    expect(day.zendesk.calls(/tickets\/cursor/).length).toBeGreaterThan(1);
    await day.env.DB.prepare("UPDATE budget SET blocked_until = 0").run();
    await day.sweep("10:30");
    expect(await moments()).toContain("10:20 public_reply_by_agent");
  });

  it("is read again where the tickets it is about could not be read", async () => {
    day.reply("10:20");
    day.zendesk.fail(/tickets\/show_many/, 503);
    await day.sweep("10:25");
    await day.env.DB.prepare("UPDATE budget SET blocked_until = 0").run();
    await day.sweep("10:30");
    expect(await moments()).toContain("10:20 public_reply_by_agent");
    expect(await repaired()).toBe(1);
  });

  it("withdraws a breach that had fired before the answer was found", async () => {
    day.reply("10:58");
    await day.minute("11:01");
    expect(await stateOf("first_reply")).toContain("breach 11:00 fired");
    await day.sweep("11:05");
    expect(await stateOf("first_reply")).toContain("breach 11:00 withdrawn");
  });
});

describe("an account without the export of ticket events", () => {
  beforeEach(() => day.zendesk.fail(/ticket_events/, 403, 1000));

  it("has the audits read of tickets that changed without a webhook", async () => {
    await day.hears("10:05", day.assigned("10:05", 3));
    day.reply("10:20");
    day.comment("10:22", CUSTOMER);
    day.zendesk.forget();
    await day.sweep("10:25");
    expect(await moments()).toEqual(
      expect.arrayContaining(["10:20 public_reply_by_agent", "10:22 public_comment_by_customer"]),
    );
    expect(await stateOf("first_reply")).toEqual([]);
    expect(day.zendesk.calls(/audits/)).toHaveLength(1);
    expect(await day.rows("SELECT repaired FROM cursors WHERE name = 'tickets'")).toEqual([{ repaired: 1 }]);
  });

  it("costs one refused request where nothing was lost", async () => {
    await day.hears("10:20", day.reply("10:20"));
    day.zendesk.forget();
    await day.sweep("10:25");
    expect(day.zendesk.calls(/audits|show_many|ticket_events/)).toHaveLength(1);
  });
});
