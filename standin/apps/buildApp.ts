import { generateKeyPairSync, randomUUID } from "node:crypto";
import type { Standin } from "../standin.ts";
import { nextLargeId } from "../state.ts";
import { validatePackage } from "./package/validatePackage.ts";
import type { App, AppJob, AppUpload } from "./records.ts";

/** What an upload becomes. */
export type BuildTarget = { kind: "create"; name: string | undefined } | { kind: "update"; app: App };

/** Builds an app from an upload off the request's turn; the job tells how it went. A refused package changes nothing. */
export const buildApp = (standin: Standin, upload: AppUpload, target: BuildTarget): AppJob => {
  const job: AppJob = { id: randomUUID().replaceAll("-", ""), status: "queued", app_id: null, message: null };
  standin.state.appJobs.set(job.id, job);
  setTimeout(() => {
    const validation = validatePackage(Buffer.from(upload.zip, "base64"));
    if (!validation.ok) {
      job.status = "failed";
      job.message = validation.errors.map(({ message }) => message).join("\n");
      return;
    }
    const files = new Map(
      [...validation.package.files].map(([path, bytes]) => [path, Buffer.from(bytes).toString("base64")]),
    );
    const at = standin.clock.iso();
    const app: App =
      target.kind === "update"
        ? { ...target.app, manifest: validation.manifest, files, updated_at: at }
        : {
            id: nextLargeId(standin.state),
            name: target.name ?? validation.manifest.name ?? "App",
            manifest: validation.manifest,
            files,
            public_key: newPublicKey(),
            created_at: at,
            updated_at: at,
          };
    standin.state.apps.set(app.id, app);
    standin.state.appUploads.delete(upload.id);
    job.app_id = app.id;
    job.message = "The app was built";
    job.status = "completed";
  }, 1);
  return job;
};

const newPublicKey = (): string =>
  generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  }).publicKey;
