import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { cataloguePlugin } from "./build/cataloguePlugin.ts";
import { loadGroups } from "./build/loadGroups.ts";
import { packagePlugin } from "./build/packagePlugin.ts";
import { preloadPlugin } from "./build/preloadPlugin.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  base: "./",
  publicDir: here("../assets"),
  plugins: [
    react(),
    cataloguePlugin(here("../translations")),
    preloadPlugin(here("start.tsx")),
    packagePlugin(here(".."), here("../dist/app"), process.env["TIERWISE_WORKER_URL"] ?? null),
  ],
  build: {
    outDir: here("../dist/app/assets"),
    emptyOutDir: true,
    assetsDir: "",
    target: "es2022",
    sourcemap: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: loadGroups({ opening: here("main.ts"), screens: here("start.tsx") }),
              debugName: "loads",
            },
          ],
        },
      },
    },
  },
});
