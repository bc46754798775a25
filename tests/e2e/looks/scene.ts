/** What Zendesk and the Worker answer a request whose address contains `to`. */
export type SceneAnswer = {
  readonly to: string;
  /** Null: no answer ever. */
  readonly status: number | null;
  readonly body?: unknown;
  /** How often; then the next that fits answers. Always, where not said. */
  readonly times?: number;
};

/** Everything around the app's frame that makes one state of it. Serializable: the page gets it as it is. */
export type Scene = {
  readonly location: "ticket_sidebar" | "new_ticket_sidebar" | "organization_sidebar" | "nav_bar";
  /** Of the frame, in pixels; as narrow as a sidebar where not said. */
  readonly width?: number;
  readonly ticketId: number | null;
  readonly user: { readonly id: number; readonly name: string; readonly role: string };
  /** Zendesk's form by path, as `client.get` answers. */
  readonly values: { readonly [path: string]: unknown };
  /** The first that fits answers; none: 404. */
  readonly answers: readonly SceneAnswer[];
  /** Timers longer than this never end: a state that lasts only so long stays, however slow the machine. */
  readonly longestTimerMilliseconds?: number;
};

export type SceneLook = {
  readonly locale: "en-US" | "zh-CN" | "zh-TW";
  readonly colorScheme: "light" | "dark";
};
