import type { Result } from "#core";
import { isRecord, recordOf } from "./recordOf.ts";
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
    /** Null: the host did not say. */
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

const isServed = (name: unknown): name is (typeof LOCATIONS)[number] =>
  LOCATIONS.some((location) => location === name);

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

function idOf(value: unknown): number | null {
  const id = Number(value);
  return Number.isInteger(id) && id >= 1 ? id : null;
}

function workerUrlOf(setting: unknown): string | null {
  const address = textOf(setting)?.trim() ?? "";
  return address === "" ? null : address.replace(/\/+$/, "");
}

/** Reads what came with the registration. Fails when the host does not register the app in time. */
export async function readInstallation(zaf: Zaf): Promise<Result<Installation, ZafProblem>> {
  const [context, metadata] = await Promise.all([zaf.context(), zaf.metadata()]);
  if (!context.ok) return context;
  if (!isRecord(context.value))
    return { ok: false, error: { reason: "refused", detail: "unreadable context" } };
  const { location, account, ticketId } = context.value;
  const { installationId, settings } = recordOf(metadata.ok ? metadata.value : null);
  return {
    ok: true,
    value: {
      location: isServed(location) ? location : "other",
      subdomain: textOf(recordOf(account)["subdomain"]) ?? "",
      ticketId: idOf(ticketId),
      installationId: idOf(installationId),
      workerUrl: workerUrlOf(recordOf(settings)["worker_url"]),
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
  const { currentUser, colorScheme } = recordOf(values.ok ? values.value : null);
  const { id, name, email, locale, role } = recordOf(currentUser);
  return {
    ok: true,
    value: {
      ...installed.value,
      user: {
        id: idOf(id),
        name: textOf(name) ?? "",
        email: textOf(email),
        locale: textOf(locale) ?? "en",
        role: role === "admin" ? "admin" : "agent",
      },
      colorScheme: colorScheme === "light" || colorScheme === "dark" ? colorScheme : null,
    },
  };
}
