import { customerName } from "./historyOf.ts";
import type { ZendeskPeople } from "./zendeskPeople.ts";

const SPARE = "spare task";

/** What things of one run are called in every run. Two of one name differ by a number: nothing is made twice unseen. Spare tasks are alike. */
export class Names {
  readonly #tickets = new Map<number, string>();
  readonly #organizations = new Map<number, string>();
  readonly #users = new Map<number, string>();
  readonly #restored: ReadonlySet<number>;

  /** @param owners the callback that each call's task is of now, as the ledger has it: tasks may change hands. */
  constructor(
    people: ZendeskPeople,
    tickets: readonly { readonly [key: string]: unknown }[],
    owners: ReadonlyMap<number, string>,
  ) {
    this.#restored = people.restored;
    for (const [customer, { organizationId, requesterId }] of people.customers.entries()) {
      this.#organizations.set(organizationId, customerName(customer));
      this.#users.set(requesterId, `person ${customer}`);
    }
    for (const [agent, id] of people.agents.entries()) this.#users.set(id, `agent ${agent}`);
    for (const [id, name] of people.names) this.#tickets.set(id, name);
    const uses = new Map<string, number>();
    for (const { id, external_id: externalId, subject } of tickets.toSorted(byId)) {
      if (this.#tickets.has(Number(id))) continue;
      const owner = owners.get(Number(id));
      const made = String(externalId ?? subject).replace(/^tierwise:/, "");
      const isSpare = owner === undefined && made.startsWith("callback:");
      const name = isSpare ? SPARE : `task ${this.within(owner === undefined ? made : `callback:${owner}`)}`;
      const use = isSpare ? 1 : (uses.get(name) ?? 0) + 1;
      uses.set(name, use);
      this.#tickets.set(Number(id), use === 1 ? name : `${name} (no. ${use})`);
    }
  }

  ticket(id: unknown): string {
    return id === null ? "none" : (this.#tickets.get(Number(id)) ?? `unknown ticket ${Number(id)}`);
  }

  /** Whether it was in the bin for a while. */
  wasRestored(id: unknown): boolean {
    return this.#restored.has(Number(id));
  }

  /** Whether the Worker made the ticket. */
  isOurs(id: unknown): boolean {
    return this.ticket(id).startsWith("task ");
  }

  /** Whether the Worker made the ticket of a complaint found in a call. */
  isComplaintRequest(id: unknown): boolean {
    return this.ticket(id).startsWith("task follow_up:");
  }

  /** A call's task that no callback has any more. */
  isSpare(id: unknown): boolean {
    return this.ticket(id).startsWith(SPARE);
  }

  organization(id: unknown): string {
    return id === null ? "none" : (this.#organizations.get(Number(id)) ?? `unknown customer ${Number(id)}`);
  }

  user(id: unknown): string {
    return id === null ? "none" : (this.#users.get(Number(id)) ?? `user ${Number(id)}`);
  }

  /** The id that stands in a text such as "callback:42:after_solution:1" or "o55:weekly:2026-W48", by name. */
  within(text: string): string {
    return text.replace(/(?<=^|:)(?<o>o?)(?<id>\d+)(?=:|$)/, (whole, _o, _id, _at, _all, groups) => {
      const { o, id } = groups as { o: string; id: string };
      const name = o === "" ? this.#tickets.get(Number(id)) : this.#organizations.get(Number(id));
      return name ?? whole;
    });
  }
}

const byId = (one: { readonly [key: string]: unknown }, other: { readonly [key: string]: unknown }): number =>
  Number(one["id"]) - Number(other["id"]);
