import { getColor } from "@zendeskgarden/react-theming";
import { type ComponentProps, useRef } from "react";
import styled from "styled-components";
import { useFormFocus } from "./useFormFocus.ts";

const Form = styled.form`
  display: grid;
  gap: ${({ theme }) => theme.space.xs};
  margin: ${({ theme }) => `${theme.space.xs} 0`};
  padding: ${({ theme }) => theme.space.xs};
  border: 1px solid ${({ theme }) => getColor({ theme, variable: "border.default" })};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  &[hidden] { display: none; }
  /* Garden writes dates in the ink of placeholders, as if nobody had chosen them. */
  & input:not([value=""])::-webkit-datetime-edit {
    color: ${({ theme }) => getColor({ theme, variable: "foreground.default" })};
  }
`;

/** A form of a task: its fields below each other, in a frame of their own so that it reads as one thing. */
export function TaskForm(props: Omit<ComponentProps<typeof Form>, "ref">) {
  const form = useRef<HTMLFormElement>(null);
  useFormFocus(form);
  return <Form {...props} ref={form} />;
}

/** Buttons or short fields beside each other while there is room. */
export const TaskRow = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: ${({ theme }) => `${theme.space.xxs} ${theme.space.xs}`};
  & > * { min-width: 0; }
`;

/** Two fields of one thing, as a day and its time, on one line. */
export const TaskPair = styled.div`
  display: grid;
  grid-template-columns: repeat(2, minmax(0, 1fr));
  align-items: end;
  gap: ${({ theme }) => theme.space.xs};
`;

export const TaskQuiet = styled.p`
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

export const TaskMistake = styled.p`
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.danger" })};
`;

export const TaskWarning = styled.p`
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.warning" })};
`;
