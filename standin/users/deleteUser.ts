import type { User } from "../records/user.ts";
import type { Standin } from "../standin.ts";
import { publishUserEvents } from "./publishUserEvents.ts";

/** Deletes a user: listed among the deleted, address and external id gone from the event as in a real delivery. */
export const deleteUser = (standin: Standin, user: User): User => {
  const after: User = {
    ...user,
    presence: "soft_deleted",
    email: null,
    external_id: null,
    organization_ids: [],
    default_group_id: null,
    updated_at: standin.clock.iso(),
    generated_timestamp: standin.clock.epochSeconds(),
  };
  standin.state.users.set(user.id, after);
  publishUserEvents(standin, after, [{ name: "deleted", event: {} }]);
  standin.bus.publish({ type: "user_changed", id: user.id });
  return after;
};

/** Erases a deleted user: only the id is left. Sends no event (UNCONFIRMED). */
export const eraseUser = (standin: Standin, user: User): User => {
  const after: User = {
    ...user,
    presence: "erased",
    name: "Permanently Deleted User",
    email: null,
    phone: null,
    alias: null,
    notes: null,
    details: null,
    tags: [],
    user_fields: new Map(),
    updated_at: standin.clock.iso(),
    generated_timestamp: standin.clock.epochSeconds(),
  };
  standin.state.users.set(user.id, after);
  return after;
};
