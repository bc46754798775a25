import { lazy, type ReactNode, Suspense } from "react";
import { LoadingLines } from "../shared/layout/LoadingLines.tsx";
import type { AppLocation } from "../zaf/session.ts";
import { OutsideZendesk } from "./OutsideZendesk.tsx";
import { Safeguard } from "./Safeguard.tsx";
import { TicketSidebar } from "./ticket-sidebar/TicketSidebar.tsx";

// The ticket sidebar is opened all day and comes with the first load; the others are fetched when opened.
const NewTicketSidebar = lazy(async () => ({
  default: (await import("./new-ticket-sidebar/NewTicketSidebar.tsx")).NewTicketSidebar,
}));
const OrganizationSidebar = lazy(async () => ({
  default: (await import("./organization-sidebar/OrganizationSidebar.tsx")).OrganizationSidebar,
}));
const NavBarPage = lazy(async () => ({
  default: (await import("./nav-bar/NavBarPage.tsx")).NavBarPage,
}));

function screenOf(location: AppLocation, hostOrigin: string | null): ReactNode {
  switch (location) {
    case "ticket_sidebar":
      return <TicketSidebar />;
    case "new_ticket_sidebar":
      return <NewTicketSidebar />;
    case "organization_sidebar":
      return <OrganizationSidebar />;
    case "nav_bar":
      return <NavBarPage hostOrigin={hostOrigin} />;
    case "other":
      return <OutsideZendesk reason="not_in_zendesk" />;
  }
}

/** The screen for the place in Zendesk where the frame stands. */
export function LocationSwitch(props: {
  readonly location: AppLocation;
  readonly hostOrigin: string | null;
}) {
  return (
    <Safeguard fallback={<OutsideZendesk reason="broken" />}>
      <Suspense fallback={<LoadingLines label="sidebar.opening" />}>
        {screenOf(props.location, props.hostOrigin)}
      </Suspense>
    </Safeguard>
  );
}
