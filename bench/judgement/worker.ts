import { type EngineName, ENGINES, prepare } from "./engines.ts";

let prepared: ReturnType<typeof prepare> | null = null;

/** `/?engine=core&count=100000&times=5`: judges, and answers what it found. The clock stands outside: in workerd time stops. */
export default {
  async fetch(request: Request): Promise<Response> {
    prepared ??= prepare();
    const query = new URL(request.url).searchParams;
    const engine = ENGINES.find((name): name is EngineName => name === query.get("engine"));
    if (engine === undefined) return Response.json({ prepared: true });
    const times = Number(query.get("times"));
    for (let round = 1; round < times; round++) await prepared[engine](Number(query.get("count")));
    return Response.json(await prepared[engine](Number(query.get("count"))));
  },
};
