import styled from "styled-components";

/** Things that belong together, named for screen readers, without a look of its own. */
export const Group = styled.fieldset`
  min-width: 0;
  margin: 0;
  padding: 0;
  border: 0;
`;
