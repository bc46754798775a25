import * as v from "valibot";
import type { Result } from "#core";
import type { Zaf } from "./zaf.ts";
import type { ZafProblem } from "./zafProblem.ts";

/** Where Zendesk shows the app; `other` covers places we do not serve. */
export type AppLocation =
  | "ticket_sidebar"
  | "new_ticket_sidebar"
  | "organization_sidebar"
  | "nav_bar"
  | "other";

/** Where the frame stands and how the app was installed: told with the registration, before anything is asked. */
export type Installation = {
  readonly location: AppLocation;
  readonly subdomain: string;
  /** The ticket beside which the frame stands, where Zendesk's context says so. */
  readonly ticketId: number | null;
  readonly installationId: number | null;
  /** Without a trailing slash; null when the settings lack it. */
  readonly workerUrl: string | null;
};

/** Who is looking, where, and how the app was installed. Fixed for the life of the page. */
export type Session = Installation & {
  readonly user: {
    /** Null: the host did not tell. */
    readonly id: number | null;
    readonly name: string;
    readonly email: string | null;
    /** As Zendesk writes it: "en-US", "zh-CN" … */
    readonly locale: string;
    /** What the interface may offer. It authorises nothing: Zendesk and the Worker do that. */
    readonly role: "admin" | "agent";
  };
  readonly colorScheme: "light" | "dark" | null;
};

const LOCATIONS = ["ticket_sidebar", "new_ticket_sidebar", "organization_sidebar", "nav_bar"] as const;

const Id = v.pipe(v.unknown(), v.transform(Number), v.integer(), v.minValue(1));

const Context = v.object({
  location: v.fallback(v.picklist([...LOCATIONS, "other"]), "other"),
  account: v.optional(v.object({ subdomain: v.optional(v.string(), "") }), {}),
  ticketId: v.fallback(v.nullish(Id, null), null),
});

const Metadata = v.object({
  installationId: v.fallback(v.nullish(Id, null), null),
  settings: v.optional(v.looseObject({ worker_url: v.fallback(v.nullish(v.string(), null), null) }), {}),
});

const User = v.object({
  id: v.fallback(v.nullish(Id, null), null),
  name: v.fallback(v.string(), ""),
  email: v.fallback(v.nullish(v.string(), null), null),
  locale: v.fallback(v.string(), "en"),
  role: v.fallback(v.unknown(), null),
});

const workerUrlOf = (setting: string | null): string | null =>
  setting === null || setting.trim() === "" ? null : setting.trim().replace(/\/+$/, "");

/** Reads what came with the registration. Fails when the host does not register the app in time. */
export async function readInstallation(zaf: Zaf): Promise<Result<Installation, ZafProblem>> {
  const [context, metadata] = await Promise.all([zaf.context(), zaf.metadata()]);
  if (!context.ok) return context;
  const where = v.safeParse(Context, context.value);
  if (!where.success) return { ok: false, error: { reason: "refused", detail: "unreadable context" } };
  const installed = v.safeParse(Metadata, metadata.ok ? metadata.value : {});
  return {
    ok: true,
    value: {
      location: where.output.location,
      subdomain: where.output.account.subdomain ?? "",
      ticketId: where.output.ticketId ?? null,
      installationId: installed.success ? installed.output.installationId : null,
      workerUrl: installed.success ? workerUrlOf(installed.output.settings.worker_url ?? null) : null,
    },
  };
}

/** Reads everything that stays the same while the page lives, in parallel. Fails when the host does not answer. */
export async function readSession(
  zaf: Zaf,
  installation: Promise<Result<Installation, ZafProblem>> = readInstallation(zaf),
): Promise<Result<Session, ZafProblem>> {
  const [installed, values] = await Promise.all([installation, zaf.get(["currentUser", "colorScheme"])]);
  if (!installed.ok) return installed;
  const user = v.safeParse(User, values.ok ? (values.value["currentUser"] ?? {}) : {});
  const scheme = values.ok ? values.value["colorScheme"] : null;
  return {
    ok: true,
    value: {
      ...installed.value,
      user: {
        id: user.success ? (user.output.id ?? null) : null,
        name: user.success ? user.output.name : "",
        email: user.success ? (user.output.email ?? null) : null,
        locale: user.success ? user.output.locale : "en",
        role: user.success && user.output.role === "admin" ? "admin" : "agent",
      },
      colorScheme: scheme === "light" || scheme === "dark" ? scheme : null,
    },
  };
}
