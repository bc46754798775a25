/** What the bundler tells about a module. */
type ModuleGraph = {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
};

/** Every module that must have run before `entry`, itself included; what it imports lazily is not among them. */
function neededBy(entry: string, graph: ModuleGraph): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [entry];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}

/**
 * Which file a module goes into: one file for all that each entry needs and none before it does, so that the first is
 * small and the second is one request. Null: left to the bundler.
 */
export function loadGroups(entries: { readonly [name: string]: string }) {
  let groups: readonly (readonly [string, ReadonlySet<string>])[] | null = null;
  return (id: string, graph: ModuleGraph): string | null => {
    groups ??= Object.entries(entries).map(([name, entry]) => [name, neededBy(entry, graph)] as const);
    return groups.find(([, modules]) => modules.has(id))?.[0] ?? null;
  };
}
