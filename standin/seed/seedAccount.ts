import { type Clock, isoSeconds } from "../clock.ts";
import type { TicketFieldType } from "../records/customField.ts";
import type { User, UserRole } from "../records/user.ts";
import { emptyState, nextLargeId, type Plan, type State } from "../state.ts";

const MINUTES_PER_DAY = 24 * 60;

/** The account after a start or a reset: five people, one group, a form, a schedule, an OAuth client. Ids 1 to 5 and group 1 are fixed. */
export const seedAccount = (clock: Clock, plan: Plan): State => {
  const state = emptyState(plan);
  const at = isoSeconds(clock.now());
  const stamp = { created_at: at, updated_at: at };

  const user = (id: number, name: string, email: string, role: UserRole, lightAgent = false): void => {
    const record: User = {
      ...newUser(id, name, email, role, at, clock.epochSeconds()),
      light_agent: lightAgent,
      custom_role_id: lightAgent ? nextLargeId(state) : null,
      default_group_id: 1,
    };
    state.users.set(id, record);
    state.groupMemberships.set(id, { id, user_id: id, group_id: 1, default: true, ...stamp });
  };
  user(1, "Ada Admin", "ada@standin.test", "admin");
  user(2, "Tierwise integration", "integration@standin.test", "admin");
  user(3, "Grace Agent", "grace@standin.test", "agent");
  user(4, "Linus Agent", "linus@standin.test", "agent");
  user(5, "Lena Light", "lena@standin.test", "agent", true);
  state.groups.set(1, {
    id: 1,
    name: "Support",
    description: "",
    default: true,
    is_public: true,
    deleted: false,
    ...stamp,
  });

  const brandId = nextLargeId(state);
  state.brands.set(brandId, {
    id: brandId,
    name: "Standin",
    subdomain: state.account.subdomain,
    active: true,
    default: true,
  });

  const systemFields: readonly (readonly [TicketFieldType, string])[] = [
    ["subject", "Subject"],
    ["description", "Description"],
    ["status", "Status"],
    ["tickettype", "Type"],
    ["priority", "Priority"],
    ["group", "Group"],
    ["assignee", "Assignee"],
  ];
  systemFields.forEach(([type, title], position) => {
    const id = nextLargeId(state);
    state.ticketFields.set(id, {
      id,
      type,
      title,
      description: "",
      title_in_portal: title,
      active: true,
      position,
      system: true,
      key: null,
      tag: null,
      required: type === "subject",
      visible_in_portal: type === "subject" || type === "description",
      editable_in_portal: type === "subject" || type === "description",
      regexp_for_validation: null,
      relationship_target_type: null,
      options: [],
      ...stamp,
    });
  });
  const formId = nextLargeId(state);
  state.ticketForms.set(formId, {
    id: formId,
    name: "Default Ticket Form",
    active: true,
    default: true,
    ticket_field_ids: [...state.ticketFields.keys()],
  });

  for (const [category, label] of [
    ["new", "New"],
    ["open", "Open"],
    ["pending", "Pending"],
    ["hold", "On-hold"],
    ["solved", "Solved"],
  ] as const) {
    const id = nextLargeId(state);
    state.customStatuses.set(id, { id, status_category: category, agent_label: label, default: true });
  }

  const scheduleId = nextLargeId(state);
  state.schedules.set(scheduleId, {
    id: scheduleId,
    name: "Office hours",
    time_zone: "UTC",
    intervals: [1, 2, 3, 4, 5].map((day) => ({
      start_time: day * MINUTES_PER_DAY + 9 * 60,
      end_time: day * MINUTES_PER_DAY + 17 * 60,
    })),
    holidays: new Map(),
    ...stamp,
  });

  const clientId = nextLargeId(state);
  state.oauthClients.set(clientId, {
    id: clientId,
    identifier: "tierwise_local",
    name: "Tierwise (local)",
    secret: "standin-client-secret",
    user_id: 2,
    kind: "confidential",
    ...stamp,
  });
  return state;
};

/** A user with nothing but a name. `at` is ISO, `generated` epoch seconds. */
export const newUser = (
  id: number,
  name: string,
  email: string | null,
  role: UserRole,
  at: string,
  generated: number,
): User => ({
  id,
  name,
  email,
  external_id: null,
  role,
  light_agent: false,
  custom_role_id: null,
  organization_ids: [],
  default_group_id: null,
  locale: "en-US",
  iana_time_zone: "Etc/UTC",
  time_zone: "UTC",
  phone: null,
  alias: null,
  notes: null,
  details: null,
  tags: [],
  user_fields: new Map(),
  suspended: false,
  verified: true,
  presence: "present",
  created_at: at,
  updated_at: at,
  generated_timestamp: generated,
});
