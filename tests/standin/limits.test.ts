import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { type Asked, makeOrganization, makeTicket, numberAt, startAsked } from "./client.ts";

let asked: Asked;
const start = async (plan: "trial" | "suite_professional" | "enterprise_plus"): Promise<void> => {
  await asked?.close();
  asked = await startAsked({ plan });
};
beforeEach(() => start("trial"));
afterAll(() => asked.close());

const advance = (seconds: number) => asked.ask("POST", "/__standin/clock", { advance_seconds: seconds });

describe("the account", () => {
  test("every reply says what is left, in all the forms Zendesk uses", async () => {
    const { headers } = await asked.ask("GET", "/api/v2/users/me");
    expect(headers.get("x-rate-limit")).toBe("400");
    expect(headers.get("x-rate-limit-remaining")).toBe("399");
    expect(headers.get("ratelimit-remaining")).toBe("399");
    expect(Number(headers.get("ratelimit-reset"))).toBeGreaterThan(0);
  });

  test("a used-up minute answers 429 with Retry-After and ends with the minute", async () => {
    await start("suite_professional");
    for (let batch = 0; batch < 8; batch += 1)
      await Promise.all(Array.from({ length: 50 }, () => asked.ask("GET", "/api/v2/users/me")));
    const refused = await asked.ask("GET", "/api/v2/users/me");
    expect([refused.status, refused.body["error"]]).toEqual([429, "APIRateLimitExceeded"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    await advance(60);
    expect((await asked.ask("GET", "/api/v2/users/me")).status).toBe(200);
  });
});

describe("endpoints", () => {
  test("a trial account updates 20 tickets a minute, and the header counts them", async () => {
    const ids = [await makeTicket(asked), await makeTicket(asked)];
    const statuses: number[] = [];
    for (let count = 0; count < 21; count += 1) {
      const reply = await asked.ask("PUT", `/api/v2/tickets/${ids[count % 2]}`, {
        ticket: { subject: `s${count}` },
      });
      statuses.push(reply.status);
      if (count === 0)
        expect(reply.headers.get("zendesk-ratelimit-tickets-update")).toMatch(
          /^total=20; remaining=19; resets=\d+$/,
        );
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
  });

  test("one user updates one ticket 30 times in ten minutes", async () => {
    await start("enterprise_plus");
    const id = await makeTicket(asked);
    for (let count = 0; count < 30; count += 1)
      await asked.ask("PUT", `/api/v2/tickets/${id}`, { ticket: { subject: `s${count}` } });
    expect((await asked.ask("PUT", `/api/v2/tickets/${id}`, { ticket: { subject: "x" } })).status).toBe(429);
    expect(
      (await asked.ask("PUT", `/api/v2/tickets/${id}`, { ticket: { subject: "x" } }, { as: 3 })).status,
    ).toBe(200);
  });

  test("the sixth update of an organization in a minute has a body of its own", async () => {
    const id = await makeOrganization(asked, { name: "Acme" });
    for (let count = 0; count < 5; count += 1)
      await asked.ask("PUT", `/api/v2/organizations/${id}`, { organization: { notes: `${count}` } });
    const refused = await asked.ask("PUT", `/api/v2/organizations/${id}`, { organization: { notes: "x" } });
    expect([refused.status, refused.body]).toEqual([
      429,
      { errors: [{ code: "TooManyRequests", title: "Too many requests to update" }] },
    ]);
  });

  test("the sixth update of a user in a minute is refused in plain text without Retry-After", async () => {
    const made = await asked.ask("POST", "/api/v2/users", { user: { name: "Eve" } });
    const path = `/api/v2/users/${numberAt(made.body, "user", "id")}`;
    for (let count = 0; count < 5; count += 1) await asked.ask("PUT", path, { user: { notes: `${count}` } });
    const refused = await asked.ask("PUT", path, { user: { notes: "x" } });
    expect(refused.status).toBe(429);
    expect(refused.headers.get("content-type")).toContain("text/plain");
    expect(refused.headers.get("retry-after")).toBeNull();
  });

  test("the eleventh export in a minute is refused", async () => {
    for (let count = 0; count < 10; count += 1)
      await asked.ask("GET", "/api/v2/incremental/tickets/cursor?start_time=1");
    const refused = await asked.ask("GET", "/api/v2/incremental/tickets/cursor?start_time=1");
    expect(refused.body).toEqual({
      error: "APIRateLimitExceeded",
      description: "Number of allowed incremental export API requests per minute exceeded",
    });
  });

  test("the 31st open job is refused", async () => {
    const id = await makeTicket(asked);
    const replies = await Promise.all(
      Array.from({ length: 60 }, () =>
        asked.ask("PUT", `/api/v2/tickets/update_many?ids=${id}`, { ticket: { additional_tags: ["x"] } }),
      ),
    );
    expect(replies.filter((reply) => reply.body["error"] === "TooManyJobs").length).toBeGreaterThan(0);
    await asked.idle();
  });
});
