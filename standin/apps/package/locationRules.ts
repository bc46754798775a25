import { asObject, type Loose, type Rule, show, type Subject, when } from "./rule.ts";

const HOSTS = ["support", "zendesk", "chat", "standalone_chat", "sell"] as const;

const SUPPORT_LOCATIONS = [
  "background",
  "custom_object_record_sidebar",
  "modal",
  "nav_bar",
  "new_ticket_sidebar",
  "organization_sidebar",
  "system_top_bar",
  "ticket_editor",
  "ticket_sidebar",
  "top_bar",
  "user_sidebar",
];

const NEEDS_ICON = ["nav_bar", "top_bar", "ticket_editor", "system_top_bar"];

type Place = { host: string; name: string; options: Loose };

const placesOf = ({ manifest }: Subject): Place[] =>
  Object.entries(asObject(manifest["location"]) ?? {}).flatMap(([host, locations]) =>
    Object.entries(asObject(locations) ?? {}).map(([name, given]) => ({
      host,
      name,
      options: typeof given === "string" ? { url: given } : (asObject(given) ?? {}),
    })),
  );

/** Rules about where the app shows itself. Source: zendesk-app 4.1, 4.4. */
export const LOCATION_RULES: readonly Rule[] = [
  {
    id: "location_required",
    level: "error",
    find: ({ manifest }) => {
      const exempt = manifest["requirementsOnly"] === true || manifest["marketingOnly"] === true;
      return when(
        !exempt && asObject(manifest["location"]) === undefined,
        "Missing required field in manifest: location",
      );
    },
  },
  {
    id: "location_host",
    level: "error",
    find: ({ manifest }) =>
      Object.keys(asObject(manifest["location"]) ?? {})
        .filter((host) => !HOSTS.some((known) => known === host))
        .map((host) => `invalid host: ${host}`),
  },
  {
    id: "location_name",
    level: "error",
    find: (subject) =>
      placesOf(subject)
        .filter(
          ({ host, name }) => (host === "support" || host === "zendesk") && !SUPPORT_LOCATIONS.includes(name),
        )
        .map(({ host, name }) => `invalid location in ${host}: ${name}`),
  },
  {
    id: "location_url",
    level: "error",
    find: (subject) =>
      placesOf(subject).flatMap(({ name, options }) => {
        const { url, autoLoad } = { url: options["url"], autoLoad: options["autoLoad"] };
        if (url === undefined || url === "")
          return when(autoLoad !== false, `${name} does not specify a url`);
        return when(
          typeof url !== "string" || !isAllowedUrl(subject, url),
          `invalid location URI: ${show(url)}`,
        );
      }),
  },
  {
    id: "location_flexible",
    level: "error",
    find: (subject) =>
      placesOf(subject).flatMap(({ name, options }) =>
        when(
          options["flexible"] !== undefined && typeof options["flexible"] !== "boolean",
          `flexible of ${name} must be a boolean`,
        ),
      ),
  },
  {
    id: "location_icon",
    level: "error",
    find: (subject) =>
      placesOf(subject)
        .filter(({ name }) => NEEDS_ICON.includes(name))
        .map(({ name }) => `assets/icon_${name}.svg`)
        .filter((path) => !subject.package.files.has(path))
        .map((path) => `missing icon: ${path}`),
  },
  {
    id: "object_types",
    level: "error",
    find: (subject) =>
      placesOf(subject)
        .filter(
          ({ name, options }) =>
            name === "custom_object_record_sidebar" && !Array.isArray(options["objectTypes"]),
        )
        .map(({ name }) => `${name} needs objectTypes`),
  },
];

const isAllowedUrl = ({ package: { files } }: Subject, url: string): boolean =>
  url.includes("{{setting.") ||
  url.startsWith("http://localhost") ||
  url.startsWith("https://") ||
  (url.startsWith("assets/") && files.has(url.replace(/[?#].*$/, "")));
