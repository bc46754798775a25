// Which room may import which: closed by default. A rule's comment says what to do instead.
const ROOMS = "^(core|worker|app|standin|setup|tools|bench|tests|policies)/";
const NPM = "(^|/)node_modules/";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "core-imports-nothing",
      comment: "The rules are pure: pass the fact in. Core may use valibot, nothing else.",
      severity: "error",
      from: { path: "^core/" },
      to: { pathNot: ["^core/", `${NPM}valibot/`] },
    },
    {
      name: "app-imports-core-only",
      comment: "App and Worker meet in core/contract.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: ROOMS, pathNot: "^(app|core)/" },
    },
    {
      name: "client-imports-only-itself",
      comment: "The Zendesk client runs in the Worker and in setup: it knows neither.",
      severity: "error",
      from: { path: "^worker/zendesk/" },
      to: { path: ROOMS, pathNot: "^worker/zendesk/" },
    },
    {
      name: "worker-imports-core-only",
      comment: "The Worker decides nothing itself and knows no stand-in; presets are data.",
      severity: "error",
      from: { path: "^worker/" },
      to: { path: ROOMS, pathNot: "^(worker|core|policies)/" },
    },
    {
      name: "setup-imports-core-and-client",
      comment: "Setup may use core, worker/zendesk and, to start the local help desk, standin/index.ts.",
      severity: "error",
      from: { path: "^setup/" },
      to: { path: ROOMS, pathNot: "^(setup|core|policies)/|^worker/zendesk/|^standin/index[.]ts$" },
    },
    {
      name: "standin-imports-only-itself",
      comment: "A stand-in that shares code with the client cannot disagree with it.",
      severity: "error",
      from: { path: "^standin/" },
      to: { path: ROOMS, pathNot: "^standin/" },
    },
    {
      name: "core-through-its-door",
      comment: "Import #core.",
      severity: "error",
      from: { path: "^(app|worker|setup)/" },
      to: { path: "^core/", pathNot: "^core/index[.]ts$" },
    },
    {
      name: "client-through-its-door",
      comment: "Import #zendesk.",
      severity: "error",
      from: { path: "^(worker|setup)/", pathNot: "^worker/zendesk/" },
      to: { path: "^worker/zendesk/", pathNot: "^worker/zendesk/index[.]ts$" },
    },
    {
      name: "features-stand-alone",
      comment: "What two features share belongs in app/shared.",
      severity: "error",
      from: { path: "^app/features/([^/]+)/" },
      to: { path: "^app/(features|locations)/", pathNot: "^app/features/$1/" },
    },
    {
      name: "nothing-imports-tests",
      comment: "Tests look at the product, never the other way round.",
      severity: "error",
      from: { pathNot: "^(tests|bench)/" },
      to: { path: "^(tests|bench)/" },
    },
    {
      name: "sdk-is-a-test-double",
      comment: "The packaged app loads Zendesk's own script; the npm package is for the stand-in.",
      severity: "error",
      from: { path: "^(app|worker|core|setup)/" },
      to: { path: "zendesk_app_framework_sdk" },
    },
    {
      name: "no-circular",
      comment: "Find the thing both need.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-unresolvable",
      comment: "An import that leads nowhere is a rule that checks nothing.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(cloudflare:|virtual:)|[.]yaml$|^@fontsource" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "worker-configuration[.]d[.]ts|^dist/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default", "node"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json", ".d.ts"],
    },
  },
};
