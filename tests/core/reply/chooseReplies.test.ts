import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseReplies, LANGUAGES, type ReplyQuestion } from "#core";
import { ticket } from "../facts.ts";
import { itServices } from "../preset.ts";
import { small } from "../smallPolicy.ts";

const policy = itServices();
const keys = (question: Partial<ReplyQuestion>, from = policy) =>
  chooseReplies(from, { tier: "ordinary", urgency: "general", status: "new", ...question }).map(
    ({ key }) => key,
  );

describe("replies for a ticket", () => {
  test("a new ticket is greeted first; what is said about this ticket goes before what fits any", () => {
    expect(keys({}).slice(0, 1)).toEqual(["greet"]);
    expect(keys({ tier: "vip" }).slice(0, 2)).toEqual(["greet_own_contact", "greet"]);
    expect(keys({ urgency: "urgent" })[0]).toBe("greet_urgent");
  });

  test("a solved ticket is closed with thanks", () => {
    expect(keys({ status: "solved" }).slice(0, 2)).toEqual(["solved", "close_with_thanks"]);
  });

  test("the stage the agent is in comes before everything", () => {
    expect(keys({ stage: "delay" })[0]).toBe("delay");
  });

  test("replies for other tiers and urgencies are not offered", () => {
    expect(keys({})).not.toContain("greet_own_contact");
    expect(keys({})).not.toContain("greet_urgent");
    expect(keys({ urgency: null })).not.toContain("greet_urgent");
  });

  test("all others are, so that they can be searched", () => {
    const written = policy.replies.filter(({ channel }) => channel === "public_reply");
    expect(keys({ tier: "vip", urgency: "suggestion" })).toHaveLength(written.length - 1);
  });

  test("conditions may ask for anything about the ticket, and segments for the customer", () => {
    const stage = { key: "any", title: "Any" };
    const ours = small({
      stages: [stage],
      segments: [{ key: "big", group: "value", title: "Big" }],
      replies: [
        { key: "plain", stage: "any", title: "P", body: "P" },
        {
          key: "mail",
          stage: "any",
          title: "M",
          body: "M",
          when: { all: [{ field: "channel", operator: "is", value: "email" }] },
        },
        { key: "big", stage: "any", title: "B", body: "B", segments: ["big"] },
        { key: "call", stage: "any", title: "C", body: "C", channel: "call_script" },
      ],
    });
    expect(keys({ tier: "gold", ticket: ticket({ channel: "email" }) }, ours)).toEqual(["mail", "plain"]);
    expect(keys({ tier: "gold", segments: ["big"] }, ours)).toEqual(["big", "plain"]);
  });
});

