import { asArray, asObject, type Rule, show, when } from "./rule.ts";

const BOOLEAN_KEYS = ["private", "singleInstall", "signedUrls", "requirementsOnly", "marketingOnly"] as const;

const LOCALE = /^[a-z]{2,3}(-\w{2,3})?$/;

/** Rules about the manifest's top level. Source: zendesk-app 4.1. */
export const MANIFEST_RULES: readonly Rule[] = [
  {
    id: "author_required",
    level: "error",
    find: ({ manifest }) =>
      when(asObject(manifest["author"]) === undefined, "Missing required field in manifest: author"),
  },
  {
    id: "author_url_http",
    level: "error",
    find: ({ manifest }) => {
      const url = asObject(manifest["author"])?.["url"];
      return when(
        url !== undefined && !/^https?:\/\//.test(show(url)),
        "author.url must be an http or https address",
      );
    },
  },
  {
    id: "default_locale",
    level: "error",
    find: ({ manifest, package: { files } }) => {
      const locale = manifest["defaultLocale"];
      if (typeof locale !== "string") return ["Missing required field in manifest: defaultLocale"];
      if (!LOCALE.test(locale)) return [`${locale} is not a valid default locale`];
      return when(!files.has(`translations/${locale}.json`), `Missing translation file for locale ${locale}`);
    },
  },
  {
    id: "framework_version",
    level: "error",
    find: ({ manifest }) => {
      const version = manifest["frameworkVersion"];
      if (version === undefined) return ["Missing required field in manifest: frameworkVersion"];
      return when(version !== "2.0", `${show(version)} is not a valid framework version`);
    },
  },
  {
    id: "text_fields",
    level: "error",
    find: ({ manifest }) =>
      ["name", "version"].flatMap((key) =>
        when(manifest[key] !== undefined && typeof manifest[key] !== "string", `${key} must be a string`),
      ),
  },
  {
    id: "boolean_fields",
    level: "error",
    find: ({ manifest }) =>
      BOOLEAN_KEYS.flatMap((key) =>
        when(manifest[key] !== undefined && typeof manifest[key] !== "boolean", `${key} must be a boolean`),
      ),
  },
  {
    id: "domain_whitelist",
    level: "error",
    find: ({ manifest }) => {
      const list = manifest["domainWhitelist"];
      const valid =
        list === undefined || (Array.isArray(list) && list.every((item) => typeof item === "string"));
      return when(!valid, "domainWhitelist must be an array of strings");
    },
  },
  {
    id: "no_template",
    level: "error",
    find: ({ manifest }) => when(manifest["noTemplate"] !== undefined, "noTemplate is deprecated"),
  },
  {
    id: "experiments",
    level: "error",
    find: ({ manifest }) =>
      Object.keys(asObject(manifest["experiments"]) ?? {})
        .filter((name) => name !== "hashParams" && name !== "newCssCompiler")
        .map((name) => `${name} is not an allowed experiment`),
  },
  {
    id: "oauth_block",
    level: "error",
    find: ({ manifest }) => {
      const wanted = asArray(manifest["parameters"]).some((each) => asObject(each)?.["type"] === "oauth");
      return when(
        wanted && asObject(manifest["oauth"]) === undefined,
        "Missing required field in manifest: oauth",
      );
    },
  },
];
