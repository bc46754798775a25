import type { State } from "../state.ts";
import type { TicketInput } from "./ticketInput.ts";

/** The agents who follow a ticket after `followers` was sent: each entry adds (the default) or removes one, by id or address. */
export const applyFollowers = (
  state: State,
  before: readonly number[],
  given: NonNullable<TicketInput["followers"]>,
): number[] => {
  const following = new Set(before);
  for (const { user_id, user_email, action } of given) {
    const user =
      user_id === undefined
        ? [...state.users.values()].find((each) => each.email === user_email?.toLowerCase())
        : state.users.get(user_id);
    // Only agents can follow; others are passed over without a word.
    if (user === undefined || user.role === "end-user" || user.presence !== "present") continue;
    if (action === "delete") following.delete(user.id);
    else following.add(user.id);
  }
  return [...following];
};
