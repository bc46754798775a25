import { vi } from "vitest";

/** What a killed isolate's code runs into: nobody catches up on it, the messages come again elsewhere. */
const CUT = "the isolate is gone";

/**
 * Power of the Worker's isolate. Cut in the middle of work, it lets nothing through any more: neither the database nor
 * Zendesk. The cut comes after an act (a query, a batch, a request) has had its effect and before anybody heard of it.
 * Acts follow one another in the order in which they were asked for, so that a run is the same on any machine.
 */
export class PowerSupply {
  /** Every act so far: what was asked, and of Zendesk what it answered. */
  readonly acts: string[] = [];
  #actsLeft: number | null = null;
  #isCut = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor() {
    const fetchForReal = globalThis.fetch.bind(globalThis);
    vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => {
      const request = new Request(input, init);
      const { pathname, search } = new URL(request.url);
      return this.#act(`${request.method} ${pathname}${search}`, async () => {
        const response = await wholly(await fetchForReal(request));
        if (await isJob(response)) await jobsDone(fetchForReal, request.url);
        return response;
      });
    });
  }

  /** Cuts the power after so many more acts. */
  failAfter(acts: number): void {
    this.#actsLeft = acts;
  }

  /** Whether it was cut; from here on there is power again, for what is begun from here on. */
  async restore(): Promise<boolean> {
    let last: unknown;
    do {
      last = this.#last;
      // oxlint-disable-next-line no-await-in-loop -- what a dead isolate had in hand fails first, and what that goes on to
      await this.#last;
      // oxlint-disable-next-line no-await-in-loop -- as above
      await new Promise((resolve) => setTimeout(resolve, 0));
    } while (last !== this.#last);
    const wasCut = this.#isCut;
    this.#isCut = false;
    this.#actsLeft = null;
    return wasCut;
  }

  database(db: D1Database): D1Database {
    const real = new WeakMap<object, D1PreparedStatement>();
    const wrapped = (statement: D1PreparedStatement, sql: string): D1PreparedStatement => {
      const proxy = new Proxy(statement, {
        get: (target, name) => {
          if (name === "bind") return (...values: unknown[]) => wrapped(target.bind(...values), sql);
          const own: unknown = Reflect.get(target, name, target);
          if (typeof own !== "function") return own;
          return (...given: unknown[]) => this.#act(sql, () => Reflect.apply(own, target, given));
        },
      });
      real.set(proxy, statement);
      return proxy;
    };
    return new Proxy(db, {
      get: (target, name) => {
        if (name === "prepare") return (sql: string) => wrapped(target.prepare(sql), sql);
        if (name === "batch") {
          return (statements: readonly D1PreparedStatement[]) =>
            this.#act(`batch of ${statements.length}`, () =>
              target.batch(statements.map((each) => real.get(each) ?? each)),
            );
        }
        const own: unknown = Reflect.get(target, name, target);
        return typeof own === "function" ? own.bind(target) : own;
      },
    });
  }

  #act<Result>(label: string, act: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(() => this.#inTurn(label, act));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #inTurn<Result>(label: string, act: () => Promise<Result>): Promise<Result> {
    if (this.#isCut) throw new Error(CUT);
    const result = await act();
    this.acts.push(result instanceof Response ? `${label} → ${result.status}` : label);
    if (this.#actsLeft !== null) {
      this.#actsLeft -= 1;
      if (this.#actsLeft < 0) {
        this.#isCut = true;
        throw new Error(CUT);
      }
    }
    return result;
  }
}

/** With its body read: that, too, takes as long as it takes. */
async function wholly(response: Response): Promise<Response> {
  const body = await response.arrayBuffer();
  return new Response(body.byteLength === 0 ? null : body, response);
}

const isJob = async (response: Response): Promise<boolean> =>
  (await response.clone().text()).startsWith('{"job_status"');

/** The local Zendesk's jobs run in real time. */
async function jobsDone(fetchForReal: typeof fetch, url: string): Promise<void> {
  for (let looks = 0; looks < 1000; looks += 1) {
    // oxlint-disable-next-line no-await-in-loop -- until there are none
    const idle: { readonly jobs: number } = await (
      await fetchForReal(new URL("/__standin/idle", url))
    ).json();
    if (idle.jobs === 0) return;
  }
  throw new Error("the jobs do not end");
}
