import * as v from "valibot";
import type { HostedApp } from "../api/workspaceSession.ts";
import { asText, type Json, type JsonObject } from "../json.ts";
import type { ToastKind } from "../parts/toasts.ts";
import type { ColorScheme } from "../session/session.ts";
import type { InstanceDirectory } from "./instanceDirectory.ts";
import { type Place, walk, type ZafPath } from "./place.ts";
import { routeTarget } from "./routeTarget.ts";
import { given, refusedWith, type ZafAnswer } from "./zafAnswer.ts";

/** What the page around the iframe does for every app, whatever its place. */
export type HostParts = {
  readonly app: HostedApp;
  readonly guid: string;
  readonly assetsOrigin: string;
  readonly directory: InstanceDirectory;
  currentUser(): Promise<JsonObject>;
  currentAccount(): Promise<JsonObject>;
  colorScheme(): ColorScheme;
  viewport(): { width: number; height: number };
  resize(size: { width?: string; height?: string }): void;
  setVisible(visible: boolean): void;
  isVisible(): boolean;
  notify(text: string, kind: ToastKind, durationMs: number | undefined): void;
  navigate(path: string): void;
  openModal(url: string, size: { width?: string; height?: string }): string;
  destroy(): void;
  /** Tells of changes of the colour scheme. */
  subscribe(listener: (event: string, data: Json) => void): () => void;
};

/** Paths and actions of every location. Source: zendesk-app 2, "Every location (core)". */
export const createHostPlace = (parts: HostParts): Pick<Place, "get" | "set" | "invoke" | "subscribe"> => ({
  get: (path) => get(parts, path),
  set: async () => undefined,
  invoke: async (path, args) => ACTIONS[path.name]?.(parts, args),
  subscribe: (listener) => parts.subscribe(listener),
});

const get = async (parts: HostParts, { name, argument }: ZafPath): Promise<ZafAnswer | undefined> => {
  const [root = "", ...rest] = name.split(".");
  switch (root) {
    case "currentUser":
      return found(walk(await parts.currentUser(), rest));
    case "currentAccount":
      return found(walk(await parts.currentAccount(), rest));
    case "instances":
      return found(walk(parts.directory.contexts(parts.app.app_id), rest));
    case "colorScheme":
      return given(parts.colorScheme());
    case "viewport":
      return found(walk({ size: parts.viewport() }, rest));
    case "isCollapsed":
      return given(false);
    case "visible":
      return given(parts.isVisible());
    case "assetURL":
      return argument === null
        ? undefined
        : given(`${parts.assetsOrigin}/apps-assets/${parts.app.app_id}/assets/${argument}`);
    default:
      return undefined;
  }
};

const found = (value: Json | undefined): ZafAnswer | undefined =>
  value === undefined ? undefined : given(value);

type Action = (parts: HostParts, args: readonly Json[]) => ZafAnswer;

const sizeSchema = v.fallback(
  v.object({
    width: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
    height: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
  }),
  {},
);
const kindSchema = v.fallback(v.picklist(["notice", "alert", "error"]), "notice");
const stickySchema = v.object({ sticky: v.literal(true) });
const newInstanceSchema = v.object({
  location: v.literal("modal"),
  url: v.string(),
  size: v.optional(sizeSchema, {}),
});

const sized = ({ width, height }: v.InferOutput<typeof sizeSchema>): { width?: string; height?: string } => ({
  ...(width === undefined ? {} : { width }),
  ...(height === undefined ? {} : { height }),
});

const ACTIONS: { readonly [name: string]: Action | undefined } = {
  resize: (parts, [size = {}]) => {
    parts.resize(sized(v.parse(sizeSchema, size)));
    return given(true);
  },
  show: (parts) => {
    parts.setVisible(true);
    return given(true);
  },
  hide: (parts) => {
    parts.setVisible(false);
    return given(true);
  },
  notify: (parts, [text = "", kind = "notice", durationMs = null, options = null]) => {
    const sticky = v.is(stickySchema, options) || v.is(stickySchema, durationMs);
    const duration = sticky
      ? Number.POSITIVE_INFINITY
      : typeof durationMs === "number"
        ? durationMs
        : undefined;
    parts.notify(plainText(asText(text)), v.parse(kindSchema, kind), duration);
    return given(true);
  },
  routeTo: (parts, [kind = "", id = null]) => {
    const path = routeTarget(asText(kind), id === null ? "" : asText(id));
    if (path === undefined) return refusedWith(`routeTo ${asText(kind)} is not supported`);
    parts.navigate(path);
    return given(true);
  },
  "instances.create": (parts, [wanted = null]) => {
    const read = v.safeParse(newInstanceSchema, wanted);
    if (!read.success) return refusedWith("only modals can be created");
    const guid = parts.openModal(read.output.url, sized(read.output.size));
    return given([{ instanceGuid: guid }]);
  },
  destroy: (parts) => {
    parts.destroy();
    return given(true);
  },
  // Clicks and hovers, told by newer builds of the SDK.
  track: () => given(true),
};

/** Messages may hold markup; it is shown as text. */
const plainText = (text: string): string => text.replaceAll(/<[^>]*>/g, "");
