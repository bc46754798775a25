import type { FactMap } from "#core";

/** The floor of re-judging: the bench's rules written out by hand for exactly these thresholds, unknown facts and all. */
export function judgeByHand(facts: FactMap): string {
  const spend = facts["spend"];
  const fees = facts["fees"];
  const volume = facts["volume"];
  const growth = facts["growth"];
  const influence = facts["influence"];
  const potential = facts["potential"];
  const openTickets = facts["open_tickets"];
  const ageDays = facts["age_days"];
  const industry = facts["industry"];
  const contract = facts["contract"];
  if (
    typeof spend === "number" &&
    spend >= 900_000 &&
    typeof influence === "number" &&
    influence >= 4 &&
    contract === true &&
    typeof growth === "number" &&
    growth >= 5
  )
    return "t1";
  if (
    typeof spend === "number" &&
    spend >= 700_000 &&
    typeof openTickets === "number" &&
    openTickets < 40 &&
    ((typeof influence === "number" && influence >= 5) || (typeof fees === "number" && fees >= 160_000))
  )
    return "t2";
  if (
    (industry === "bank" || industry === "pharma") &&
    typeof spend === "number" &&
    spend >= 400_000 &&
    typeof potential === "number" &&
    potential >= 4 &&
    typeof ageDays === "number" &&
    ageDays < 3000
  )
    return "t3";
  if (
    typeof volume === "number" &&
    volume >= 150 &&
    ((typeof fees === "number" && fees >= 180_000) ||
      contract === true ||
      (typeof growth === "number" && growth >= 25))
  )
    return "t4";
  if (
    typeof spend === "number" &&
    spend >= 300_000 &&
    typeof fees === "number" &&
    fees >= 60_000 &&
    typeof openTickets === "number" &&
    openTickets < 80 &&
    typeof potential === "number" &&
    potential >= 3
  )
    return "t5";
  if (
    (industry === "retail" || industry === "care") &&
    typeof volume === "number" &&
    volume >= 60 &&
    ((typeof influence === "number" && influence >= 3) || (typeof growth === "number" && growth >= 15))
  )
    return "t6";
  if (
    facts["region"] === "north" &&
    typeof potential === "number" &&
    potential >= 3 &&
    typeof ageDays === "number" &&
    ageDays < 2000 &&
    typeof fees === "number" &&
    fees >= 20_000
  )
    return "t7";
  if (
    typeof spend === "number" &&
    spend >= 100_000 &&
    ((typeof volume === "number" && volume >= 100) ||
      (typeof growth === "number" && growth >= 20) ||
      contract === true)
  )
    return "t8";
  return "ordinary";
}
