import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const MODULES: readonly (readonly [string, string])[] = [
  ["./utils", "utils.js"],
  ["./vendor/native-promise-only", "vendor/native-promise-only.js"],
  ["./client", "client.js"],
  ["./index", "index.js"],
];

let script: string | undefined;

/**
 * The npm build of the app SDK as one browser script that sets `window.ZAFClient`. It is wire-compatible with the one
 * on Zendesk's CDN (differences: zendesk-app 1.9) and works offline.
 */
export const sdkScript = (): string => {
  script ??= bundle();
  return script;
};

const bundle = (): string => {
  const lib = dirname(createRequire(import.meta.url).resolve("zendesk_app_framework_sdk"));
  const definitions = MODULES.map(
    ([name, file]) =>
      `modules[${JSON.stringify(name)}] = function (module, exports, require) {\n${readFileSync(join(lib, file), "utf8")}\n};`,
  );
  return `(function () {
var modules = {}, loaded = {};
var aliases = { "./vendor/native-promise-only": "./vendor/native-promise-only", "./native-promise-only": "./vendor/native-promise-only" };
function load(name) {
  var key = aliases[name] || name;
  if (!loaded[key]) {
    loaded[key] = { exports: {} };
    modules[key](loaded[key], loaded[key].exports, load);
  }
  return loaded[key].exports;
}
${definitions.join("\n")}
window.ZAFClient = load("./index");
})();
`;
};
