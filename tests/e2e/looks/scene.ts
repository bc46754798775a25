/** What Zendesk and the Worker answer a request whose address contains `to`. */
export type SceneAnswer = {
  readonly to: string;
  /** Null: no answer ever. */
  readonly status: number | null;
  readonly body?: unknown;
};

/** Everything around the app's frame that makes one state of it. Serializable: the page gets it as it is. */
export type Scene = {
  readonly location: "ticket_sidebar" | "new_ticket_sidebar" | "organization_sidebar";
  readonly ticketId: number | null;
  readonly user: { readonly id: number; readonly name: string; readonly role: string };
  /** Zendesk's form by path, as `client.get` answers. */
  readonly values: { readonly [path: string]: unknown };
  /** The first that fits answers; none: 404. */
  readonly answers: readonly SceneAnswer[];
  /** Actions that Zendesk refuses. */
  readonly refuses?: readonly string[];
};

export type SceneLook = {
  readonly locale: "en-US" | "zh-CN" | "zh-TW";
  readonly colorScheme: "light" | "dark";
};
