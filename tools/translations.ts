import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type CompiledMessage, compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { ZENDESK_KEY } from "../app/build/compileCatalogue.ts";
import { flattenTexts } from "../app/build/flattenTexts.ts";

/** The texts of each language by its file name without ending, and what is checked against them. */
export type TranslationsInput = {
  /** Raw contents of translations/*.json by locale; `en` is the measure of the others. */
  readonly languages: { readonly [locale: string]: unknown };
  /** Sources of the app: a key is used when it stands in one of them as a string. */
  readonly sources: readonly string[];
  /** The parameters that the manifest names: Zendesk shows a label and a help text for each. */
  readonly parameters: readonly string[];
};

/** Zendesk reads the file name as a locale (facts: manifest 4.1). */
const LOCALE = /^[a-z]{2,3}(-\w{2,3})?$/;
/** Zendesk cuts longer app names. */
const LONGEST_NAME = 40;
const STRING = /"([a-z][A-Za-z]*(?:\.[A-Za-z]+)+)"/g;
const CALL = /\bt\(\s*"([^"]+)"/g;

const namesIn = (message: CompiledMessage): readonly string[] =>
  message.flatMap((token) => {
    if (typeof token === "string") return [];
    const [name, , choices] = token;
    if (typeof choices !== "object" || choices === null) return [name];
    const below = Object.values(choices).filter((choice): choice is CompiledMessage => Array.isArray(choice));
    return [name, ...below.flatMap(namesIn)];
  });

/** The ICU placeholders of a text, sorted, each once; an Error's message when it is not ICU MessageFormat. */
function placeholders(text: string): { readonly names: string } | { readonly problem: string } {
  try {
    return { names: [...new Set(namesIn(compileMessageOrThrow(text)))].sort().join(", ") };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

type Texts = ReadonlyMap<string, string>;

function compareLanguage(locale: string, texts: Texts, english: Texts): readonly string[] {
  const missing = [...english.keys()].filter((key) => !texts.has(key));
  const surplus = [...texts.keys()].filter((key) => !english.has(key));
  const wrong = [...texts].flatMap(([key, text]) => {
    if (text.trim() === "") return [`${locale}: "${key}" is empty`];
    if (key.startsWith(ZENDESK_KEY)) return [];
    const found = placeholders(text);
    if ("problem" in found) return [`${locale}: "${key}" is not valid: ${found.problem}`];
    const wanted = placeholders(english.get(key) ?? text);
    if ("problem" in wanted || wanted.names === found.names) return [];
    return [`${locale}: "${key}" has the placeholders {${found.names}}, English has {${wanted.names}}`];
  });
  return [
    ...(LOCALE.test(locale) ? [] : [`${locale}: Zendesk does not take this file name as a locale`]),
    ...missing.map((key) => `${locale}: "${key}" is missing`),
    ...surplus.map((key) => `${locale}: "${key}" is not in English`),
    ...wrong,
  ];
}

function compareSources(english: Texts, sources: readonly string[]): readonly string[] {
  const own = [...english.keys()].filter((key) => !key.startsWith(ZENDESK_KEY));
  const named = new Set(sources.flatMap((source) => [...source.matchAll(STRING)].map((match) => match[1])));
  const asked = new Set(sources.flatMap((source) => [...source.matchAll(CALL)].map((match) => match[1])));
  return [
    ...own.filter((key) => !named.has(key)).map((key) => `"${key}" is used nowhere`),
    ...[...asked]
      .filter((key) => key !== undefined && !english.has(key))
      .map((key) => `"${key}" does not exist`),
  ];
}

function compareManifest(locale: string, texts: Texts, parameters: readonly string[]): readonly string[] {
  const prefix = `${ZENDESK_KEY}parameters.`;
  const wanted = parameters.flatMap((name) => [`${prefix}${name}.label`, `${prefix}${name}.helpText`]);
  const labelled = new Set([...texts.keys()].filter((key) => key.startsWith(prefix)));
  const name = texts.get(`${ZENDESK_KEY}name`) ?? "";
  return [
    ...wanted.filter((key) => !labelled.has(key)).map((key) => `${locale}: the manifest needs "${key}"`),
    ...[...labelled]
      .filter((key) => !wanted.includes(key))
      .map((key) => `${locale}: the manifest has no parameter for "${key}"`),
    ...(name.length > LONGEST_NAME
      ? [`${locale}: the app's name has more than ${LONGEST_NAME} characters`]
      : []),
  ];
}

/** Everything that is wrong with the texts, each as a sentence; empty when all is well. */
export function translationProblems(input: TranslationsInput): readonly string[] {
  const languages = Object.entries(input.languages).map(
    ([locale, raw]) => [locale, flattenTexts(raw)] as const,
  );
  const english = languages.find(([locale]) => locale === "en")?.[1];
  if (english === undefined) return ["en: there are no English texts"];
  return [
    ...languages.flatMap(([locale, texts]) => compareLanguage(locale, texts, english)),
    ...languages.flatMap(([locale, texts]) => compareManifest(locale, texts, input.parameters)),
    ...compareSources(english, input.sources),
  ];
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

function parameterNames(manifest: unknown): readonly string[] {
  if (typeof manifest !== "object" || manifest === null || !("parameters" in manifest)) return [];
  const { parameters } = manifest;
  if (!Array.isArray(parameters)) return [];
  return parameters.flatMap((parameter: unknown) =>
    typeof parameter === "object" &&
    parameter !== null &&
    "name" in parameter &&
    typeof parameter.name === "string"
      ? [parameter.name]
      : [],
  );
}

/** Reads the project's own texts, sources and manifest. */
export function readProject(): TranslationsInput {
  const folder = here("../translations");
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  const sources = readdirSync(here("../app"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
  return {
    languages: Object.fromEntries(files.map((file) => [file.slice(0, -5), readJson(join(folder, file))])),
    sources,
    parameters: parameterNames(readJson(here("../manifest.json"))),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const input = readProject();
  const problems = translationProblems(input);
  for (const problem of problems) console.error(problem);
  const count = Object.keys(input.languages).length;
  console.log(
    problems.length === 0 ? `translations: ${count} languages agree` : `${problems.length} problems`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}
