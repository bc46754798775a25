import { en, Faker, zh_CN, zh_TW } from "@faker-js/faker";
import { companyName } from "./companies.ts";
import type { Demo, DemoLanguage, DemoOrganization, DemoTicket, DemoUser } from "./demo.ts";
import { organizationFacts, PROFILES, type Profile } from "./organizationFacts.ts";
import { demoRequest, showcaseRequest } from "./requests.ts";
import { demoVisit, type DemoVisitState } from "./visits.ts";

export const ORGANIZATION_COUNT = PROFILES.length;
export const USER_COUNT = 120;
export const TICKET_COUNT = 600;
/** The last users have no organization. */
const LONE_USERS = 12;
const YEAR_DAYS = 365;

/** Visits in the last year, by profile; more and fewer in turn, so that every pace is to be seen. */
const VISITS: Record<Profile, readonly [number, ...number[]]> = {
  leader: [3, 4, 1],
  pillar: [2, 3, 4],
  sprout: [1],
  quiet: [1, 2, 0],
  unknown: [0],
};

/** The year's visits before the last weeks. */
const EARLIER_VISITS_DAYS = 45;

/** What the first customers have lately: visits just signed, whose calls are due and overdue, and two that nobody came to. */
const RECENT_VISITS: readonly (readonly DemoVisitState[])[] = [
  [
    { kind: "made", daysAgo: 1, isSigned: true },
    { kind: "missed", daysAgo: 3 },
  ],
  [{ kind: "made", daysAgo: 6, isSigned: true }],
  [{ kind: "missed", daysAgo: 5 }],
  [{ kind: "made", daysAgo: 6, isSigned: true }],
  [{ kind: "made", daysAgo: 2, isSigned: true }],
];

/**
 * Makes a year of an IT company's help desk in three languages.
 * @param now the demo's present: everything lies before it but a few planned visits
 * @param agents how many agents share the work
 */
export function generateDemo(options: {
  readonly seed: number;
  readonly now: Date;
  readonly agents: number;
}): Demo {
  const { agents, seed } = options;
  const now = Math.floor(options.now.getTime() / 1000) * 1000;
  const fakers: Record<DemoLanguage, Faker> = {
    en: new Faker({ locale: [en] }),
    "zh-cn": new Faker({ locale: [zh_CN, en] }),
    "zh-tw": new Faker({ locale: [zh_TW, zh_CN, en] }),
  };
  for (const faker of Object.values(fakers)) faker.seed(seed);
  const faker = fakers.en;

  const organizations = PROFILES.map((profile, index): DemoOrganization => {
    const language = languageOf(index);
    return {
      externalId: `demo:organization:${index + 1}`,
      name: `${index === 0 ? "Harbour & Pine Logistics" : companyName(fakers[language], language, index)}`,
      language,
      facts: index === 0 ? SHOWCASE_FACTS : organizationFacts(faker, profile),
    };
  });
  const users = Array.from({ length: USER_COUNT }, (_, index): DemoUser => {
    const organization =
      index < USER_COUNT - LONE_USERS ? organizations[index % ORGANIZATION_COUNT] : undefined;
    const language = organization?.language ?? languageOf(index);
    return {
      externalId: `demo:user:${index + 1}`,
      name: personName(fakers[language], language),
      email: `customer.${index + 1}@demo.example.com`,
      language,
      organization: organization?.externalId ?? null,
    };
  });

  const visits = PROFILES.flatMap((profile, index): DemoTicket[] => {
    const host = users[index];
    if (host === undefined) return [];
    const number = (place: number): number => index * 10 + place + 1;
    const visit = (place: number, state: DemoVisitState): DemoTicket =>
      demoVisit(faker, now, number(place), host, state, agents);
    // Every fourth is not signed yet (A12).
    const counts = VISITS[profile];
    const made = Array.from({ length: counts[index % counts.length] ?? 0 }, (_, place) =>
      visit(place, {
        kind: "made",
        daysAgo: EARLIER_VISITS_DAYS + place * 85 + (index % 9),
        isSigned: (index + place) % 4 > 0,
      }),
    );
    const isPlanned = profile === "leader" || (profile === "pillar" && index % 2 === 0);
    const planned = { kind: "planned", inDays: 4 + (index % 14), isConfirmed: index % 3 === 1 } as const;
    return [
      ...made,
      ...(RECENT_VISITS[index] ?? []).map((state, place) => visit(6 + place, state)),
      ...(isPlanned ? [visit(9, planned)] : []),
    ];
  });
  const host = users[0];
  if (host === undefined) throw new Error("a demo without users");
  const requests = Array.from({ length: TICKET_COUNT - visits.length - 1 }, (_, index) =>
    demoRequest(faker, now, index + 1, faker.helpers.arrayElement(users), daysAgo(faker, index), agents),
  );
  const showcase = showcaseRequest(host, now);
  const tickets = [...visits, ...requests, showcase].toSorted((a, b) =>
    a.createdAt.localeCompare(b.createdAt),
  );
  return { organizations, users, tickets, showcase: showcase.externalId };
}

/** Surely VIP by the preset it-services, with a good deal to explain. */
const SHOWCASE_FACTS = {
  yearly_it_spend: 1_280_000,
  yearly_service_volume: 164,
  yearly_service_fees: 210_000,
  growth: 9,
  influence: 5,
  potential: 4,
} as const;

/** Eight English, seven mainland and five Taiwanese customers of twenty. */
function languageOf(index: number): DemoLanguage {
  const place = (index * 7) % 20;
  return place < 8 ? "en" : place < 15 ? "zh-cn" : "zh-tw";
}

/** One request in eight is from the last week, so that there is work on the desk. */
const daysAgo = (faker: Faker, index: number): number =>
  faker.number.int(index % 8 === 0 ? { min: 0, max: 6 } : { min: 2, max: YEAR_DAYS - 1 });

/** Without "Mr." and "PhD": replies greet people by their first name. */
function personName(faker: Faker, language: DemoUser["language"]): string {
  return language === "en"
    ? `${faker.person.firstName()} ${faker.person.lastName()}`
    : faker.person.fullName();
}
