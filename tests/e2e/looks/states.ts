import { ADMIN_STATES } from "./adminStates.ts";
import { ORGANIZATION_STATES } from "./organizationStates.ts";
import type { State } from "./state.ts";
import { TICKET_STATES } from "./ticketStates.ts";

/** Every state that has a picture. */
export const STATES: readonly State[] = [...TICKET_STATES, ...ORGANIZATION_STATES, ...ADMIN_STATES];
