import type { Plugin, Rolldown } from "vite";

type Bundle = { readonly [file: string]: Rolldown.OutputAsset | Rolldown.OutputChunk };

/** The files that must be there before `file` can run, itself included. */
function filesOf(bundle: Bundle, file: string): readonly string[] {
  const chunk = bundle[file];
  if (chunk?.type !== "chunk") return [];
  return [file, ...chunk.imports.flatMap((imported) => filesOf(bundle, imported))];
}

/**
 * Names the chunk of `module`, and what it imports, in the page as preloads that wait: they match no medium until
 * `fetchWaiting` opens them. Plain preloads: `modulepreload` may also compile at once, on the thread that the entry needs.
 */
export function preloadPlugin(module: string): Plugin {
  return {
    name: "tierwise-preload",
    transformIndexHtml: {
      order: "post",
      handler: (html, { bundle = {} }) => {
        const chunk = Object.values(bundle).find(
          (output) => output.type === "chunk" && output.moduleIds.includes(module),
        );
        if (chunk === undefined) throw new Error(`${module} is not a chunk of its own`);
        const files = new Set(filesOf(bundle, chunk.fileName));
        return [...files]
          .filter((file) => !html.includes(file))
          .map((file) => ({
            tag: "link",
            attrs: {
              rel: "preload",
              as: "script",
              crossorigin: true,
              media: "not all",
              href: `./${file}`,
            },
            injectTo: "head" as const,
          }));
      },
    },
  };
}
