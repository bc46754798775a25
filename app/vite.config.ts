import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { cataloguePlugin } from "./build/catalogue-plugin.ts";
import { packagePlugin } from "./build/package-plugin.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  base: "./",
  publicDir: here("../assets"),
  plugins: [
    react(),
    cataloguePlugin(here("../translations")),
    packagePlugin(here(".."), here("../dist/app"), process.env["TIERWISE_WORKER_URL"] ?? null),
  ],
  build: {
    outDir: here("../dist/app/assets"),
    emptyOutDir: true,
    assetsDir: "",
    target: "es2022",
    sourcemap: false,
    modulePreload: { polyfill: false },
  },
});
