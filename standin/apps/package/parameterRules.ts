import { asArray, asObject, type Loose, type Rule, show, type Subject, when } from "./rule.ts";

const TYPES = ["text", "checkbox", "url", "number", "multiline", "hidden", "oauth"];

/** Where a placeholder of a secure setting may stand. Source: zendesk-app 3.2. */
export const SECURE_SCOPES = [
  "header",
  "body",
  "url",
  "jwt_secret_key",
  "jwt_claim",
  "basic_auth_username",
  "basic_auth_password",
] as const;
export type SecureScope = (typeof SECURE_SCOPES)[number];

const parametersOf = ({ manifest }: Subject): Loose[] =>
  asArray(manifest["parameters"]).map((each) => asObject(each) ?? {});

const typeOf = (parameter: Loose): string => show(parameter["type"] ?? "text");
const nameOf = (parameter: Loose): string => show(parameter["name"] ?? "");

/** Rules about the settings an app asks for. Source: zendesk-app 4.2. */
export const PARAMETER_RULES: readonly Rule[] = [
  {
    id: "parameters_list",
    level: "error",
    find: ({ manifest }) =>
      when(
        manifest["parameters"] !== undefined && !Array.isArray(manifest["parameters"]),
        "parameters must be an array",
      ),
  },
  {
    id: "parameter_name",
    level: "error",
    find: (subject) =>
      parametersOf(subject).flatMap((parameter) => {
        const { name } = { name: parameter["name"] };
        if (typeof name !== "string" || name === "") return ["a parameter has no name"];
        return when(name === "name", "Can't call a parameter 'name'");
      }),
  },
  {
    id: "parameter_unique",
    level: "error",
    find: (subject) => {
      const names = parametersOf(subject).map(nameOf);
      const twice = names.filter((name, index) => names.indexOf(name) !== index);
      return twice.map((name) => `Duplicate app parameters defined: ${name}`);
    },
  },
  {
    id: "parameter_type",
    level: "error",
    find: (subject) =>
      parametersOf(subject)
        .filter((parameter) => !TYPES.includes(typeOf(parameter)))
        .map((parameter) => `${typeOf(parameter)} is an invalid parameter type`),
  },
  {
    id: "parameter_booleans",
    level: "error",
    find: (subject) =>
      parametersOf(subject).flatMap((parameter) =>
        ["required", "secure"]
          .filter((key) => parameter[key] !== undefined && typeof parameter[key] !== "boolean")
          .map((key) => `${key} of ${nameOf(parameter)} must be a boolean`),
      ),
  },
  {
    id: "hidden_not_required",
    level: "error",
    find: (subject) =>
      parametersOf(subject)
        .filter((parameter) => typeOf(parameter) === "hidden" && parameter["required"] === true)
        .map((parameter) => `${nameOf(parameter)} is set to hidden and cannot be required`),
  },
  {
    id: "oauth_parameter",
    level: "error",
    find: (subject) => {
      const oauth = parametersOf(subject).filter((parameter) => typeOf(parameter) === "oauth");
      return [
        ...when(oauth.length > 1, "Too many parameters with type oauth: one permitted"),
        ...when(
          oauth.some((parameter) => parameter["secure"] === true),
          "oauth parameter cannot be secure",
        ),
      ];
    },
  },
  {
    id: "parameter_scopes",
    level: "error",
    find: (subject) =>
      parametersOf(subject)
        .filter((parameter) => parameter["scopes"] !== undefined)
        .flatMap((parameter) => {
          const scopes = asArray(parameter["scopes"]);
          return [
            ...when(parameter["secure"] !== true, `scopes of ${nameOf(parameter)} needs secure: true`),
            ...when(scopes.length === 0, `scopes of ${nameOf(parameter)} must be a non-empty array`),
            ...scopes
              .filter((scope) => !SECURE_SCOPES.some((known) => known === scope))
              .map((scope) => `invalid scope ${show(scope)} of ${nameOf(parameter)}`),
          ];
        }),
  },
  {
    id: "secure_without_scopes",
    level: "warning",
    find: (subject) =>
      parametersOf(subject)
        .filter((parameter) => parameter["secure"] === true && parameter["scopes"] === undefined)
        .map((parameter) => `${nameOf(parameter)} is secure without scopes: its value may be exposed`),
  },
  {
    id: "looks_secret",
    level: "warning",
    find: (subject) =>
      parametersOf(subject)
        .filter(
          (parameter) =>
            typeOf(parameter) === "text" &&
            parameter["secure"] !== true &&
            /token|key|pwd|password/i.test(nameOf(parameter)),
        )
        .map((parameter) => `${nameOf(parameter)} looks like a secret and is not secure`),
  },
  {
    id: "secret_default",
    level: "warning",
    find: (subject) =>
      parametersOf(subject)
        .filter(
          (parameter) =>
            parameter["default"] !== undefined &&
            (parameter["secure"] === true || typeOf(parameter) === "hidden"),
        )
        .map((parameter) => `the default of ${nameOf(parameter)} is stored in clear`),
  },
];
