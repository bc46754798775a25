import { getColor } from "@zendeskgarden/react-theming";
import type { ReactNode } from "react";
import styled from "styled-components";
import type { TierColour } from "#core";
import { CUSTOMER_HEAD_STYLE } from "./customerHeadStyle.ts";
import { TierBadge } from "./TierBadge.tsx";

const Head = styled.div`
  ${CUSTOMER_HEAD_STYLE.head}
`;

const Words = styled.div`
  ${CUSTOMER_HEAD_STYLE.words}
`;

const Name = styled.div`
  ${CUSTOMER_HEAD_STYLE.name}
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
