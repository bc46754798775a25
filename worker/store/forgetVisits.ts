/** Permanently deleted tickets leave nothing behind. The sheets of their customers are to be written anew. */
export function forgetVisits(db: D1Database, ids: readonly number[]): readonly D1PreparedStatement[] {
  const json = JSON.stringify(ids);
  return [
    "DELETE FROM visits WHERE id IN (SELECT value FROM json_each(?))",
    "DELETE FROM visit_moments WHERE visit_id IN (SELECT value FROM json_each(?))",
    "DELETE FROM visit_counts WHERE visit_id IN (SELECT value FROM json_each(?))",
    "DELETE FROM handovers WHERE id IN (SELECT value FROM json_each(?))",
    "DELETE FROM handover_moves WHERE handover_id IN (SELECT value FROM json_each(?))",
    "DELETE FROM handover_moves WHERE ticket_id IN (SELECT value FROM json_each(?))",
  ].map((sql) => db.prepare(sql).bind(json));
}

/** Takes a deleted person's id out of visits: what was done stays done, only by nobody. */
export function forgetPeopleInVisits(
  db: D1Database,
  people: readonly number[],
): readonly D1PreparedStatement[] {
  const json = JSON.stringify(people);
  const among = "IN (SELECT value FROM json_each(?1))";
  const named = (text: string): string =>
    `EXISTS (SELECT 1 FROM json_each(?1) AS p WHERE instr(${text}, 'Id":' || p.value || ',') > 0)`;
  const without = (list: string): string =>
    `(SELECT json_group_array(json(json_replace(m.value,
       '$.actorId', iif(m.value ->> 'actorId' ${among}, NULL, m.value ->> 'actorId'),
       '$.engineerName', iif(m.value ->> 'engineerId' ${among}, NULL, m.value ->> 'engineerName'),
       '$.engineerId', iif(m.value ->> 'engineerId' ${among}, NULL, m.value ->> 'engineerId'))))
      FROM json_each(${list}) AS m)`;
  return [
    `UPDATE visit_moments SET events = ${without("visit_moments.events")} WHERE ${named("visit_moments.events")}`,
    `UPDATE visit_sheets SET latest = ${without("visit_sheets.latest")} WHERE ${named("visit_sheets.latest")}`,
    `UPDATE visits SET engineer_id = NULL, facts = json_replace(facts, '$.engineerId', NULL) WHERE engineer_id ${among}`,
    `UPDATE visit_counts SET actor_id = NULL WHERE actor_id ${among}`,
    `UPDATE visit_counts SET reversed_actor_id = NULL WHERE reversed_actor_id ${among}`,
    `UPDATE handovers SET by_id = NULL WHERE by_id ${among}`,
    `DELETE FROM handovers WHERE from_id ${among} OR to_id ${among}`,
    `DELETE FROM handover_moves WHERE from_id ${among} OR to_id ${among}`,
  ].map((sql) => db.prepare(sql).bind(json));
}
