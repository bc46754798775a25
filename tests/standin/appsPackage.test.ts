import { randomBytes } from "node:crypto";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { findDuplicateKeys } from "../../standin/apps/package/findDuplicateKeys.ts";
import { validatePackage } from "../../standin/apps/package/validatePackage.ts";
import { tinyAppZip, tinyManifest } from "./appsFixture.ts";

const errorsOf = (changes: Parameters<typeof tinyAppZip>[0]): string[] => {
  const validation = validatePackage(tinyAppZip(changes));
  return validation.ok ? [] : validation.errors.map(({ rule }) => rule);
};
const withManifest = (changes: { readonly [key: string]: unknown }): string[] =>
  errorsOf({ "manifest.json": tinyManifest(changes) });
const withParameter = (parameter: object): string[] =>
  withManifest({ parameters: [{ name: "greeting" }, parameter] });
const withLocation = (location: object): string[] => withManifest({ location: { support: location } });

describe("package validation", () => {
  it("accepts the small app, with warnings only", () => {
    expect(validatePackage(tinyAppZip())).toMatchObject({ ok: true, manifest: { name: "Tiny" } });
  });

  it.each([
    ["no manifest", { "manifest.json": null }, "manifest_missing"],
    ["a manifest that is no JSON", { "manifest.json": "{" }, "manifest_json"],
    ["a key that is there twice", { "manifest.json": '{"name":"a","name":"b"}' }, "manifest_duplicate_keys"],
    ["no English texts", { "translations/en.json": null }, "translation_name"],
    ["texts without a name", { "translations/en.json": '{"app":{}}' }, "translation_name"],
    ["texts named for no locale", { "translations/english.json": "{}" }, "translation_file_name"],
    [
      "a parameter's text without a label",
      { "translations/zh-cn.json": '{"app":{"name":"x","parameters":{"greeting":{}}}}' },
      "translation_parameter_labels",
    ],
    ["a blocked file type", { "assets/manual.pdf": "x" }, "blocked_types"],
    ["no icon for the navigation bar", { "assets/icon_nav_bar.svg": null }, "location_icon"],
    ["an icon without a view box", { "assets/icon_nav_bar.svg": "<svg></svg>" }, "icon_view_box"],
    [
      "requirements of a type that is not allowed",
      { "requirements.json": '{"sla_policies":{"gold":{"title":"Gold"}}}' },
      "requirements_types",
    ],
    [
      "a required field without its key",
      { "requirements.json": '{"organization_fields":{"tier":{"title":"Tier"}}}' },
      "requirements_fields",
    ],
    [
      "more than 2 MB",
      {
        "assets/big.bin2": new Uint8Array(randomBytes(3 * 1024 * 1024)),
      },
      "package_size",
    ],
  ] as const)("refuses %s", (_name, changes, rule) => {
    expect(errorsOf(changes)).toContain(rule);
  });

  it.each([
    ["an author's address without http", { author: { name: "a", email: "b", url: "" } }, "author_url_http"],
    ["framework version 2.1", { frameworkVersion: "2.1" }, "framework_version"],
    ["a default locale without texts", { defaultLocale: "de" }, "default_locale"],
    ["a boolean as text", { singleInstall: "true" }, "boolean_fields"],
    ["a version as number", { version: 1 }, "text_fields"],
    ["domains as text", { domainWhitelist: "api.example.com" }, "domain_whitelist"],
    ["no location", { location: undefined }, "location_required"],
    ["an unknown product", { location: { desk: {} } }, "location_host"],
  ])("refuses %s", (_name, changes, rule) => {
    expect(withManifest(changes)).toContain(rule);
  });

  it.each([
    ["password", { name: "secret", type: "password" }, "parameter_type"],
    ["dropdown", { name: "choice", type: "dropdown" }, "parameter_type"],
    ["a name that is there twice", { name: "greeting" }, "parameter_unique"],
    ["hidden and required", { name: "id", type: "hidden", required: true }, "hidden_not_required"],
    ["scopes without secure", { name: "id", scopes: ["header"] }, "parameter_scopes"],
    ["an unknown scope", { name: "id", secure: true, scopes: ["cookie"] }, "parameter_scopes"],
    ["'name'", { name: "name" }, "parameter_name"],
  ])("refuses the parameter %s", (_name, parameter, rule) => {
    expect(withParameter(parameter)).toContain(rule);
  });

  it.each([
    ["a file that is not there", { ticket_sidebar: { url: "assets/missing.html" } }, "location_url"],
    ["plain http elsewhere", { ticket_sidebar: { url: "http://example.com" } }, "location_url"],
    ["no address while it loads by itself", { ticket_sidebar: {} }, "location_url"],
    ["a place that does not exist", { ticket_sidbar: "assets/iframe.html" }, "location_name"],
    [
      "flexible as text",
      { ticket_sidebar: { url: "assets/iframe.html", flexible: "yes" } },
      "location_flexible",
    ],
  ])("refuses a location with %s", (_name, location, rule) => {
    expect(withLocation(location)).toContain(rule);
  });

  it("warns of secure settings without scopes and of test settings in the package, and lets them pass", () => {
    const validation = validatePackage(
      tinyAppZip({
        "zcli.apps.config.json": "{}",
        "manifest.json": tinyManifest({ parameters: [{ name: "api_token", secure: true }] }),
      }),
    );
    expect(validation.ok).toBe(true);
    expect(validation.warnings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(["secure_without_scopes", "test_settings"]),
    );
  });

  it("refuses symbolic links", () => {
    const link = [new TextEncoder().encode("../secret"), { os: 3, attrs: 0o120777 << 16 }] as const;
    const zip = new Uint8Array(
      zipSync({
        "manifest.json": new TextEncoder().encode(tinyManifest({})),
        "assets/link.txt": [link[0], link[1]],
      }),
    );
    const validation = validatePackage(zip);
    expect(validation.ok ? [] : validation.errors).toContainEqual({
      rule: "no_symlinks",
      message: "symlinks are not allowed: assets/link.txt",
    });
  });

  it("finds a key twice only within one object", () => {
    expect(findDuplicateKeys('{"a":{"x":1},"b":{"x":"x"},"c":["x","x"]}')).toEqual([]);
    expect(findDuplicateKeys('{"a":{"x":1,"x":2}}')).toEqual(["x"]);
  });
});
