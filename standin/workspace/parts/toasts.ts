import { createStore } from "../store.ts";

/** Kinds as `notify` has them. */
export type ToastKind = "notice" | "alert" | "error";
export type Toast = { readonly id: number; readonly kind: ToastKind; readonly text: string };

/** How long a toast stays when the app does not say. The host's default is UNCONFIRMED. */
const DEFAULT_DURATION_MS = 5_000;

let nextId = 1;

/** The messages on the screen. */
export const toastStore = createStore<readonly Toast[]>([]);

/** Takes a message away. */
export const dismissToast = (id: number): void =>
  toastStore.set(toastStore.get().filter((toast) => toast.id !== id));

/** Shows a message for `durationMs`; Infinity: until it is closed. */
export const showToast = (
  text: string,
  kind: ToastKind = "notice",
  durationMs = DEFAULT_DURATION_MS,
): void => {
  const id = nextId;
  nextId += 1;
  toastStore.set([...toastStore.get(), { id, kind, text }]);
  if (Number.isFinite(durationMs)) setTimeout(() => dismissToast(id), durationMs);
};
