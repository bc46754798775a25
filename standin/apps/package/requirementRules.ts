import { textOf } from "./readPackage.ts";
import { asArray, asObject, type Loose, type Rule, show, type Subject, when } from "./rule.ts";

const TYPES = [
  "automations",
  "channel_integrations",
  "custom_objects",
  "custom_objects_v2",
  "macros",
  "organization_fields",
  "targets",
  "ticket_fields",
  "triggers",
  "user_fields",
  "views",
  "webhooks",
];
const WITHOUT_TITLE = ["channel_integrations", "custom_objects", "custom_objects_v2", "webhooks"];
const WITH_KEY = ["user_fields", "organization_fields"];
const WEBHOOK_KEYS = ["name", "status", "endpoint", "http_method", "request_format"];
const MAX_ENTRIES = 5000;

const FILE = "requirements.json";

const parse = (subject: Subject): Loose | "none" | "broken" => {
  const text = textOf(subject.package, FILE);
  if (text === undefined) return "none";
  try {
    const parsed: unknown = JSON.parse(text);
    return asObject(parsed) ?? "broken";
  } catch {
    return "broken";
  }
};

type Entry = { type: string; id: string; body: Loose };
const entriesOf = (subject: Subject): Entry[] => {
  const parsed = parse(subject);
  if (typeof parsed === "string") return [];
  return Object.entries(parsed)
    .filter(([type]) => type !== "custom_objects_v2")
    .flatMap(([type, group]) =>
      Object.entries(asObject(group) ?? {}).map(([id, body]) => ({ type, id, body: asObject(body) ?? {} })),
    );
};

/** Rules about what an app wants created at its installation. Source: zendesk-app 4.6. */
export const REQUIREMENT_RULES: readonly Rule[] = [
  {
    id: "requirements_json",
    level: "error",
    find: (subject) => when(parse(subject) === "broken", `${FILE} isn't valid JSON`),
  },
  {
    id: "requirements_types",
    level: "error",
    find: (subject) => {
      const parsed = parse(subject);
      if (typeof parsed === "string") return [];
      const invalid = Object.keys(parsed).filter((type) => !TYPES.includes(type));
      return when(invalid.length > 0, `${FILE} contains invalid types: ${invalid.join(", ")}`);
    },
  },
  {
    id: "requirements_count",
    level: "error",
    find: (subject) =>
      when(entriesOf(subject).length > MAX_ENTRIES, `${FILE} holds more than ${MAX_ENTRIES} entries`),
  },
  {
    id: "requirements_fields",
    level: "error",
    find: (subject) =>
      entriesOf(subject).flatMap(({ type, id, body }) => {
        const wanted = [
          ...(WITHOUT_TITLE.includes(type) ? [] : ["title"]),
          ...(WITH_KEY.includes(type) ? ["key"] : []),
          ...(type === "webhooks" ? WEBHOOK_KEYS : []),
          ...(type === "channel_integrations" ? ["manifest_url"] : []),
        ];
        return wanted
          .filter((key) => body[key] === undefined)
          .map((key) => `${type} ${id} is missing ${key}`);
      }),
  },
  {
    id: "requirements_targets",
    level: "error",
    find: (subject) =>
      entriesOf(subject)
        .filter(
          ({ type, body }) => type === "targets" && /^(http_target|url_target_v2)$/.test(show(body["type"])),
        )
        .map(({ id }) => `targets ${id} is of a type that is not allowed`),
  },
  {
    id: "requirements_channels",
    level: "error",
    find: (subject) =>
      when(
        entriesOf(subject).filter(({ type }) => type === "channel_integrations").length > 1,
        "one channel_integrations entry is allowed",
      ),
  },
  {
    id: "requirements_custom_objects",
    level: "error",
    find: (subject) => {
      const parsed = parse(subject);
      const given = typeof parsed === "string" ? undefined : parsed["custom_objects_v2"];
      if (given === undefined) return [];
      const group = asObject(given) ?? {};
      const objects = asArray(group["objects"]).map((each) => asObject(each) ?? {});
      const keys = objects.map((each) => each["key"]);
      const referring = [...asArray(group["object_fields"]), ...asArray(group["object_triggers"])].map(
        (each) => asObject(each) ?? {},
      );
      return [
        ...when(objects.length === 0, "custom_objects_v2 has no objects"),
        ...when(objects.length > 50, "custom_objects_v2 holds more than 50 objects"),
        ...referring
          .filter((each) => !keys.includes(each["object_key"]))
          .map((each) => `custom_objects_v2: ${show(each["object_key"])} is not declared`),
        ...when(JSON.stringify(group).includes("{{setting."), "custom_objects_v2 must not use settings"),
      ];
    },
  },
];
