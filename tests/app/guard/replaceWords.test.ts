import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { draftText } from "../../../app/shared/composer/draftText.ts";
import { replaceWords } from "../../../app/features/guard/replaceWords.ts";
import { wordsToReplace } from "../../../app/features/guard/wordsToReplace.ts";

/** Replaces the first place of `words` as a reader sees it. */
function replaced(content: string, isRich: boolean, words: string, better: string): string | null {
  const draft = { content, isRich };
  const { text } = draftText(draft);
  const from = text.indexOf(words);
  return replaceWords(draft, wordsToReplace(text, { from, to: from + words.length }, better), better);
}

describe("what a reader sees of a draft", () => {
  test.for([
    ["<p>Dear Ms Li,</p><p>it is <b>not</b> sure.</p>", "\nDear Ms Li,\n\nit is not sure.\n"],
    ["AT&amp;T &lt;3&nbsp;&#x4E0D;&#24402;", "AT&T <3\u00A0不归"],
    ["one<br>two<!-- a > remark -->", "one\ntwo"],
    ["<p>one\n\tand <b>the</b>\r\nother</p>", "\none  and the  other\n"],
    ["<table><tr><td>not</td><td>sure</td></tr></table>", "\n\n\nnot\n\nsure\n\n\n"],
    ["a < b & c &unknown; 5 &#0;", "a < b & c &unknown; 5 &#0;"],
  ] as const)("%s", ([content, text]) => {
    expect(draftText({ content, isRich: true }).text).toBe(text);
  });

  test("plain text is seen as it is, signs of markup and all", () => {
    expect(draftText({ content: "<b>&amp;", isRich: false }).text).toBe("<b>&amp;");
  });
});

describe("a better wording", () => {
  test("takes the place of the very words, and leaves the rest as it was", () => {
    expect(replaced("我们会尽快处理，谢谢。", false, "尽快", "今天下班前")).toBe(
      "我们会今天下班前处理，谢谢。",
    );
    expect(
      replaced('<p class="x">I am <i>not sure</i> &amp; sorry</p>', true, "not sure", "checking <now>"),
    ).toBe('<p class="x">I am <i>checking &lt;now&gt;</i> &amp; sorry</p>');
  });

  test("that is a sentence takes the place of the sentence", () => {
    expect(replaced("Hello. I'm not sure about v2.5 yet. Bye!", false, "not sure", "I will find out.")).toBe(
      "Hello. I will find out. Bye!",
    );
    expect(replaced("您好！这事不归我管。谢谢", false, "不归我管", "我帮您联系同事。")).toBe(
      "您好！我帮您联系同事。谢谢",
    );
    expect(replaced("Hi,\nno idea\n\nMia", false, "no idea", "I will ask.")).toBe("Hi,\nI will ask.\n\nMia");
    expect(replaced("<p>Hi,</p><p>no idea</p>", true, "no idea", "I will ask.")).toBe(
      "<p>Hi,</p><p>I will ask.</p>",
    );
  });

  test.for([
    ["<p>I am <b>not</b> sure</p>", "<p>I am checking</p>"],
    ["<p>I am <b>not sure</b> yet</p>", "<p>I am <b>checking</b> yet</p>"],
    ["<p><b>I am not</b> sure <i>yet</i></p>", "<p><b>I am </b>checking <i>yet</i></p>"],
    ["<p>not <b>sure, sorry</b></p>", "<p>checking<b>, sorry</b></p>"],
    ["<p><b>Oh, not</b><i> sure, no</i></p>", "<p><b>Oh, </b>checking<i>, no</i></p>"],
    ["<p><b>Oh, <i>not</i></b> <u>sure</u></p>", "<p><b>Oh, </b>checking</p>"],
    ['<p>not <a href="https://a.example/?q=1">sure</a>, sorry</p>', "<p>checking, sorry</p>"],
    ["<p>not <!-- so -->sure</p>", "<p>checking</p>"],
  ] as const)("among formatting keeps that of the rest: %s", ([content, after]) => {
    expect(replaced(content, true, "not sure", "checking")).toBe(after);
  });

  test.for(["<p>not <img src='x'>sure</p>", "<ul><li>not </li><li>sure</li></ul>"])(
    "is left to the agent where more than words would go: %s",
    (content) => {
      const draft = { content, isRich: true };
      const { text } = draftText(draft);
      const place = { from: text.indexOf("not"), to: text.indexOf("sure") + "sure".length };
      expect(replaceWords(draft, place, "checking")).toBeNull();
    },
  );

  test("whatever the draft, replacing words by themselves changes nothing a reader sees", () => {
    const pieces = fc.constantFrom(
      "<p>",
      "</p>",
      "<br>",
      "<b>",
      "</b>",
      "<i>",
      "</i>",
      "&amp;",
      "&lt;",
      "不归",
      "ok ",
      "é",
      ". ",
      "a < b",
      "\n",
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 20 }),
        fc.nat(30),
        fc.nat(30),
        fc.boolean(),
        (parts, a, b, isRich) => {
          const draft = { content: parts.join(""), isRich };
          const { text } = draftText(draft);
          const [from, to] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
          const same = replaceWords(draft, { from, to }, text.slice(from, to));
          if (same !== null) expect(draftText({ content: same, isRich }).text).toBe(text);
        },
      ),
    );
  });
});
