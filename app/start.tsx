import { createRoot } from "react-dom/client";
import { App, type AppProps } from "./App.tsx";

/** Starts the screens in the place of what `root` holds. */
export function start(root: HTMLElement, props: AppProps): void {
  createRoot(root).render(<App {...props} />);
}
