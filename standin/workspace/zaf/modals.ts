import type { HostedApp } from "../api/workspaceSession.ts";
import { createStore } from "../store.ts";
import { instances } from "./instanceDirectory.ts";

/** A modal that an app opened. */
export type AppModal = {
  readonly guid: string;
  readonly parentGuid: string;
  readonly app: HostedApp;
  readonly url: string;
  readonly size: { width?: string; height?: string };
};

/** The open modals. */
export const modalStore = createStore<readonly AppModal[]>([]);

/** Opens a modal for an app and answers its guid. */
export const openModal = (
  app: HostedApp,
  url: string,
  size: AppModal["size"],
  parentGuid: string,
): string => {
  const guid = crypto.randomUUID();
  modalStore.set([...modalStore.get(), { guid, parentGuid, app, url, size }]);
  return guid;
};

/** Closes a modal; who opened it hears `modal.close`. */
export const closeModal = (guid: string): void => {
  const closing = modalStore.get().find((modal) => modal.guid === guid);
  if (closing === undefined) return;
  instances.raise(guid, "modal.close", {});
  modalStore.set(modalStore.get().filter((modal) => modal !== closing));
};
