import * as v from "valibot";

/** Places of the agent interface where the stand-in can show an app. */
export const HOSTED_LOCATIONS = [
  "ticket_sidebar",
  "new_ticket_sidebar",
  "organization_sidebar",
  "nav_bar",
  "modal",
] as const;
export type HostedLocation = (typeof HOSTED_LOCATIONS)[number];

const locationSchema = v.union([
  v.pipe(
    v.string(),
    v.transform((url) => ({ url })),
  ),
  v.looseObject({ url: v.optional(v.string()), flexible: v.optional(v.unknown()) }),
]);

const parameterSchema = v.looseObject({
  name: v.string(),
  type: v.optional(v.string(), "text"),
  required: v.optional(v.boolean(), false),
  secure: v.optional(v.boolean(), false),
  default: v.optional(v.union([v.string(), v.number(), v.boolean(), v.null()])),
  scopes: v.optional(v.array(v.string())),
});

/** The parts of a valid manifest that the stand-in uses. Source: zendesk-app 4.1, 4.2. */
export const manifestSchema = v.looseObject({
  name: v.optional(v.string()),
  version: v.optional(v.string()),
  defaultLocale: v.string(),
  location: v.optional(v.record(v.string(), v.record(v.string(), locationSchema)), {}),
  parameters: v.optional(v.array(parameterSchema), []),
  domainWhitelist: v.optional(v.array(v.string()), []),
  singleInstall: v.optional(v.boolean(), false),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;
export type Parameter = v.InferOutput<typeof parameterSchema>;
