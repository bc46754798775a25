import { type RunningStandin, startStandin } from "../standin/index.ts";

const APP_ID = 4_242;
const INSTALLATION_ID = 77;

/**
 * A local Zendesk on a free port with our app installed. `policy`: the text of the app's setting. With a `now` it stands still
 * there until it is moved.
 */
export async function standinWithApp(policy: string, now: Date | "live" = "live"): Promise<RunningStandin> {
  const running = await startStandin({ port: 0, plan: "enterprise_plus", now, isStill: now !== "live" });
  const at = running.standin.clock.iso();
  const stamp = { created_at: at, updated_at: at };
  const manifest = {
    defaultLocale: "en",
    location: {},
    parameters: [],
    domainWhitelist: [],
    singleInstall: true,
  };
  const app = { id: APP_ID, name: "Tierwise", manifest, files: new Map(), public_key: "", ...stamp };
  running.standin.state.apps.set(APP_ID, app);
  running.standin.state.appInstallations.set(INSTALLATION_ID, {
    id: INSTALLATION_ID,
    app_id: APP_ID,
    product: "support",
    settings: new Map([
      ["name", "Tierwise"],
      ["policy", policy],
    ]),
    enabled: true,
    role_restrictions: null,
    group_restrictions: [],
    ...stamp,
  });
  return running;
}
