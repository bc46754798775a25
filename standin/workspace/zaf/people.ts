import { fetchLoaded, loaders } from "../api/queries.ts";
import type { JsonObject } from "../json.ts";
import { sessionStore } from "../session/session.ts";
import { LOCALES } from "../session/texts.ts";
import { userObject } from "./ticketObject.ts";

/**
 * `currentUser` for apps. The locale is the page's language; a user with a custom role has that role's id in place of
 * a role's name. Source: zendesk-app 2.
 */
export const currentUserObject = async (): Promise<JsonObject> => {
  const [me, groups] = await Promise.all([fetchLoaded(loaders.me()), fetchLoaded(loaders.groups())]);
  return {
    ...userObject(me),
    role: me.custom_role_id === null || me.role === "admin" ? me.role : String(me.custom_role_id),
    locale: LOCALES[sessionStore.get().language],
    groups: groups.map(({ id, name }) => ({ id, name })),
    organizations: [],
    identities: me.email === null ? [] : [{ type: "email", value: me.email, primary: true }],
    avatarUrl: null,
  };
};

/** `currentAccount` for apps. */
export const currentAccountObject = async (): Promise<JsonObject> => {
  const { account } = await fetchLoaded(loaders.session());
  return { id: account.id, subdomain: account.subdomain, planName: account.plan, timeZone: "UTC" };
};
