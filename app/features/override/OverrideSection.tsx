import { getColor } from "@zendeskgarden/react-theming";
import { lazy, Suspense } from "react";
import styled from "styled-components";
import type { Brief, TierBecause, TierVerdict } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Disclosure } from "../../shared/layout/Disclosure.tsx";

const OverrideForm = lazy(async () => ({ default: (await import("./OverrideForm.tsx")).OverrideForm }));

const Section = styled.div`
  padding-top: ${({ theme }) => theme.space.xs};
  border-top: 1px solid ${({ theme }) => getColor({ theme, variable: "border.subtle" })};
`;

const WhyNot = styled.p`
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

function tiersOf(because: TierBecause): readonly TierVerdict[] {
  switch (because.kind) {
    case "rules":
      return because.tiers;
    case "override":
    case "kept":
      return because.rules;
    case "no_organization":
      return [];
  }
}

/** The way to set the tier by hand (I3); agents, whom Zendesk lets not, read why. Without an organization: nothing. */
export function OverrideSection(props: { readonly brief: Brief }) {
  const { t } = useTranslation();
  const { session } = useConnection();
  const { customer, tier } = props.brief;
  if (customer === null) return null;
  if (session.user.role !== "admin") {
    return (
      <Section>
        <WhyNot>{t("override.onlyAdmins")}</WhyNot>
      </Section>
    );
  }
  return (
    <Section>
      <Disclosure label={t(tier.because.kind === "override" ? "override.openSet" : "override.open")}>
        <Suspense fallback={null}>
          <OverrideForm
            key={customer.id}
            organizationId={customer.id}
            tier={tier}
            tiers={tiersOf(tier.because)}
          />
        </Suspense>
      </Disclosure>
    </Section>
  );
}
