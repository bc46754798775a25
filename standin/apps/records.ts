import type { Manifest } from "./package/manifest.ts";

/** A setting's value as stored. Checkboxes hold booleans, numbers may hold numbers. */
export type SettingValue = string | number | boolean | null;

/** An app of the account: what its last accepted package held. */
export type App = {
  id: number;
  name: string;
  manifest: Manifest;
  /** Base64 by path inside the package. */
  files: Map<string, string>;
  /** PEM, for verifying signed URLs. */
  public_key: string;
  created_at: string;
  updated_at: string;
};

/** An app installed with its settings. */
export type AppInstallation = {
  id: number;
  app_id: number;
  product: string;
  settings: Map<string, SettingValue>;
  enabled: boolean;
  role_restrictions: number[] | null;
  group_restrictions: number[];
  created_at: string;
  updated_at: string;
};

/** An uploaded zip waiting for its app. */
export type AppUpload = { id: number; filename: string; zip: string };

/** The building of an app from an upload. */
export type AppJob = {
  id: string;
  status: "queued" | "working" | "completed" | "failed";
  app_id: number | null;
  message: string | null;
};
