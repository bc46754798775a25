import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { loadSound } from "../../../app/features/replies/loadSound.ts";
import { matchSyllables } from "../../../app/features/replies/matchSyllables.ts";
import { replyIndex, type Sound, withSound } from "../../../app/features/replies/replyIndex.ts";
import { searchReplies } from "../../../app/features/replies/replySearch.ts";
import { someReply } from "./someReplies.ts";

const replies = [
  someReply("a", { title: { en: "Thanks" }, body: { en: "We will visit you." } }),
  someReply("b", { title: { en: "Agree on a visit", "zh-CN": "约定上门时间", "zh-TW": "約定到訪時間" } }),
  someReply("c", { title: { en: "Sorry" }, shortcut: "/visit" }),
];
const silent = replyIndex(replies, "en");
const found = (query: string, index = silent) => searchReplies(index, query).map(({ key }) => key);

describe("searching replies", () => {
  it("keeps the order they came in without a query", () => {
    expect(found("  ")).toEqual(["a", "b", "c"]);
  });

  it("puts the exact shortcut first, then titles, then texts", () => {
    expect(found("/visit")).toEqual(["c"]);
    expect(found("visit")).toEqual(["b", "a"]);
  });

  it("finds Chinese titles in either script, and full-width letters as their half-width kin", () => {
    expect(found("上门")).toEqual(["b"]);
    expect(found("到訪")).toEqual(["b"]);
    expect(found("ＶＩＳＩＴ")).toEqual(["b", "a"]);
  });

  it("wants every word", () => {
    expect(found("agree visit")).toEqual(["b"]);
    expect(found("agree printer")).toEqual([]);
  });

  it("takes a mistyped word for the nearest, only where nothing else holds it", () => {
    expect(found("thnaks")).toEqual(["a"]);
    expect(found("gretting")).toEqual(["a", "b", "c"]);
    expect(found("xqzw")).toEqual([]);
  });
});

describe("searching by sound", () => {
  let sound: Sound;
  beforeAll(async () => {
    sound = await loadSound();
  });
  const spoken = () => ({ ...silent, entries: silent.entries.map((entry) => withSound(entry, sound)) });

  it.each(["ydsm", "yueding", "yuedingshangm", "yuedsm", "smsj", "shangmen"])(
    "%s finds 约定上门时间",
    (letters) => {
      expect(found(letters, spoken())).toEqual(["b"]);
    },
  );

  it("is of no use before the sounds are known, and for what is not there", () => {
    expect(found("ydsm")).toEqual([]);
    expect(found("ydxx", spoken())).toEqual([]);
  });

  it("knows which sound of a character is meant", () => {
    expect(sound("重新安排")).toEqual(["chong", "xin", "an", "pai"]);
    expect(sound("银行VIP")).toEqual(["yin", "hang", "vip"]);
  });

  const syllable = fc.constantFrom("yue", "ding", "shang", "men", "shi", "jian", "an", "ang", "a", "xian");

  it("finds whatever beginnings of neighbouring syllables are typed", () => {
    const cut = fc
      .tuple(syllable, fc.nat())
      .map(([text, letters]) => [text, text.slice(0, 1 + (letters % text.length))] as const);
    fc.assert(
      fc.property(fc.array(syllable), fc.array(cut, { minLength: 1, maxLength: 6 }), (before, typed) => {
        const letters = typed.map(([, part]) => part).join("");
        const all = [...before, ...typed.map(([text]) => text)];
        const place = matchSyllables(letters, all);
        expect(place).not.toBeNull();
        expect(place ?? 0).toBeLessThanOrEqual(before.length);
      }),
    );
  });
});
