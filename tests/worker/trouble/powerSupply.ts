import { vi } from "vitest";

/** What a killed isolate's code runs into: nobody catches up on it, the messages come again elsewhere. */
const CUT = "the isolate is gone";

/**
 * Power of the Worker's isolate. Cut in the middle of work, it lets nothing through any more: neither the database nor
 * Zendesk. The cut comes after an act (a query, a batch, a request) has had its effect and before anybody heard of it.
 */
export class PowerSupply {
  #actsLeft: number | null = null;
  #isCut = false;

  constructor() {
    const fetchForReal = globalThis.fetch.bind(globalThis);
    vi.spyOn(globalThis, "fetch").mockImplementation((input, init) =>
      this.#act(() => fetchForReal(input, init)),
    );
  }

  /** Cuts the power after so many more acts. */
  failAfter(acts: number): void {
    this.#actsLeft = acts;
  }

  /** Whether it was cut; from here on there is power again. */
  restore(): boolean {
    const wasCut = this.#isCut;
    this.#isCut = false;
    this.#actsLeft = null;
    return wasCut;
  }

  database(db: D1Database): D1Database {
    const real = new WeakMap<object, D1PreparedStatement>();
    const wrapped = (statement: D1PreparedStatement): D1PreparedStatement => {
      const proxy = new Proxy(statement, {
        get: (target, name) => {
          if (name === "bind") return (...values: unknown[]) => wrapped(target.bind(...values));
          const own: unknown = Reflect.get(target, name, target);
          if (typeof own !== "function") return own;
          return (...given: unknown[]) => this.#act(() => Reflect.apply(own, target, given));
        },
      });
      real.set(proxy, statement);
      return proxy;
    };
    return new Proxy(db, {
      get: (target, name) => {
        if (name === "prepare") return (sql: string) => wrapped(target.prepare(sql));
        if (name === "batch") {
          return (statements: readonly D1PreparedStatement[]) =>
            this.#act(() => target.batch(statements.map((each) => real.get(each) ?? each)));
        }
        const own: unknown = Reflect.get(target, name, target);
        return typeof own === "function" ? own.bind(target) : own;
      },
    });
  }

  async #act<Result>(act: () => Promise<Result>): Promise<Result> {
    if (this.#isCut) throw new Error(CUT);
    const result = await act();
    if (this.#isCut) throw new Error(CUT);
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
