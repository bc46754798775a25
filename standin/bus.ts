/** What happens inside the stand-in and may interest the agent workspace. */
export type BusEvent =
  | { type: "ticket_changed"; id: number }
  | { type: "organization_changed"; id: number }
  | { type: "user_changed"; id: number }
  | { type: "reset" }
  | {
      type: "app_notification";
      app_id: number;
      event: string;
      body: string;
      agent_id: number | null;
      sender_id: number;
    };

export type Bus = {
  publish(event: BusEvent): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: BusEvent) => void): () => void;
};

/** Makes an in-process emitter; listeners run at once, in the order they came. */
export const createBus = (): Bus => {
  const listeners = new Set<(event: BusEvent) => void>();
  return {
    publish: (event) => {
      for (const listener of listeners) listener(event);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