describe("what is offered follows what is so now", () => {
  const stages = [
    { key: "work", title: "Work", statuses: ["open"] },
    { key: "late", title: "Late" },
  ];
  const registers = [
    {
      key: "formal",
      title: "Formal",
      when: { all: [{ field: "city", operator: "is", value: "Beijing" }] },
    },
  ];
  const ours = small({
    stages,
    registers,
    replies: [
      { key: "plain", stage: "work", title: "P", body: "Hi" },
      {
        key: "sorry",
        stage: "late",
        title: "S",
        body: "Sorry",
        when: { any: [{ field: "promise_state", operator: "includes", value: "first_reply_breached" }] },
      },
      {
        key: "greet",
        stage: "work",
        title: "G",
        body: "Hey",
        variants: [{ register: "formal", body: "Dear Sir or Madam" }],
      },
      { key: "ceremony", stage: "work", title: "C", body: "We are honoured", register: "formal" },
    ],
  });
  const offered = (question: Partial<ReplyQuestion>) =>
    chooseReplies(ours, { tier: "plain", urgency: "general", status: "open", ...question });
  const inBeijing = {
    id: 1,
    name: null,
    facts: { city: "Beijing" },
    tags: [],
    standing: null,
    override: null,
    cutOffs: {},
  };

  test("a promise that is late puts what is said about it on top, before what suits the status (B17)", () => {
    expect(offered({ promises: ["breached", "first_reply_breached"] })[0]?.key).toBe("sorry");
    expect(offered({ promises: ["running", "first_reply_running"] }).map(({ key }) => key)).toEqual([
      "plain",
      "greet",
    ]);
  });

  test("a customer of a register gets its replies first, and its wording of the others (B18, D13)", () => {
    const replies = offered({ customer: inBeijing });
    expect(replies.map(({ key }) => key)).toEqual(["ceremony", "plain", "greet"]);
    expect(replies.at(-1)?.body.en).toBe("Dear Sir or Madam");
    expect(offered({}).at(-1)?.body.en).toBe("Hey");
  });

  test("equally good ones say so, so that the agent's own may come first", () => {
    const [plain, greet] = offered({});
    expect(plain?.fit).toBe(greet?.fit);
    expect(offered({ customer: inBeijing })[0]?.fit).toBeGreaterThan(plain?.fit ?? 0);
  });

  test("whatever is asked, what comes earlier fits no worse", () => {
    const some = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
    fc.assert(
      fc.property(
        fc.record({
          status: some<ReplyQuestion["status"]>("new", "open", "solved"),
          stage: some(null, "work", "late"),
          promises: fc.subarray(["breached", "first_reply_breached", "paused"]),
          customer: some(null, inBeijing),
        }),
        (question) => {
          const fits = offered(question).map(({ fit = 0 }) => fit);
          expect(fits).toEqual(fits.toSorted((a, b) => b - a));
        },
      ),
    );
  });
});

describe("the replies of it-services", () => {
  const written = policy.replies.flatMap(({ key, body, title }) =>
    LANGUAGES.map((language) => ({
      key,
      language,
      body: body[language] ?? "",
      title: title[language] ?? "",
    })),
  );

  test("are at least ten, with title and text in every language", () => {
    expect(policy.replies.length).toBeGreaterThanOrEqual(10);
    expect(written.filter(({ body, title }) => body.trim() === "" || title === "")).toEqual([]);
  });

  test("never name a tier to the customer", () => {
    const words = policy.tiers.flatMap(({ title }) => Object.values(title)).filter((word) => word !== "Core");
    const named = written.filter(
      ({ body }) => words.some((word) => body.includes(word)) || /\b(VIP|core customer)\b/i.test(body),
    );
    expect(named.map(({ key, language }) => `${key} ${language}`)).toEqual([]);
  });

  test("use only placeholders that Zendesk fills", () => {
    const known = ["ticket.id", "ticket.requester.name", "ticket.requester.first_name", "current_user.name"];
    const used = written.flatMap(({ body }) =>
      [...body.matchAll(/{{\s*(.*?)\s*(?:\| default: '[^']+' ?)?}}/g)].map(([, name]) => name),
    );
    expect([...new Set(used)].filter((name) => name === undefined || !known.includes(name))).toEqual([]);
  });

  test("have as many slots in each language, and each closed", () => {
    const slots = (body: string) => [...body.matchAll(/\[\[[^[\]]+\]\]/g)].length;
    for (const { key, body } of policy.replies) {
      const counts = LANGUAGES.map((language) => slots(body[language] ?? ""));
      expect([key, new Set(counts).size]).toEqual([key, 1]);
      expect((body.en.match(/\[\[/g) ?? []).length).toBe(slots(body.en));
    }
  });

  test("cover the hotline's three beats (A9) and have each shortcut once", () => {
    const beats = policy.document.replies.filter(({ clause }) => clause === "A9").map(({ stage }) => stage);
    expect(new Set(beats)).toEqual(new Set(["greeting", "identify", "collect", "closing"]));
    const shortcuts = policy.replies.map(({ shortcut }) => shortcut);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
  });
});
