import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileGuard, guardRulesOf, type Language, LANGUAGES } from "#core";
import { CHINESE_FORMS } from "../../../app/features/guard/chineseForms.ts";
import { preset } from "../presets/given.ts";

const NAMES = readdirSync(new URL("../../../policies/", import.meta.url))
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.replace(/\.yaml$/, ""));

const SLOT = /\[\[([^[\]]*)\]\]/gu;
const MOST_CHARACTERS = 700;
const MOST_SENTENCES = 5;
/** In characters. */
const SHORTEST_SENTENCE = 4;

/** What stands in a slot that asks for a time, in any of the three languages. */
const ASKS_FOR_A_TIME = /time|day|date|hour|from|to|时|時|日|天|期|周|週|点|點/u;

const placeholdersIn = (body: string): readonly string[] =>
  [
    ...new Set(
      [...body.matchAll(/\{\{\s*([a-z_.]+)/gu)].map(([, name = ""]) =>
        // Chinese is written to the whole name.
        name.replace("first_name", "name"),
      ),
    ),
  ].toSorted();

/** A body as it leaves: placeholders and slots filled. */
const filled = (body: string): string =>
  body
    .replace(/\{\{[^}]*default: '([^']+)'[^}]*\}\}/gu, "$1")
    .replace(/\{\{[^}]*\}\}/gu, "Lin")
    .replace(SLOT, (_, asked: string) => (ASKS_FOR_A_TIME.test(asked) ? "15:00" : "…"));

/** A greeting ("您好！", "Of course!") and the numbers of a list are no sentences. */
const sentences = (body: string): number =>
  filled(body)
    .replace(/^\d\. /gmu, "")
    .split(/[.!?](?=\s|$)|[。！？]/u)
    .filter((sentence) => sentence.replace(/^.*，(?=您好)/u, "").trim().length > SHORTEST_SENTENCE).length;

/** What every rule book needs words for, and under which keys it has them. */
const INTENTS: { readonly [intent: string]: readonly string[] } = {
  "a quick polite first answer (A9, E7, F2)": [
    "greet",
    "here",
    "consult",
    "received",
    "i_stay",
    "first_answer",
  ],
  "asks for what is needed (A9, F1)": ["collect", "ask_need", "papers", "identify_safely"],
  "names a time (B16)": ["promise_time", "moment", "confirm_time"],
  "tells of progress (F2)": ["progress", "follow"],
  "late: explains and apologises (B17)": ["delay", "answer_late"],
  "can't keep the appointment, tells a new time (D4)": ["visit_move", "delivery_move", "appointment_move"],
  "makes an appointment (A7)": ["visit_offer", "offer_time", "confirm_time", "delivery_time"],
  "a complaint is received (D5)": ["complaint_heard", "complaint_taken", "complaint_form"],
  "a complaint: apologises with the cause (D5)": ["complaint_sorry"],
  "a complaint: what was done (D5)": ["complaint_solved", "result"],
  "closes with thanks (A9, F1)": ["close_with_thanks", "close", "closing"],
  "festival wishes (E2)": ["festival"],
  "opens a callback (E6)": ["call_opening"],
  "callback, satisfied (D13)": ["call_satisfied"],
  "callback, satisfied, in Cantonese (D13)": ["call_satisfied_cantonese"],
  "callback, not satisfied (D13)": ["call_dissatisfied"],
  "callback, not satisfied, in Cantonese (D13)": ["call_dissatisfied_cantonese"],
};

/** What only some rule books need. */
const OWN_INTENTS: { readonly [name: string]: readonly string[] } = {
  "it-services": ["greet", "collect", "close_with_thanks", "visit_service"],
  "general-support": ["consult", "collect", "handle_product", "follow", "close", "revisit_letter"],
  care: [
    "here",
    "birthday",
    "spring_festival",
    "mid_autumn",
    "new_year",
    "valentines",
    "labour_day",
    "national_day",
  ],
  education: [
    "kindergarten",
    "primary",
    "secondary",
    "university",
    "transfer",
    "advancement",
    "tutoring",
    "vocational",
  ],
};

describe.each(NAMES)("the texts of %s", (name) => {
  const policy = preset(name);
  const { document } = policy;
  const check = compileGuard(guardRulesOf(document), CHINESE_FORMS);
  const bodies = document.replies.flatMap((reply) =>
    LANGUAGES.map((language: Language) => ({
      at: `${reply.key} ${language}`,
      reply,
      language,
      body: reply.body[language] ?? "",
    })),
  );
  const keys = new Set(document.replies.map(({ key }) => key));

  test("are between 15 and 30", () => {
    expect(document.replies.length).toBeGreaterThanOrEqual(15);
    expect(document.replies.length).toBeLessThanOrEqual(30);
  });

  test("pass the policy's own guard but for what the agent fills", () => {
    const flagged = bodies.flatMap(({ at, body, language }) =>
      check(body, { language, statedTime: "off" })
        .filter(({ rule }) => rule !== "slot" && rule !== "placeholder")
        .map(({ rule, found }) => `${at}: ${rule} ${found}`),
    );
    expect(flagged).toEqual([]);
  });

  test("are whole and in the right language once filled", () => {
    const flagged = bodies.flatMap(({ at, body, language }) =>
      check(filled(body), { language, statedTime: "off" }).map(
        ({ rule, found }) => `${at}: ${rule} ${found}`,
      ),
    );
    expect(flagged).toEqual([]);
  });

  test("are short", () => {
    const long = bodies.filter(
      ({ body }) => body.trim().length > MOST_CHARACTERS || sentences(body) > MOST_SENTENCES,
    );
    expect(
      long.map(({ at, body }) => `${at}: ${body.trim().length} characters, ${sentences(body)} sentences`),
    ).toEqual([]);
  });

  test("have slots that are closed, and not one of another language", () => {
    const loose = bodies.filter(({ body }) => /\[\[|\]\]/u.test(body.replace(SLOT, "")));
    expect(loose.map(({ at }) => at)).toEqual([]);
    const foreign = bodies.filter(({ body, language }) =>
      [...body.matchAll(SLOT)].some(([, slot = ""]) => /\p{Script=Han}/u.test(slot) === (language === "en")),
    );
    expect(foreign.map(({ at }) => at)).toEqual([]);
  });

  test("use the same placeholders in every language, and a name never without a fallback", () => {
    const uneven = document.replies.filter(
      ({ body }) =>
        new Set(LANGUAGES.map((language) => placeholdersIn(body[language] ?? "").join())).size > 1,
    );
    expect(uneven.map(({ key }) => key)).toEqual([]);
    const bare = bodies.filter(({ body }) => /\{\{\s*ticket\.requester\.[a-z_]+\s*\}\}/u.test(body));
    expect(bare.map(({ at }) => at)).toEqual([]);
  });

  test("are found by shortcuts of their own", () => {
    const shortcuts = document.replies.map(({ shortcut }) => shortcut);
    expect(shortcuts).not.toContain(null);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
  });

  test("leave no stage without words", () => {
    const silent = document.stages.filter(({ key }) => !document.replies.some(({ stage }) => stage === key));
    expect(silent.map(({ key }) => key)).toEqual([]);
  });

  test("have words for every moment", () => {
    const missing = Object.entries(INTENTS).filter(([, ways]) => !ways.some((key) => keys.has(key)));
    expect(missing.map(([intent]) => intent)).toEqual([]);
    expect((OWN_INTENTS[name] ?? []).filter((key) => !keys.has(key))).toEqual([]);
  });

  test("keep Cantonese and other ways of talking to those who wish them", () => {
    const spoken = document.replies.filter(({ register }) => register === "cantonese");
    expect(spoken.length).toBeGreaterThanOrEqual(2);
    expect(document.registers.find(({ key }) => key === "cantonese")?.when).not.toBeNull();
  });
});

test("a reply to a problem still open names a time where the policy demands one (B16)", () => {
  const { document } = preset("relationship");
  const check = compileGuard(guardRulesOf(document), CHINESE_FORMS);
  const open = document.stages.filter(
    ({ statuses }) => statuses.includes("new") || statuses.includes("open"),
  );
  const written = document.replies.filter(
    ({ channel, stage }) => channel === "public_reply" && open.some(({ key }) => key === stage),
  );
  const silent = written.flatMap(({ key, body }) =>
    LANGUAGES.filter((language) =>
      check(filled(body[language] ?? ""), { language, statedTime: "warn" }).some(
        ({ rule }) => rule === "stated_time",
      ),
    ).map((language) => `${key} ${language}`),
  );
  expect(silent).toEqual([]);
});
