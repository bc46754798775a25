import { recordOf } from "../support/standinDesk.ts";
import type { World } from "../support/world.ts";
import type { Names } from "./names.ts";
import { withoutRoad } from "./withoutRoad.ts";

type Row = { readonly [column: string]: unknown };

/**
 * What the ledger holds, a line a row. Left out is what names the way by which something came to be known, and so differs
 * where a sweep told what a webhook would have told: causes, actors, and instants of looking, firing and writing (so also
 * when a visit that the Worker itself planned was made).
 */
export async function ledgerLines(world: World, names: Names): Promise<readonly string[]> {
  const tables = await Promise.all(
    TABLES.map(async ({ name, sql, line }) =>
      (await world.rows<Row>(sql))
        .filter((row) => !names.isSpare(row["id"]))
        .map((row) => `${name} ${JSON.stringify(line(row, names))}`),
    ),
  );
  return tables.flat();
}

/** Recurring care is planned for the day on from when it became known that it is owed: never into the past. */
const planned = (row: Row, about: unknown): Row =>
  about === null ? { ...row, slot_at: String(row["slot_at"]).slice(0, 10) } : row;

type Table = {
  readonly name: string;
  readonly sql: string;
  readonly line: (row: Row, names: Names) => readonly unknown[];
};

const TABLES: readonly Table[] = [
  {
    name: "customer",
    sql: "SELECT id, name, tier, tier_in_zendesk, override, facts, tags FROM customers",
    line: ({ id, ...rest }, names) => [names.organization(id), ...Object.values(rest)],
  },
  {
    name: "tiers",
    sql: `SELECT customer_id AS id, group_concat(tier, ' ') AS tiers FROM
          (SELECT customer_id, tier FROM tier_history ORDER BY customer_id, id) GROUP BY customer_id`,
    line: ({ id, tiers }, names) => [names.organization(id), tiers],
  },
  {
    name: "ticket",
    sql: `SELECT id, status, priority, type, tags, external_id, organization_id AS org, requester_id AS requester,
          assignee_id AS assignee, service_level AS level FROM tickets`,
    line: ({ id, org, requester, assignee, status, tags, external_id: externalId, ...rest }, names) => [
      names.ticket(id),
      names.organization(org),
      names.user(requester),
      names.user(assignee),
      ...withoutRoad(status, JSON.parse(String(tags)), externalId),
      ...Object.values(rest),
    ],
  },
  {
    name: "visit",
    sql: "SELECT id, organization_id AS org, engineer_id AS engineer, kind, state, on_date, facts FROM visits",
    line: ({ id, org, engineer, facts, ...rest }, names) => {
      const {
        id: _id,
        organizationId: _org,
        engineerId: _engineer,
        ...all
      } = recordOf(JSON.parse(String(facts)));
      const { createdAt: _made, plannedSince: _since, ...withoutOurTimes } = all;
      const said = names.isOurs(id) ? withoutOurTimes : all;
      return [names.ticket(id), names.organization(org), names.user(engineer), ...Object.values(rest), said];
    },
  },
  {
    name: "count",
    sql: `SELECT id, visit_id AS visit, organization_id AS org, kind, on_date, reversed_at IS NULL AS stands
          FROM visit_counts`,
    line: ({ id, org, visit: _visit, ...rest }, names) => [
      names.within(String(id)),
      names.organization(org),
      ...Object.values(rest),
    ],
  },
  {
    name: "sheet",
    sql: "SELECT organization_id AS id, days FROM visit_sheets",
    line: ({ id, days }, names) => [names.organization(id), days],
  },
  {
    name: "callback",
    // A further call about work that was over by then: heard in time there was no cause (decision 015).
    sql: `SELECT id, organization_id AS org, ticket_id AS about, task_ticket_id AS task, because, rule, cause_at, due_at,
          slot_at, is_slot_late, state, result, result_at, attempts, answers, solve_by, next_at FROM callbacks
          WHERE because IS NOT 'work_over'`,
    line: ({ id, org, about, task, because, state, ...rest }, names) => [
      names.within(String(id)),
      names.organization(org),
      names.ticket(about),
      typeof because === "string" ? names.within(because) : null,
      state,
      // Nobody calls about it, so nothing else of it matters; what was open meanwhile had a task, or not.
      ...(state === "open" || state === "finished"
        ? [names.ticket(task), ...Object.values(planned(rest, about))]
        : []),
    ],
  },
  {
    name: "deadline",
    // Where the Worker itself made the request or opened it again, clocks begin when that write came, and another tier counts
    // from when it was known; where it was taken out of the bin, Zendesk keeps no record of when. A visit that a dissatisfied
    // customer's call opened again counted as made until that write came, and may have been asked for its result.
    sql: `SELECT * FROM (
            SELECT d.id, d.ticket_id AS ticket, d.kind, d.at, d.state, EXISTS (
              SELECT 1 FROM callbacks AS c WHERE c.ticket_id = d.ticket_id AND c.result = 'dissatisfied') AS is_reopened
            FROM deadlines AS d WHERE d.state <> 'withdrawn')
          WHERE NOT (is_reopened AND kind = 'no_result')`,
    line: ({ id, ticket, at, is_reopened: isReopened, ...rest }, names) => {
      const name = names.within(String(id));
      return isReopened === 1 || names.isComplaintRequest(ticket) || names.wasRestored(ticket)
        ? [name.replace(/:\d{10}:/, ":…:"), ...Object.values(rest)]
        : [name, at, ...Object.values(rest)];
    },
  },
  {
    name: "handover",
    sql: "SELECT id, from_id AS gone, to_id AS instead, starts_on, until_on, is_ended FROM handovers",
    line: ({ id, gone, instead, ...rest }, names) => [
      names.ticket(id),
      names.user(gone),
      names.user(instead),
      ...Object.values(rest),
    ],
  },
  {
    // A task that came and came back within a slot may have been moved in between, or not.
    name: "handed over",
    sql: `SELECT handover_id AS id, ticket_id AS task, from_id AS gone, to_id AS instead
          FROM handover_moves WHERE back_at IS NULL`,
    line: ({ id, task, gone, instead }, names) => [
      names.ticket(id),
      names.ticket(task),
      names.user(gone),
      names.user(instead),
    ],
  },
  {
    name: "new ticket",
    // Calls have the tasks that are theirs, whatever they were made for.
    sql: "SELECT id, state FROM effects WHERE kind = 'new_ticket' AND id NOT LIKE 'new_ticket:callback:%'",
    line: ({ id, state }, names) => [names.within(String(id)), state],
  },
];
