import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { LANGUAGES, scheduleOf, serviceLevelOf } from "#core";
import { ticket } from "../facts.ts";
import { preset } from "./given.ts";

const NAMES = readdirSync(new URL("../../../policies/", import.meta.url))
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.replace(/\.yaml$/, ""));

const FILLED = ["ticket.id", "ticket.requester.name", "ticket.requester.first_name", "current_user.name"];

type Text = { readonly path: string; readonly text: { readonly [language: string]: unknown } };

/** Every text of a document that is written by language. */
function textsOf(value: unknown, path = ""): readonly Text[] {
  if (typeof value !== "object" || value === null) return [];
  const map = Object.fromEntries(Object.entries(value));
  if (typeof map["en"] === "string") return [{ path, text: map }];
  return Object.entries(map).flatMap(([name, inner]) => textsOf(inner, `${path}/${name}`));
}

const slotsIn = (body: string): number => [...body.matchAll(/\[\[[^[\]]+\]\]/g)].length;

test("nine rule books come with the product", () => {
  expect(NAMES.toSorted()).toEqual([
    "bank",
    "care",
    "education",
    "general-support",
    "it-services",
    "one-stop",
    "pharma",
    "relationship",
    "repair",
  ]);
});

test("the Worker is built with every one of them", () => {
  const built = readFileSync(new URL("../../../worker/policy/presets.ts", import.meta.url), "utf8");
  expect(NAMES.filter((name) => !built.includes(`"../../policies/${name}.yaml"`))).toEqual([]);
});

describe.each(NAMES)("the preset %s", (name) => {
  const policy = preset(name);
  const { document } = policy;
  const bodies = document.replies.flatMap(({ key, body }) =>
    LANGUAGES.map((language) => ({ at: `${key} ${language}`, body: body[language] ?? "" })),
  );

  test("says everything in every language", () => {
    const incomplete = textsOf(document).filter(({ text }) =>
      LANGUAGES.some((language) => typeof text[language] !== "string" || text[language] === ""),
    );
    expect(incomplete.map(({ path }) => path)).toEqual([]);
  });

  test("has at least six replies, each with as many slots in every language, and each shortcut once", () => {
    expect(document.replies.length).toBeGreaterThanOrEqual(6);
    const uneven = document.replies.filter(
      ({ body }) => new Set(LANGUAGES.map((language) => slotsIn(body[language] ?? ""))).size > 1,
    );
    expect(uneven.map(({ key }) => key)).toEqual([]);
    const shortcuts = document.replies.flatMap(({ shortcut }) => shortcut ?? []);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
  });

  test("never tells customers their tier", () => {
    // "Core" alone is also an ordinary word; see the test of it-services.
    const words = document.tiers.flatMap(({ title }) => Object.values(title)).filter((one) => one !== "Core");
    const telling = bodies.filter(({ body }) =>
      words.some((word) => body.toLowerCase().includes(word.toLowerCase())),
    );
    expect(telling.map(({ at }) => at)).toEqual([]);
    expect(bodies.filter(({ body }) => /\b(vip|tier)\b/i.test(body)).map(({ at }) => at)).toEqual([]);
  });

  test("uses only placeholders that Zendesk fills", () => {
    const used = bodies.flatMap(({ body }) =>
      [...body.matchAll(/{{\s*(.*?)\s*(?:\| default: '[^']+' ?)?}}/g)].map(([, one]) => one),
    );
    expect(used.filter((one) => one === undefined || !FILLED.includes(one))).toEqual([]);
  });

  test("promises every tier something for every urgency, on hours of China", () => {
    const silent = policy.serviceLevels.filter(({ promise }) => promise === null);
    expect(silent.map(({ optionValue }) => optionValue)).toEqual([]);
    const zones = document.schedules.map((schedule) => scheduleOf(schedule).zone);
    expect(new Set(zones)).toEqual(new Set(["Asia/Shanghai"]));
  });

  test("offers an apology where a promised time passes, if it offers a reply at all", () => {
    const offered = document.serviceLevels
      .flatMap(({ onBreach, steps }) => [...onBreach, ...steps.flatMap((step) => step.onBreach)])
      .flatMap((action) => (action.do === "offer_reply" ? [action.reply] : []));
    const stages = document.replies.filter(({ key }) => offered.includes(key)).map(({ stage }) => stage);
    expect(stages.filter((stage) => stage !== "delay")).toEqual([]);
  });

  test("answers no group of customers and no kind of problem later than everybody of that tier", () => {
    const slower = document.serviceLevels
      .filter(({ segments, problemTypes }) => segments.length + problemTypes.length > 0)
      .filter(({ tiers, urgencies, targets }) =>
        policy.serviceLevels.some(
          ({ tier, urgency, promise }) =>
            tiers.includes(tier) &&
            urgencies.includes(urgency) &&
            (targets.first_reply ?? 0) > (promise?.targets.first_reply ?? Number.POSITIVE_INFINITY),
        ),
      );
    expect(slower.map(({ key }) => key)).toEqual([]);
  });

  test("makes no other urgency of a ticket by the priority it sets itself", () => {
    const place = (key: string): number => policy.urgencies.findIndex((urgency) => urgency.key === key);
    const turned = document.serviceLevels.filter(
      ({ tiers: [tier = ""], urgencies, onArrival: { priority } }) => {
        const made = serviceLevelOf(policy, ticket({ priority }), tier).urgency;
        // The first that holds counts, so only one that stands before the level's own can take it over.
        return !urgencies.includes(made) && urgencies.some((own) => place(made) < place(own));
      },
    );
    expect(turned.map(({ key }) => key)).toEqual([]);
  });

  test("has the apology ready where an appointment nobody confirmed is told to the desk (D4)", () => {
    const { confirmBefore, apology } = document.visits;
    expect(confirmBefore === null || apology !== null).toBe(true);
  });

  test("opens every callback with words that open a call, not with those of one that came in (E6)", () => {
    const wrong = document.callbacks.filter(({ script }) => {
      const reply = document.replies.find(({ key }) => key === script);
      return reply?.channel !== "call_script" || /^call_(?:answer|satisfied|dissatisfied)/.test(reply.key);
    });
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });

  test("names the clause of every tier and every level", () => {
    const bare = [...document.tiers, ...document.serviceLevels].filter(({ clause }) => clause === null);
    expect(bare.map(({ key }) => key)).toEqual([]);
  });
});
