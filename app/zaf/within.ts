/** Outcome of waiting: the value, or that time ran out. A rejection of the promise passes through. */
export type Waited<Value> =
  | { readonly kind: "answered"; readonly value: Value }
  | { readonly kind: "timed_out" };

/** Waits for the promise, at most `milliseconds`: Zendesk's SDK waits for five minutes, or for ever. */
export async function within<Value>(milliseconds: number, promise: Promise<Value>): Promise<Waited<Value>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<Waited<Value>>((resolve) => {
    timer = setTimeout(() => resolve({ kind: "timed_out" }), milliseconds);
  });
  try {
    return await Promise.race([promise.then((value) => ({ kind: "answered" as const, value })), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
