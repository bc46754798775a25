import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import type { BriefVisits } from "#core";
import { owedOf } from "./visitsText.ts";

/** More pieces than this are no longer told apart at 320 px. */
const MOST_PIECES = 12;

type Piece = "done" | "planned" | "open";

const Row = styled.div`
  display: flex;
  flex: 1;
  gap: 3px;
`;

const Block = styled.span<{ $piece: Piece }>`
  flex: 1;
  height: 8px;
  border-radius: 2px;
  background: ${({ theme, $piece }) =>
    $piece === "done"
      ? getColor({ theme, variable: "foreground.success" })
      : getColor({ theme, variable: "background.emphasis", transparency: theme.opacity[200] })};
  ${({ theme, $piece }) =>
    $piece === "planned"
      ? `background: none; box-shadow: inset 0 0 0 1.5px ${getColor({ theme, variable: "foreground.success" })};`
      : ""}
`;

/** One block per visit owed: made, planned, still open. Decoration: the count beside it says the same. */
export function VisitsBar(props: { readonly visits: BriefVisits }) {
  const { done, planned } = props.visits;
  const atLeast = owedOf(props.visits);
  if (atLeast === null || atLeast === 0 || atLeast > MOST_PIECES) return null;
  const pieces = Array.from({ length: atLeast }, (_, place): Piece => {
    if (place < done) return "done";
    return place < done + planned ? "planned" : "open";
  });
  return (
    <Row aria-hidden="true">
      {pieces.map((piece, place) => (
        <Block key={`${place} ${piece}`} $piece={piece} />
      ))}
    </Row>
  );
}
