/**
 * The manifest as it is packaged: the version of the npm package, and the Worker's host as the only
 * place that secure requests may go to (facts: domainWhitelist takes hosts; ports are not part of it).
 * `workerUrl: null` leaves the list as it is: setup or `npm run package` fills it in later.
 */
export function appManifest(source: unknown, version: string, workerUrl: string | null): object {
  if (typeof source !== "object" || source === null || Array.isArray(source)) {
    throw new Error("manifest.json is not an object");
  }
  return {
    ...source,
    version,
    ...(workerUrl === null ? {} : { domainWhitelist: [new URL(workerUrl).hostname] }),
  };
}
