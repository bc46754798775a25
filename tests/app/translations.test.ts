import { describe, expect, it } from "vitest";
import { readProject, translationProblems } from "../../tools/translations.ts";

const app = (name: string) => ({ name, parameters: { worker_url: { label: "Address", helpText: "Where" } } });
const good = {
  languages: {
    en: { app: app("Tierwise"), greeting: { hello: "Hello {name}" } },
    "zh-cn": { app: app("Tierwise"), greeting: { hello: "{name}，您好" } },
  },
  sources: ['t("greeting.hello", { name })'],
  parameters: ["worker_url"],
};

describe("the check of the translations", () => {
  it("has nothing to say about the project's own", () => {
    expect(translationProblems(readProject())).toEqual([]);
  });

  it("has nothing to say when all is well", () => {
    expect(translationProblems(good)).toEqual([]);
  });

  it("finds a text that one language lacks, and one that English does not have", () => {
    const languages = { ...good.languages, "zh-cn": { app: app("Tierwise"), greeting: { hi: "您好" } } };
    expect(translationProblems({ ...good, languages })).toEqual([
      'zh-cn: "greeting.hello" is missing',
      'zh-cn: "greeting.hi" is not in English',
    ]);
  });

  it("finds placeholders that differ, also inside plurals", () => {
    const languages = {
      en: { app: app("Tierwise"), greeting: { hello: "{n, plural, one {# of {all}} other {# of {all}}}" } },
      "zh-cn": { app: app("Tierwise"), greeting: { hello: "{n, plural, other {#}}" } },
    };
    expect(translationProblems({ ...good, languages })).toEqual([
      'zh-cn: "greeting.hello" has the placeholders {n}, English has {all, n}',
    ]);
  });

  it("finds a text that is no ICU message", () => {
    const languages = { ...good.languages, en: { app: app("Tierwise"), greeting: { hello: "Hello {name" } } };
    expect(translationProblems({ ...good, languages })[0]).toMatch(/^en: "greeting.hello" is not valid/);
  });

  it("finds texts that nothing uses, and uses of texts that do not exist", () => {
    expect(translationProblems({ ...good, sources: ['t("greeting.bye")'] })).toEqual([
      '"greeting.hello" is used nowhere',
      '"greeting.bye" does not exist',
    ]);
  });

  it("finds a setting without a label, and a label without a setting", () => {
    expect(translationProblems({ ...good, parameters: ["policy"] })).toEqual(
      ["en", "zh-cn"].flatMap((locale) => [
        `${locale}: the manifest needs "app.parameters.policy.label"`,
        `${locale}: the manifest needs "app.parameters.policy.helpText"`,
        `${locale}: the manifest has no parameter for "app.parameters.worker_url.label"`,
        `${locale}: the manifest has no parameter for "app.parameters.worker_url.helpText"`,
      ]),
    );
  });

  it("finds a name that Zendesk would cut", () => {
    const languages = { en: { app: app("T".repeat(41)), greeting: { hello: "Hello" } } };
    expect(translationProblems({ ...good, languages })).toEqual([
      "en: the app's name has more than 40 characters",
    ]);
  });
});
