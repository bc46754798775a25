import { describe, expect, it } from "vitest";
import {
  fetchNotCalled,
  type NotCalled,
  type NotCalledGroup,
} from "../../../app/features/not-called/fetchNotCalled.ts";
import { notCalledRows } from "../../../app/features/not-called/notCalledRows.ts";
import { fakeZaf } from "../fakeZaf.ts";
import { textsIn } from "../texts.ts";

const INSTALLATION = { workerUrl: "https://tw.example.dev", subdomain: "acme" };
const NOVEMBER = { from: "2026-11-01", to: "2026-12-01" };
const EAST = { en: "East", "zh-CN": "东区" };
const REGION = { key: "region", title: { en: "Region", "zh-CN": "区域" } };
const KIND = { key: "contract_kind", title: null };

const group = (region: string | null, kind: string | null, customers: number): NotCalledGroup => ({
  values: [region, kind],
  titles: [region === "region_east" ? EAST : null, null],
  customers,
});
const rowsOf = (...groups: readonly NotCalledGroup[]) =>
  notCalledRows({ splitBy: [REGION, KIND], groups }, textsIn("en"), "en");

describe("customers who were not called", () => {
  it("are counted by region and contract kind, most first", () => {
    expect(
      rowsOf(group("region_west", "full", 3), group("region_east", null, 7), group(null, null, 1)),
    ).toEqual({
      customers: 11,
      title: "Region · contract_kind",
      rows: [
        { title: "East · not known", customers: 7 },
        { title: "region_west · full", customers: 3 },
        { title: "not known", customers: 1 },
      ],
    });
  });

  it("are counted by what is known of anybody only", () => {
    expect(rowsOf(group("region_east", null, 7), group(null, null, 1))).toMatchObject({
      title: "Region",
      rows: [
        { title: "East", customers: 7 },
        { title: "not known", customers: 1 },
      ],
    });
    expect(rowsOf(group(null, null, 4))).toEqual({ customers: 4, title: null, rows: [] });
  });

  it("are counted together where two values have the same name", () => {
    const east = { ...group("east", null, 2), titles: [EAST, null] };
    expect(rowsOf(group("region_east", null, 7), east).rows).toEqual([{ title: "East", customers: 9 }]);
  });

  it("are counted under the policy's names in the reader's language", () => {
    const list = { splitBy: [REGION], groups: [group("region_east", null, 1)] };
    expect(notCalledRows(list, textsIn("zh-CN"), "zh-CN")).toMatchObject({
      title: "区域",
      rows: [{ title: "东区" }],
    });
  });

  it("are asked for page by page, by region and contract kind", async () => {
    const value: NotCalled = {
      splitBy: [REGION, KIND],
      groups: [group("region_east", null, 1)],
      customers: [{ id: 9, name: "Acme", tier: { title: { en: "VIP" }, colour: "gold" } }],
      next: null,
    };
    const { zaf, requests } = fakeZaf({ answer: () => ({ ok: true, value }) });
    expect(await fetchNotCalled(zaf, INSTALLATION, NOVEMBER, 7)).toEqual({ ok: true, value });
    const { searchParams, pathname } = new URL(requests[0]?.url ?? "");
    expect(pathname).toBe("/api/lists/not-called");
    expect(Object.fromEntries(searchParams)).toEqual({
      ...NOVEMBER,
      splitBy: "region,contract_kind",
      atMost: "20",
      after: "7",
    });
  });

  it("may be told apart by a fact that is a number", async () => {
    const groups = [{ values: [1, null], titles: [null, null], customers: 2 }];
    const value = { splitBy: [REGION, KIND], groups, customers: [], next: null };
    const { zaf } = fakeZaf({ answer: () => ({ ok: true, value }) });
    expect(await fetchNotCalled(zaf, INSTALLATION, NOVEMBER, 0)).toMatchObject({
      value: { groups: [{ values: ["1", null] }] },
    });
  });

  it("are refused where something else answers", async () => {
    const { zaf } = fakeZaf({ answer: () => ({ ok: true, value: { groups: [], customers: [] } }) });
    expect(await fetchNotCalled(zaf, INSTALLATION, NOVEMBER, 0)).toMatchObject({
      error: { reason: "refused" },
    });
  });
});
