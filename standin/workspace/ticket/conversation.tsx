import { getColor } from "@zendeskgarden/react-theming";
import { Tag } from "@zendeskgarden/react-tags";
import styled from "styled-components";
import { loaders, useLoaded } from "../api/queries.ts";
import type { Comment } from "../api/records.ts";
import { LoadState } from "../parts/loadState.tsx";
import { Row, Stack } from "../parts/layout.tsx";
import { When } from "../parts/when.tsx";
import { useTexts } from "../session/texts.ts";
import { RichBody } from "./richBody.tsx";

const Message = styled.article<{ $internal: boolean }>`
  padding: 12px;
  border-radius: 8px;
  border: 1px solid
    ${({ theme, $internal }) => getColor({ theme, variable: $internal ? "border.warning" : "border.default" })};
  background: ${({ theme, $internal }) =>
    getColor({ theme, variable: $internal ? "background.warning" : "background.default" })};
  overflow-wrap: anywhere;
`;

/** All comments of a ticket, oldest first. */
export const Conversation = ({ ticketId }: { ticketId: number }) => {
  const { data, error } = useLoaded(loaders.comments(ticketId));
  if (data === undefined) return <LoadState error={error} />;
  return (
    <Stack>
      {data.map((comment) => (
        <CommentCard key={comment.id} comment={comment} />
      ))}
    </Stack>
  );
};

const CommentCard = ({ comment }: { comment: Comment }) => {
  const t = useTexts();
  const author = useLoaded(loaders.user(comment.author_id)).data;
  return (
    <Message $internal={!comment.public}>
      <Row>
        <strong>{author?.name ?? `#${comment.author_id}`}</strong>
        <When at={comment.created_at} />
        {comment.public ? null : (
          <Tag hue="yellow">
            <span>{t("internalNote")}</span>
          </Tag>
        )}
      </Row>
      <RichBody html={comment.html_body} />
    </Message>
  );
};
