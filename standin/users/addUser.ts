import type { User } from "../records/user.ts";
import type { Standin } from "../standin.ts";
import { publishUserEvents } from "./publishUserEvents.ts";

/** Puts a new user into the account and says so. */
export const addUser = (standin: Standin, user: User): User => {
  standin.state.users.set(user.id, user);
  publishUserEvents(standin, user, [{ name: "created", event: {} }]);
  standin.bus.publish({ type: "user_changed", id: user.id });
  return user;
};
