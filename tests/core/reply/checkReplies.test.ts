import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTemplate } from "../../../core/reply/readTemplate.ts";
import { problemsOf, small } from "../smallPolicy.ts";

const stages = [{ key: "any", title: "Any" }];
const reply = (body: unknown, more: object = {}) => ({ key: "one", stage: "any", title: "T", body, ...more });
const wrong = (...bodies: readonly unknown[]) =>
  problemsOf({ stages, replies: bodies.map((body, nth) => reply(body, { key: `r${nth}` })) });
const first = (body: string) => {
  const [problem] = wrong({ en: body, "zh-CN": "好", "zh-TW": "好" });
  return problem && { path: problem.path, found: problem.found, nearest: problem.nearest };
};
const path = "replies[0].body.en";

describe("a reply is refused", () => {
  test("when a placeholder is none of Zendesk's, with the nearest that is", () => {
    expect(first("Dear {{ticket.requester.firstname}}")).toEqual({
      path,
      found: '"ticket.requester.firstname"',
      nearest: "ticket.requester.first_name",
    });
    expect(first("{% if ticket.requestor.name %}x{% endif %}")?.nearest).toBe("ticket.requester.name");
  });

  test("when a mark is left open or closed twice", () => {
    expect(first("Number {{ticket.id")?.found).toBe('"{{"');
    expect(first("At [[time")?.found).toBe('"[["');
    expect(first("At time]]")?.found).toBe('"]]"');
    expect(first("At [[ ]]")?.found).toBe('"[[ ]]"');
    expect(first("{{ticket.id and {{current_user.name}}")?.found).toBe('"{{"');
  });

  test("when a tag is left open, ends what is not open, or is none", () => {
    expect(first("{% if ticket.id %}x")?.found).toBe('"{% if ticket.id %}"');
    expect(first("x{% endif %}")?.found).toBe('"{% endif %}"');
    expect(first("{% for i in (1..3) %}{% endif %}{% endfor %}")?.found).toBe('"{% endif %}"');
    expect(first("{% iff ticket.id %}")?.nearest).toBe("if");
    expect(first("{{ticket.id | upcas}}")?.nearest).toBe("upcase");
  });

  test("when it would tell the customer its tier (G5)", () => {
    expect(first("As a Gold customer you are first.")?.found).toBe('"Gold customer"');
    expect(first("{{ticket.organization.custom_fields.service_tier}}")?.path).toBe(path);
    expect(first("{{ticket.tags}}")?.found).toBe('"ticket.tags"');
    expect(wrong({ en: "Hi", "zh-CN": "尊贵的Gold会员", "zh-TW": "好" })[0]?.path).toBe(
      "replies[0].body.zh-CN",
    );
  });

  test("when a language of the policy is missing; a plain text is for all of them", () => {
    expect(wrong({ en: "Hi", "zh-CN": "好" })[0]).toMatchObject({
      path: "replies[0].body.zh-TW",
      found: "nothing",
    });
    expect(wrong("Hi")).toEqual([]);
    expect(problemsOf({ stages, languages: ["en"], replies: [reply({ en: "Hi" })] })).toEqual([]);
  });

  test("when it includes what is not there, or itself", () => {
    expect(wrong("{% include 'r2' %}", "x")[0]).toMatchObject({ found: '"r2"', nearest: "r0" });
    expect(wrong("{% include 'r1' %}", "{% include 'r0' %}").map(({ path: at }) => at)).toEqual([
      "replies[0].body",
      "replies[1].body",
    ]);
    expect(wrong("{% include r1 %}", "x")[0]?.found).toBe('"{% include r1 %}"');
  });

  test("when somebody names a snippet, which is no reply by itself", () => {
    const problems = problemsOf({
      stages,
      replies: [reply("x", { channel: "snippet" })],
      flows: [{ key: "f", title: "F", steps: [{ key: "s", title: "S", replies: ["one"] }] }],
    });
    expect(problems.map(({ found }) => found)).toContain('"one"');
  });
});

test("a reply may use its own variables, dynamic content, the account's fields, filters and slots", () => {
  const body = `{% assign who = ticket.requester.first_name | default: 'a | b' %}{{who}} {{dc.hotline}}
    {{ticket.ticket_field_360001}} {{ticket.organization.custom_fields.city}} {% if ticket.status == 'solved' %}x{% else %}y{% endif %} [[time]]`;
  expect(wrong(body)).toEqual([]);
});

test("what a reply includes is written out, in its language", () => {
  const policy = small({
    stages,
    replies: [
      reply({ en: "Bye, {{current_user.name}}\n", "zh-CN": "再见", "zh-TW": "再見" }, { channel: "snippet" }),
      reply(
        { en: "Hi. {% include 'one' %}.", "zh-CN": "好。{% include 'one' %}。", "zh-TW": "好" },
        { key: "two" },
      ),
    ],
  });
  expect(policy.replies.map(({ key, body }) => [key, body.en, body["zh-CN"]])).toEqual([
    ["two", "Hi. Bye, {{current_user.name}}.", "好。再见。"],
  ]);
});

test("however marks are mixed, the pieces of a body are the body", () => {
  const marks = fc.constantFrom(
    "{{",
    "}}",
    "{%",
    "%}",
    "[[",
    "]]",
    "a",
    " ",
    "if",
    "\n",
    "|",
    "'",
    "-",
    "好",
  );
  fc.assert(
    fc.property(fc.array(marks), (parts) => {
      const body = parts.join("");
      expect(
        readTemplate(body)
          .map(({ text }) => text)
          .join(""),
      ).toBe(body);
    }),
  );
});
