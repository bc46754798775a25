import { expect, test } from "vitest";
import { fetchAgents } from "../../../app/shared/task/fetchAgents.ts";
import { fetchOwnUser } from "../../../app/shared/task/fetchOwnUser.ts";
import { peopleAmong } from "../../../app/shared/task/useAgents.ts";
import { fakeZaf } from "../fakeZaf.ts";

const person = (id: number, name: string, differs: object = {}) => ({
  id,
  name,
  active: true,
  suspended: false,
  role_type: null,
  only_private_comments: false,
  ...differs,
});
const telling = (value: unknown) => fakeZaf({ answer: () => ({ ok: true, value }) }).zaf;
const silent = () =>
  fakeZaf({ answer: () => ({ ok: false, error: { reason: "http", status: 403, detail: "" } }) }).zaf;
const offered = async (...users: readonly object[]) =>
  (await fetchAgents(telling({ users }))).map(({ name }) => name);

test("agents and admins can be given work, whatever role of the account's own they have", async () => {
  expect(
    await offered(
      person(1, "Li"),
      person(2, "Ada", { role_type: 4 }),
      person(3, "Bo", { role_type: 5 }),
      person(4, "Chen", { role_type: 0, only_private_comments: true }),
    ),
  ).toEqual(["Ada", "Bo", "Chen", "Li"]);
});

test.each([
  ["a light agent", { role_type: 1, only_private_comments: true }],
  ["a chat agent", { role_type: 2 }],
  ["a contributor", { role_type: 3 }],
  [
    "whoever writes internal notes only, where Zendesk does not tell the role",
    { only_private_comments: true },
  ],
  ["whoever is suspended", { suspended: true }],
  ["whoever is gone", { active: false }],
])("%s cannot", async (_, differs) => {
  expect(await offered(person(1, "Li"), person(5, "Lena", differs))).toEqual(["Li"]);
});

test("of whom Zendesk tells nothing more than the name stays on offer", async () => {
  expect(await offered({ id: 1, name: "Li" })).toEqual(["Li"]);
  expect(
    await offered({ id: 1, name: "Li", active: null, suspended: null, only_private_comments: null }),
  ).toEqual(["Li"]);
});

test("everybody of a large team is on offer, not only the first hundred", async () => {
  const first = "/api/v2/users.json?role[]=agent&role[]=admin&page[size]=100";
  const pages: { readonly [path: string]: object } = {
    [first]: { users: [person(1, "Li")], meta: { has_more: true, after_cursor: "b=" } },
    [`${first}&page[after]=b%3D`]: {
      users: [person(2, "Ada")],
      meta: { has_more: false, after_cursor: "c=" },
    },
  };
  const { zaf, requests } = fakeZaf({ answer: ({ url }) => ({ ok: true, value: pages[url] }) });
  expect(await fetchAgents(zaf)).toEqual([
    { id: 2, name: "Ada" },
    { id: 1, name: "Li" },
  ]);
  expect(requests).toHaveLength(2);
});

test("a list without an end is read no further than its first thousand", async () => {
  const { zaf, requests } = fakeZaf({
    answer: () => ({
      ok: true,
      value: { users: [person(1, "Li")], meta: { has_more: true, after_cursor: "more" } },
    }),
  });
  expect(await fetchAgents(zaf)).toHaveLength(10);
  expect(requests).toHaveLength(10);
});

test("nobody is on offer where Zendesk does not answer", async () => {
  expect(await fetchAgents(silent())).toEqual([]);
});

test("the Worker says whom it acts as; where it cannot, nobody is left out", async () => {
  const installation = { workerUrl: "https://worker.example.test", subdomain: "example" };
  expect(await fetchOwnUser(telling({ id: 2 }), installation)).toBe(2);
  expect(await fetchOwnUser(telling({ id: null }), installation)).toBeNull();
  expect(await fetchOwnUser(telling({ error: "not_found" }), installation)).toBeNull();
  expect(await fetchOwnUser(silent(), installation)).toBeNull();
  expect(await fetchOwnUser(telling({ id: 2 }), { ...installation, workerUrl: null })).toBeNull();
});

test("the user Tierwise acts as is left out, unless that user is who is looking", () => {
  const agents = [
    { id: 1, name: "Li" },
    { id: 2, name: "Tierwise" },
  ];
  expect(peopleAmong(agents, 2, 1).map(({ id }) => id)).toEqual([1]);
  expect(peopleAmong(agents, 2, null).map(({ id }) => id)).toEqual([1]);
  expect(peopleAmong(agents, 2, 2).map(({ id }) => id)).toEqual([1, 2]);
  expect(peopleAmong(agents, null, 1).map(({ id }) => id)).toEqual([1, 2]);
});
