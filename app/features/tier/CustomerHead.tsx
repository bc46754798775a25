import { getColor } from "@zendeskgarden/react-theming";
import type { ReactNode } from "react";
import styled from "styled-components";
import type { TierColour } from "#core";
import { TierBadge } from "./TierBadge.tsx";

const Head = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: flex-start;
  gap: ${({ theme }) => theme.space.xs};
`;

const Words = styled.div`
  flex: 1 1 140px;
  min-width: 0;
  padding-top: 2px;
`;

const Name = styled.div`
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  line-height: 20px;
`;

const Remark = styled.div`
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

/** Badge, customer's name and one remark. */
export function CustomerHead(props: {
  readonly tier: { readonly title: string; readonly colour: TierColour };
  readonly name: string;
  readonly remark: ReactNode;
}) {
  const { tier, name, remark } = props;
  return (
    <Head>
      <TierBadge title={tier.title} colour={tier.colour} />
      <Words>
        <Name>{name}</Name>
        {remark === null ? null : <Remark>{remark}</Remark>}
      </Words>
    </Head>
  );
}
