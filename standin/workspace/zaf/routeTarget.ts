/** The workspace's path for `routeTo(kind, id)`; undefined when it has no such screen. Source: zendesk-app 2. */
export const routeTarget = (kind: string, id: string): string | undefined => {
  switch (kind) {
    case "ticket":
      return `/agent/tickets/${id}`;
    case "organization":
      return `/agent/organizations/${id}`;
    case "nav_bar":
      return `/agent/apps/${id}`;
    case "views":
      return "/agent/";
    default:
      return undefined;
  }
};
