import type { Page } from "playwright-core";
import type { Scene } from "./scene.ts";

/** A state of the app that somebody may meet, and what they do to get there. */
export type State = {
  readonly name: string;
  readonly scene: Scene;
  readonly act?: (page: Page) => Promise<void>;
  /** An agent sees its first four things without scrolling. */
  readonly mustShowFourThings?: true;
};
