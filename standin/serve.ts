import { PLANS, startStandin } from "./index.ts";

/** `node standin/serve.ts`: STANDIN_PORT, STANDIN_HTTPS_PORT, STANDIN_SNAPSHOT, STANDIN_PLAN. Prints one line when it answers. */
const port = Number(process.env["STANDIN_PORT"] ?? 8790);
const httpsPort = Number(process.env["STANDIN_HTTPS_PORT"] ?? 8791);
const snapshotFile = process.env["STANDIN_SNAPSHOT"];
const plan = PLANS.find((each) => each === process.env["STANDIN_PLAN"]);

const running = await startStandin({
  port,
  httpsPort,
  ...(snapshotFile === undefined ? {} : { snapshotFile }),
  ...(plan === undefined ? {} : { plan }),
});
console.log(`standin ${running.url}`);
if (running.certificateFile !== undefined) console.error(`certificate ${running.certificateFile}`);

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    void running.close().then(() => process.exit(0));
  });
