const MINUTE_MS = 60_000;
const DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** A zone in which it is about noon at `now`, so that what is due within hours is due today whenever tests run. */
export function noonZone(now: Date): string {
  const eastOfGreenwich = 12 - now.getUTCHours();
  // These zones' names count hours to the west.
  if (eastOfGreenwich === 0) return "Etc/GMT";
  return `Etc/GMT${eastOfGreenwich > 0 ? "-" : "+"}${Math.abs(eastOfGreenwich)}`;
}

/** The local time of an instant in a zone, "13:05". */
export const timeIn = (zone: string, at: Date): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(at);

const everyDay = (window: string): string => DAY.map((day) => `${day}: ["${window}"]`).join(", ");

/**
 * IT services, open at every hour, with what a first reply that is late brings about; Core's general tickets are
 * promised by the close of a day that ends at `closing`, 90 minutes after the ticket came in.
 */
export const promisePolicy = (zone: string, closing: Date): string => `preset: it-services
schedules:
  hotline: { zone: ${zone}, week: { ${everyDay("00:00-24:00")} } }
  office: { zone: ${zone}, officialCalendar: null, week: { ${everyDay(`00:00-${timeIn(zone, closing)}`)} } }
ownership: { firstResponder: true }
roles:
  lead:
    title: { en: Team lead, zh-CN: 组长, zh-TW: 組長 }
    resolve: [{ by: agent, email: linus@standin.test }]
serviceLevels:
  vip_urgent:
    targets: { first_reply: 15m, next_reply: 30m, update: 2h, resolution: 8h }
    steps: { engineer_on_it: null }
    onWarning: []
    onBreach:
      - { do: internal_note, text: { en: The promise is broken. Call the customer., zh-CN: 承诺已逾期，请致电客户。, zh-TW: 承諾已逾期，請致電客戶。 } }
      - { do: priority, priority: urgent }
      - { do: offer_reply, reply: delay }
    escalation: [{ after: 10s, tell: lead }]
    onArrival: { priority: high }
  core_general:
    targets: { first_reply: 90m, update: null, next_reply: null }
`;

/** The whole minute before last: what came in then and is promised within 90 minutes is due at `closingOf` it. */
export const arrivalBefore = (now: Date): Date =>
  new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS - MINUTE_MS);

export const closingOf = (arrival: Date): Date => new Date(arrival.getTime() + 90 * MINUTE_MS);
