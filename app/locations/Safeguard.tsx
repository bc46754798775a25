import { Component, type ReactNode } from "react";

type Props = { readonly fallback: ReactNode; readonly children: ReactNode };
type State = { readonly isBroken: boolean };

/** Shows `fallback` in place of a screen that threw (a bug, or a part that could not be fetched), not a blank frame. */
export class Safeguard extends Component<Props, State> {
  override state: State = { isBroken: false };

  static getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error("the screen broke", error);
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.fallback : this.props.children;
  }
}
