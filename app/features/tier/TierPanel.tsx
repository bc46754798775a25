import { Tag } from "@zendeskgarden/react-tags";
import type { ReactNode } from "react";
import styled from "styled-components";
import type { Brief } from "#core";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Disclosure } from "../../shared/layout/Disclosure.tsx";
import { Panel } from "../../shared/layout/Panel.tsx";
import { CustomerHead } from "./CustomerHead.tsx";
import { TierWhy } from "./TierWhy.tsx";
import { tierRemark } from "./tierRemark.ts";

const Segments = styled.ul`
  display: flex;
  flex-wrap: wrap;
  gap: ${({ theme }) => theme.space.xxs};
  margin: ${({ theme }) => theme.space.xxs} 0;
`;

/** Who the customer is to us, and why; `children` follow the reasons. */
export function TierPanel(props: {
  readonly brief: Pick<Brief, "customer" | "tier" | "segments" | "whatWouldChange">;
  readonly children?: ReactNode;
}) {
  const { t, language } = useTranslation();
  const { customer, tier, segments } = props.brief;
  const name =
    customer === null ? t("tier.noOrganization") : (customer.name ?? t("tier.unnamed", { id: customer.id }));
  const remark = tier.isInZendesk || customer === null ? null : t("tier.notInZendesk");
  return (
    <Panel title={t("tier.label")} isTitleHidden>
      <CustomerHead
        tier={{ title: localized(tier.title, language), colour: tier.colour }}
        name={name}
        remark={tierRemark(tier, t, language) ?? remark}
      />
      <Disclosure
        label={t("tier.why")}
        beside={
          segments.length === 0 ? null : (
            <Segments aria-label={t("tier.segments")}>
              {segments.map((segment) => (
                <li key={segment.key}>
                  <Tag size="small">
                    <span>{localized(segment.title, language)}</span>
                  </Tag>
                </li>
              ))}
            </Segments>
          )
        }
      >
        <TierWhy because={tier.because} gaps={props.brief.whatWouldChange ?? []} />
        {props.children}
      </Disclosure>
    </Panel>
  );
}
