import { asArray, asObject, type Loose, type Rule, show, type Subject, when } from "./rule.ts";
import { textOf } from "./readPackage.ts";

const LOCALE_FILE = /^translations\/([a-z]{2,3}(-\w{2,3})?)\.json$/;
const MARKETPLACE_TEXTS = ["long_description", "installation_instructions"];
const MAX_NAME_LENGTH = 40;

const translationFiles = ({ package: { files } }: Subject): string[] =>
  [...files.keys()].filter((path) => path.startsWith("translations/") && path.endsWith(".json"));

const read = (subject: Subject, path: string): Loose | undefined => {
  try {
    const parsed: unknown = JSON.parse(textOf(subject.package, path) ?? "");
    return asObject(parsed);
  } catch {
    return undefined;
  }
};

const appTexts = (subject: Subject, path: string): Loose => asObject(read(subject, path)?.["app"]) ?? {};

/** Rules about the app's texts. Source: zendesk-app 4.3. */
export const TRANSLATION_RULES: readonly Rule[] = [
  {
    id: "translation_json",
    level: "error",
    find: (subject) =>
      translationFiles(subject)
        .filter((path) => read(subject, path) === undefined)
        .map((path) => `${path} isn't valid JSON`),
  },
  {
    id: "translation_file_name",
    level: "error",
    find: (subject) =>
      translationFiles(subject)
        .filter((path) => !LOCALE_FILE.test(path))
        .map((path) => `${path} is not named for a valid locale`),
  },
  {
    id: "translation_name",
    level: "error",
    find: (subject) => {
      const english = "translations/en.json";
      if (!subject.package.files.has(english)) return ["Missing translation file translations/en.json"];
      const { name } = { name: appTexts(subject, english)["name"] };
      if (typeof name !== "string" || name === "")
        return ["Missing required key from translations/en.json: app.name"];
      return when(
        name.length > MAX_NAME_LENGTH,
        `the app's name is longer than ${MAX_NAME_LENGTH} characters`,
      );
    },
  },
  {
    id: "translation_marketplace",
    level: "error",
    find: (subject) => {
      if (subject.manifest["private"] !== false) return [];
      const texts = appTexts(subject, "translations/en.json");
      const missing = MARKETPLACE_TEXTS.filter((key) => typeof texts[key] !== "string");
      const described = typeof (texts["short_description"] ?? texts["description"]) === "string";
      return [...missing, ...(described ? [] : ["short_description"])].map(
        (key) => `Missing required key from translations/en.json: app.${key}`,
      );
    },
  },
  {
    id: "translation_parameter_labels",
    level: "error",
    find: (subject) =>
      translationFiles(subject).flatMap((path) =>
        Object.entries(asObject(appTexts(subject, path)["parameters"]) ?? {})
          .filter(([, node]) => asObject(node)?.["label"] === undefined)
          .map(([name]) => `Missing required key from ${path}: app.parameters.${name}.label`),
      ),
  },
  {
    id: "translation_label_per_parameter",
    level: "warning",
    find: (subject) => {
      const labels = asObject(appTexts(subject, "translations/en.json")["parameters"]) ?? {};
      return asArray(subject.manifest["parameters"])
        .map((parameter) => show(asObject(parameter)?.["name"]))
        .filter((name) => !Object.hasOwn(labels, name))
        .map((name) => `no label for parameter ${name}`);
    },
  },
];
