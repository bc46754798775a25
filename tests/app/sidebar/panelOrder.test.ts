import { describe, expect, it } from "vitest";
import { type PanelFacts, panelOrder } from "../../../app/locations/ticket-sidebar/panelOrder.ts";

const CALM: PanelFacts = {
  kind: "request",
  calls: "none",
  guard: "fine",
  promise: "calm",
  flow: "none",
  visits: "fine",
};

const keys = (differs: Partial<PanelFacts>) => panelOrder({ ...CALM, ...differs }).map(({ key }) => key);
const urgent = (differs: Partial<PanelFacts>) =>
  panelOrder({ ...CALM, ...differs })
    .filter(({ mattersNow }) => mattersNow)
    .map(({ key }) => key);

describe("the order of the panels", () => {
  it("begins with an overdue call, then a draft that may not leave, then the promise that breaks", () => {
    const all = {
      calls: "overdue",
      guard: "blocks",
      promise: "late",
      flow: "under_way",
      visits: "behind",
    } as const;
    expect(keys(all).slice(0, 5)).toEqual(["calls", "guard", "promises", "flow", "visits"]);
    expect(urgent(all)).toEqual(["calls", "guard", "promises", "flow", "visits"]);
  });

  it("lets nothing matter now on a calm ticket, and begins with the next promise", () => {
    expect(urgent({})).toEqual([]);
    expect(keys({})[0]).toBe("promises");
  });

  it("keeps what explains below what the agent works with", () => {
    const order = keys({});
    expect(order.indexOf("replies")).toBeLessThan(order.indexOf("level"));
    expect(order.indexOf("replies")).toBeLessThan(order.indexOf("history"));
  });

  it("moves a call up once it is due, and to the top once it is overdue", () => {
    expect(keys({ calls: "waiting" }).indexOf("calls")).toBeGreaterThan(keys({}).indexOf("replies"));
    expect(keys({ calls: "due" }).indexOf("calls")).toBeLessThan(keys({}).indexOf("replies"));
    expect(keys({ calls: "overdue" })[0]).toBe("calls");
  });

  it("shows owed visits above the replies, and visits that are kept below", () => {
    const isAbove = (visits: PanelFacts["visits"]): boolean => {
      const order = keys({ visits });
      return order.indexOf("visits") < order.indexOf("replies");
    };
    expect([isAbove("behind"), isAbove("owed"), isAbove("fine")]).toEqual([true, true, false]);
  });

  it("puts a late promise before a call that is only due", () => {
    expect(keys({ promise: "late", calls: "due" })[0]).toBe("promises");
  });

  it("begins a task's own ticket with that task", () => {
    expect(keys({ kind: "callback", calls: "waiting", promise: "none" })[0]).toBe("calls");
    expect(keys({ kind: "visit", promise: "none" })[0]).toBe("visits");
  });

  it("has every panel exactly once, whatever the facts", () => {
    const every = [...keys({})].toSorted();
    expect(new Set(every).size).toBe(every.length);
    expect(keys({ calls: "overdue", visits: "behind", kind: "visit" }).toSorted()).toEqual(every);
  });
});
