import * as v from "valibot";
import { benchHarness, COMPATIBILITY_DATE } from "./harness.ts";
import { type EngineName, ENGINES, type Judged, ORGANIZATIONS, prepare } from "./judgement/engines.ts";
import { median } from "./median.ts";
import { atLeast, beside, type Goal, type Row } from "./row.ts";

const ROUNDS = 7;
/** How many organizations a round judges, and how often: slow engines judge fewer, all take about as long. */
const LOAD = {
  core: { count: ORGANIZATIONS, times: 5 },
  core_because: { count: ORGANIZATIONS / 2, times: 1 },
  inlined: { count: ORGANIZATIONS, times: 5 },
  interpreter: { count: ORGANIZATIONS, times: 5 },
  json_logic: { count: ORGANIZATIONS, times: 1 },
  json_rules: { count: 2000, times: 1 },
} as const satisfies Record<EngineName, { count: number; times: number }>;

const JUDGED = v.object({ byTier: v.record(v.string(), v.number()), checksum: v.number() });

type Judge = (engine: EngineName, count: number, times: number) => Promise<Judged>;

/** Eight rules of four conditions over 100,000 organizations on one core, in workerd and in Node. */
export async function run(): Promise<Row[]> {
  return [...(await inWorkerd()), ...(await inNode())];
}

async function inWorkerd(): Promise<Row[]> {
  const main = "bench/judgement/worker.ts";
  const harness = benchHarness([
    {
      config: {
        name: "judgement",
        main,
        compatibility_date: COMPATIBILITY_DATE,
        // json-rules-engine asks for Node's event emitter.
        compatibility_flags: ["nodejs_compat"],
      },
    },
  ]);
  try {
    await harness.listen();
    const ask = async (query: string): Promise<unknown> => {
      const response = await harness.fetch(`/${query}`);
      if (!response.ok)
        throw new Error(`the bench Worker answered ${response.status}: ${await response.text()}`);
      return response.json();
    };
    await ask("");
    return await compare("workerd", async (engine, count, times) =>
      v.parse(JUDGED, await ask(`?engine=${engine}&count=${count}&times=${times}`)),
    );
  } finally {
    await harness.close();
  }
}

async function inNode(): Promise<Row[]> {
  const engines = prepare();
  return compare("Node", async (engine, count, times) => {
    for (let round = 1; round < times; round++) await engines[engine](count);
    return engines[engine](count);
  });
}

async function compare(where: string, judge: Judge): Promise<Row[]> {
  await checkAgreement(judge);
  const perSecond = new Map(ENGINES.map((engine) => [engine, new Array<number>()]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const engine of ENGINES) {
      const { count, times } = LOAD[engine];
      const from = performance.now();
      await judge(engine, count, times);
      const seconds = (performance.now() - from) / 1000;
      if (round > 0) perSecond.get(engine)?.push((count * times) / seconds);
    }
  }
  const value = (engine: EngineName): number => median(perSecond.get(engine) ?? []);
  const against = (engine: EngineName, name: string, goal: Goal | null): Row =>
    beside(
      `judgement against ${name}, in ${where}`,
      { value: value("core"), floor: value(engine), unit: "organizations/s" },
      where === "workerd" ? goal : null,
    );
  return [
    against("inlined", "a loop with the thresholds inlined", atLeast(0.5, "ratio")),
    against("interpreter", "a hand-written interpreter", atLeast(0.5, "ratio")),
    against("json_logic", "json-logic-engine interpreted", atLeast(2, "ratio")),
    against("json_rules", "json-rules-engine", atLeast(200, "ratio")),
    beside(`judgement with because against without, in ${where}`, {
      value: value("core_because"),
      floor: value("core"),
      unit: "organizations/s",
    }),
  ];
}

/** A comparison of engines that disagree would mean nothing. */
async function checkAgreement(judge: Judge): Promise<void> {
  for (const engine of ENGINES) {
    const { count } = LOAD[engine];
    const [expected, found] = [await judge("interpreter", count, 1), await judge(engine, count, 1)];
    if (found.checksum !== expected.checksum) {
      throw new Error(
        `${engine} judges differently: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`,
      );
    }
  }
}
