import type { StandinDesk } from "../support/standinDesk.ts";
import { recordOf } from "../support/standinDesk.ts";
import { CUSTOMERS, customerName } from "./historyOf.ts";
import type { Act, Stage, Step } from "./step.ts";

type Json = { readonly [key: string]: unknown };
type Customer = { readonly organizationId: number; readonly requesterId: number };

const MONDAY = Date.parse("2026-11-23T00:00:00+08:00");
const DAY = 24 * 3600 * 1000;

/** The people of the account: does each step as somebody would in Zendesk, and remembers which ticket is which. */
export class ZendeskPeople {
  readonly tickets = new Map<string, number>();
  readonly names = new Map<number, string>();
  readonly customers: Customer[] = [];
  /** Tickets that were in the bin for a while. */
  readonly restored = new Set<number>();
  readonly refused: string[] = [];
  readonly #desk: StandinDesk;
  readonly #fields = new Map<string, number>();
  agents: readonly number[] = [];

  constructor(desk: StandinDesk) {
    this.#desk = desk;
  }

  /** Customers with one person each, agents, and the ids of the ticket fields. */
  async moveIn(agents: number): Promise<void> {
    const { ticket_fields: fields } = await this.#desk.call("GET", "/api/v2/ticket_fields?page[size]=100");
    for (const { title, id } of listOf(fields)) this.#fields.set(String(title), Number(id));
    const made: number[] = [];
    for (let agent = 0; agent < agents; agent += 1) {
      const user = { name: `Agent ${agent}`, email: `agent${agent}@example.com`, role: "agent" };
      made.push((await this.#desk.make("user", "/api/v2/users", user)).id);
    }
    this.agents = made;
    for (let customer = 0; customer < CUSTOMERS; customer += 1) {
      const fieldsOf = { yearly_it_spend: [1000, 300_000, 900_000][customer % 3], influence: 5 };
      const { id: organizationId } = await this.#desk.make("organization", "/api/v2/organizations", {
        name: customerName(customer),
        organization_fields: fieldsOf,
      });
      const person = { name: `Person ${customer}`, email: `person${customer}@example.com` };
      const requester = await this.#desk.make("user", "/api/v2/users", {
        ...person,
        organization_id: organizationId,
      });
      this.customers.push({ organizationId, requesterId: requester.id });
    }
  }

  /** A step that Zendesk refuses is no step; it is refused in every run. */
  async does(step: Step): Promise<void> {
    try {
      await this.#act(step);
    } catch (error) {
      this.refused.push(`${step.slot} ${step.name} ${step.act.kind}: ${String(error).slice(0, 120)}`);
    }
  }

  /** Sets a callback's result on its task, as the sidebar does. */
  async calls(taskId: number, result: string, more: Json): Promise<void> {
    const fields = [
      this.#field("Callback result", `callback_${result}`),
      ...(result === "dissatisfied" ? [this.#field("Callback cause", "Still broken")] : []),
      this.#field("Callback answers", "score: 4"),
    ];
    await this.#save(taskId, { custom_fields: fields, ...more });
  }

  async #act({ name, act }: Step): Promise<void> {
    switch (act.kind) {
      case "ask":
        return this.#make(name, act.customer, { tags: act.tags });
      case "plan_visit":
        return this.#make(name, act.customer, {
          type: "task",
          assignee_id: this.agents[act.agent],
          due_at: dueAt(act.day, act.time),
          ...(act.byApp ? { external_id: `tierwise:visit:${name.replace(" ", "-")}` } : {}),
          custom_fields: [
            this.#field("Visit kind", "visit_onsite"),
            this.#stage("planned"),
            this.#field("Visit time", act.time),
          ],
        });
      case "hand_over":
        return this.#make(name, 0, {
          type: "task",
          tags: [
            `handover_from_${this.agents[act.from]}`,
            `handover_to_${this.agents[act.to]}`,
            `handover_until_${dueAt(act.until, "12:00").slice(0, 10)}`,
          ],
        });
      case "attach":
        return this.#attaches(this.#id(name), this.agents[act.agent] ?? 1);
      case "customer_writes":
        return this.#writes(this.#id(name));
      case "spend":
        return this.#customer(name, {
          organization_fields: { yearly_it_spend: act.amount, influence: act.influence },
        });
      case "no_calls":
        return this.#customer(name, { tags: act.isWanted ? ["no_callbacks"] : [] });
      case "merge_customer":
        await this.#desk.call("POST", `/api/v2/organizations/${this.#customerOf(name)}/merge`, {
          organization_merge: { winner_id: this.customers[act.into]?.organizationId },
        });
        return;
      case "merge_into":
        await this.#desk.call("POST", `/api/v2/tickets/${this.#id(act.target)}/merge`, {
          ids: [this.#id(name)],
        });
        return;
      case "delete":
        await this.#desk.call("DELETE", `/api/v2/tickets/${this.#id(name)}`);
        return;
      case "restore":
        await this.#desk.call("PUT", `/api/v2/deleted_tickets/${this.#id(name)}/restore`);
        this.restored.add(this.#id(name));
        return;
      case "erase":
        await this.#desk.call("DELETE", `/api/v2/deleted_tickets/${this.#id(name)}`);
        return;
      case "answer":
      case "note":
      case "status":
      case "priority":
      case "tag":
      case "assign":
      case "hand_to_customer":
      case "stage":
      case "move_visit":
      case "visit_date":
      case "visit_result":
      case "sign":
      case "exempt":
      case "end_handover":
        return this.#save(this.#id(name), this.#changes(act), this.#doer(act));
    }
  }

  #changes(act: SavedAct): Json {
    switch (act.kind) {
      case "answer":
        return {
          comment: { body: "Here is the answer", public: true },
          ...(act.status === null ? {} : { status: act.status }),
        };
      case "note":
        return { comment: { body: "Among ourselves", public: false } };
      case "status":
        return { status: act.status };
      case "end_handover":
        return { status: "solved" };
      case "priority":
        return { priority: act.priority };
      case "tag":
        return { additional_tags: [act.tag] };
      case "assign":
        return { assignee_id: this.agents[act.agent] };
      case "hand_to_customer":
        return { requester_id: this.customers[act.customer]?.requesterId };
      case "stage":
        return { custom_fields: [this.#stage(act.stage)] };
      case "move_visit":
        return {
          due_at: dueAt(act.day, act.time),
          custom_fields: [
            this.#field("Visit time", act.time),
            this.#field("Visit reason", "The customer asked for it"),
          ],
        };
      case "visit_date":
        return { custom_fields: [this.#field("Visit date", dueAt(act.day, "12:00").slice(0, 10))] };
      case "visit_result":
        return { custom_fields: [this.#field("Visit result", `visitresult_${act.result}`)] };
      case "sign":
        return { custom_fields: [this.#field("Customer signed", true)] };
      case "exempt":
        return { custom_fields: [this.#field("Does not count", act.isExempt)] };
    }
  }

  #doer(act: SavedAct): number {
    return "agent" in act ? (this.agents[act.agent] ?? 1) : 1;
  }

  async #make(name: string, customer: number, more: Json): Promise<void> {
    const { organizationId, requesterId } = this.customers[customer] ?? { organizationId: 0, requesterId: 0 };
    const { id } = await this.#desk.make("ticket", "/api/v2/tickets", {
      subject: name,
      comment: { body: "Please help" },
      requester_id: requesterId,
      submitter_id: requesterId,
      organization_id: organizationId,
      ...more,
    });
    this.tickets.set(name, id);
    this.names.set(id, name);
  }

  async #writes(id: number): Promise<void> {
    const { ticket } = await this.#desk.call("GET", `/api/v2/tickets/${id}`);
    const requester = Number(recordOf(ticket)["requester_id"]);
    await this.#desk.call(
      "PUT",
      `/api/v2/requests/${id}`,
      { request: { comment: { body: "And now?" } } },
      requester,
    );
  }

  /** The signed order. */
  async #attaches(id: number, agent: number): Promise<void> {
    const { upload } = await this.#desk.call("POST", "/api/v2/uploads?filename=order.pdf", "signed", agent);
    const comment = { body: "Signed order", public: false, uploads: [recordOf(upload)["token"]] };
    await this.#save(id, { comment }, agent);
  }

  async #save(id: number, changes: Json, user = 1): Promise<void> {
    await this.#desk.call("PUT", `/api/v2/tickets/${id}`, { ticket: changes }, user);
  }

  async #customer(name: string, organization: Json): Promise<void> {
    await this.#desk.call("PUT", `/api/v2/organizations/${this.#customerOf(name)}`, { organization });
  }

  #customerOf(name: string): number {
    return this.customers[Number(name.split(" ")[1])]?.organizationId ?? 0;
  }

  #id(name: string): number {
    const id = this.tickets.get(name);
    if (id === undefined) throw new Error(`nobody knows ${name}`);
    return id;
  }

  #stage(stage: Stage): Json {
    return this.#field("Visit stage", `visit_is_${stage}`);
  }

  #field(title: string, value: unknown): Json {
    const id = this.#fields.get(title);
    if (id === undefined) throw new Error(`no field ${title}`);
    return { id, value };
  }
}

type SavedAct = Exclude<
  Act,
  {
    kind:
      | "ask"
      | "attach"
      | "hand_over"
      | "plan_visit"
      | "customer_writes"
      | "spend"
      | "no_calls"
      | "merge_customer"
      | "merge_into"
      | "delete"
      | "restore"
      | "erase";
  }
>;

const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(recordOf) : []);

/** @param day of the week, 0 is Monday. */
const dueAt = (day: number, time: string): string =>
  new Date(
    MONDAY + day * DAY + Number(time.slice(0, 2)) * 3600_000 + Number(time.slice(3)) * 60_000,
  ).toISOString();
