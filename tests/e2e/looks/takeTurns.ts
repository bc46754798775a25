/** Lends `thing` to one use at a time, in the order in which they ask; what fails does not hold up the next. */
export function takeTurns<Thing>(
  thing: Thing,
): <Value>(use: (thing: Thing) => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (use) => {
    const turn = last.then(() => use(thing));
    last = turn.catch(() => undefined);
    return turn;
  };
}
