import type { SolvedTicket } from "#core";
import { readJson } from "./readJson.ts";

/** A solved ticket of an organization as it is stored. `solvedAt`: ISO instant. */
export type SolvedRow = Omit<SolvedTicket, "solver"> & {
  readonly organizationId: number;
  readonly solverId: number | null;
};

/** Those that a brief looks through; with the names of their solvers twice as many rows are read. */
const LOOKED_THROUGH = 12;

/** Keeps the instant a ticket was first seen solved: closing it, or another tag on it, is no new solution. */
export function putSolved(db: D1Database, rows: readonly SolvedRow[]): D1PreparedStatement {
  const json = rows.map((row) => ({
    ...row,
    words: JSON.stringify(row.words),
    tags: JSON.stringify(row.tags),
  }));
  return db
    .prepare(
      `INSERT INTO solved_tickets (ticket_id, organization_id, problem_type, words, tags, solver_id, solved_at)
       SELECT value ->> 'ticketId', value ->> 'organizationId', value ->> 'problemType', value ->> 'words',
         value ->> 'tags', value ->> 'solverId', value ->> 'solvedAt'
       FROM json_each(?) WHERE true
       ON CONFLICT (ticket_id) DO UPDATE SET organization_id = excluded.organization_id,
         problem_type = excluded.problem_type, words = excluded.words, tags = excluded.tags,
         solver_id = excluded.solver_id, solved_at = min(solved_at, excluded.solved_at)`,
    )
    .bind(JSON.stringify(json));
}

/** Tickets that are open again, or gone. */
export const dropSolved = (db: D1Database, tickets: readonly number[]): D1PreparedStatement =>
  db
    .prepare("DELETE FROM solved_tickets WHERE ticket_id IN (SELECT value FROM json_each(?))")
    .bind(JSON.stringify(tickets));

export const dropSolvedOf = (db: D1Database, organizations: readonly number[]): D1PreparedStatement =>
  db
    .prepare("DELETE FROM solved_tickets WHERE organization_id IN (SELECT value FROM json_each(?))")
    .bind(JSON.stringify(organizations));

/** What was solved stays solved, only by nobody. */
export const forgetSolvers = (db: D1Database, people: readonly number[]): D1PreparedStatement =>
  db
    .prepare("UPDATE solved_tickets SET solver_id = NULL WHERE solver_id IN (SELECT value FROM json_each(?))")
    .bind(JSON.stringify(people));

export type RawSolved = {
  readonly ticketId: number;
  readonly problemType: string | null;
  readonly words: string;
  readonly tags: string;
  readonly solverId: number | null;
  readonly name: string | null;
  readonly solvedAt: string;
};

/** The latest solved tickets of a ticket's organization, itself left out. */
export const solvedStatement = (db: D1Database, ticketId: number): D1PreparedStatement =>
  db
    .prepare(
      `SELECT s.ticket_id AS ticketId, s.problem_type AS problemType, s.words, s.tags, s.solver_id AS solverId,
         p.name, s.solved_at AS solvedAt
       FROM (SELECT * FROM solved_tickets
             WHERE organization_id = (SELECT organization_id FROM tickets WHERE id = ?1) AND ticket_id <> ?1
             ORDER BY solved_at DESC LIMIT ${LOOKED_THROUGH}) AS s
         LEFT JOIN people AS p ON p.id = s.solver_id
       ORDER BY s.solved_at DESC`,
    )
    .bind(ticketId);

export const solvedIn = (rows: readonly RawSolved[]): readonly SolvedTicket[] =>
  rows.map(({ ticketId, problemType, words, tags, solverId, name, solvedAt }) => ({
    ticketId,
    problemType,
    words: readJson<string[]>(words, []),
    tags: readJson<string[]>(tags, []),
    solver: solverId === null ? null : { id: solverId, name },
    solvedAt,
  }));
