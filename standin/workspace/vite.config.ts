import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The agent workspace, served by the stand-in at /agent/. */
export default defineConfig({
  root: here("."),
  base: "/agent/",
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: here("../../dist/workspace"),
    emptyOutDir: true,
    assetsDir: "files",
    target: "es2022",
    chunkSizeWarningLimit: 1500,
  },
});
