import * as v from "valibot";
import { type RunningStandin, startStandin, type StandinOptions } from "../../standin/index.ts";

/** A reply, its body read as JSON where it is JSON. */
export type Reply = { status: number; headers: Headers; text: string; body: Body };
export type Body = { [key: string]: unknown };

/** A running stand-in and a way to ask it. `as`: whose session; null: nobody's. */
export type Asked = RunningStandin & {
  ask(
    method: string,
    path: string,
    body?: unknown,
    options?: { as?: number | null; headers?: { [name: string]: string } },
  ): Promise<Reply>;
  /** Waits until no delivery and no job is open. */
  idle(): Promise<void>;
};

const object = v.record(v.string(), v.unknown());

/** Starts a stand-in on any free port. */
export const startAsked = async (options: StandinOptions = {}): Promise<Asked> => {
  const running = await startStandin(options);
  const ask: Asked["ask"] = async (method, path, body, { as = 1, headers = {} } = {}) => {
    const reply = await fetch(running.url + path, {
      method,
      headers: {
        ...(as === null ? {} : { authorization: `Bearer agent:${as}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await reply.text();
    const json = reply.headers.get("content-type")?.includes("json") === true ? JSON.parse(text) : {};
    const read = v.safeParse(object, json);
    return { status: reply.status, headers: reply.headers, text, body: read.success ? read.output : {} };
  };
  const idle = async (): Promise<void> => {
    for (let tries = 0; tries < 400; tries += 1) {
      const { body } = await ask("GET", "/__standin/idle");
      if (body["idle"] === true) return;
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    throw new Error("never idle");
  };
  return { ...running, ask, idle };
};

/** Walks into a reply: `at(body, "ticket", "id")`. */
export const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((found, key) => {
    if (Array.isArray(found)) return found[Number(key)];
    const read = v.safeParse(object, found);
    return read.success ? read.output[String(key)] : undefined;
  }, value);

/** A number in a reply. */
export const numberAt = (value: unknown, ...path: (string | number)[]): number =>
  v.parse(v.number(), at(value, ...path));

/** A text in a reply. */
export const textAt = (value: unknown, ...path: (string | number)[]): string =>
  v.parse(v.string(), at(value, ...path));

/** A list in a reply. */
export const listAt = (value: unknown, ...path: (string | number)[]): unknown[] =>
  v.parse(v.array(v.unknown()), at(value, ...path));

/** Asks for a job's end and returns its results. */
export const finished = async (asked: Asked, reply: Reply): Promise<unknown[]> => {
  await asked.idle();
  const id = textAt(reply.body, "job_status", "id");
  const { body } = await asked.ask("GET", `/api/v2/job_statuses/${id}.json`);
  if (at(body, "job_status", "status") !== "completed") throw new Error(JSON.stringify(body));
  return listAt(body, "job_status", "results");
};

/** Creates a ticket and returns its id. */
export const makeTicket = async (asked: Asked, ticket: Body = {}): Promise<number> => {
  const reply = await asked.ask("POST", "/api/v2/tickets", {
    ticket: { subject: "Printer", comment: { body: "It is on fire" }, ...ticket },
  });
  if (reply.status !== 201) throw new Error(reply.text);
  return numberAt(reply.body, "ticket", "id");
};

/** Creates an organization and returns its id. */
export const makeOrganization = async (asked: Asked, organization: Body): Promise<number> => {
  const reply = await asked.ask("POST", "/api/v2/organizations", { organization });
  if (reply.status !== 201) throw new Error(reply.text);
  return numberAt(reply.body, "organization", "id");
};

/** Creates the dropdown ticket field "Service level" with gold and silver and returns its id. */
export const makeLevelField = async (asked: Asked): Promise<number> => {
  const reply = await asked.ask("POST", "/api/v2/ticket_fields", {
    ticket_field: {
      type: "tagger",
      title: "Service level",
      custom_field_options: [
        { name: "Gold", value: "sla_gold" },
        { name: "Silver", value: "sla_silver" },
      ],
    },
  });
  return numberAt(reply.body, "ticket_field", "id");
};
