/**
 * JSON that this Worker wrote itself into its own store, so its shape is known; `fallback` stands for a column that
 * somebody damaged by hand.
 */
export function readJson<Value>(text: string, fallback: Value): Value {
  try {
    const value: Value = JSON.parse(text);
    return value;
  } catch {
    return fallback;
  }
}
