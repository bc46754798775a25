/** One API call as logged. `at` is real time; `user` the id of who asked. */
export type LoggedRequest = {
  method: string;
  path: string;
  status: number;
  at: string;
  user: number | null;
  ms: number;
};

/** A fault: requests that match get the status, wait first, or lose their connection. */
export type RequestFault = {
  /** `PUT /api/v2/tickets/*`: method (or `*`) and path; `*` is any run of characters without the query. */
  match: string;
  status: number | undefined;
  /** How many matching requests it hits; undefined: all. */
  timesLeft: number | undefined;
  retryAfterSeconds: number | undefined;
  delayMs: number;
  drop: boolean;
};

/** Faults of webhook deliveries. Probabilities from 0 to 1, drawn from a seeded generator. */
export type WebhookFaults = {
  duplicate: number;
  drop: number;
  reorder: boolean;
  delayMs: number;
  seed: number;
};

export const NO_WEBHOOK_FAULTS: WebhookFaults = {
  duplicate: 0,
  drop: 0,
  reorder: false,
  delayMs: 0,
  seed: 1,
};

/** The test's side of the stand-in. */
export type ControlBoard = {
  requests: LoggedRequest[];
  faults: RequestFault[];
  webhookFaults: WebhookFaults;
};

/** Makes an empty board. */
export const createControlBoard = (): ControlBoard => ({
  requests: [],
  faults: [],
  webhookFaults: NO_WEBHOOK_FAULTS,
});

/** The first fault that still has a go at this request; takes one of its `times`. */
export const takeFault = (board: ControlBoard, method: string, path: string): RequestFault | undefined => {
  const fault = board.faults.find((each) => each.timesLeft !== 0 && matchesFault(each.match, method, path));
  if (fault?.timesLeft !== undefined) fault.timesLeft -= 1;
  return fault;
};

const matchesFault = (match: string, method: string, path: string): boolean => {
  const space = match.indexOf(" ");
  const wantedMethod = space === -1 ? "*" : match.slice(0, space);
  const wantedPath = match.slice(space + 1).replace(/\.json$/, "");
  if (wantedMethod !== "*" && wantedMethod.toUpperCase() !== method) return false;
  const pattern = wantedPath.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${pattern.join(".*")}$`).test(path.replace(/\.json$/, ""));
};
