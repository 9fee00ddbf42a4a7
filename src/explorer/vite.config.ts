import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// also where whoever builds it has another one, as test runners do: React would be its slow half for development
process.env.NODE_ENV = "production";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path("."),
  plugins: [react()],
  // package.json's `#sha256` leads to dist/; the page is made of the sources
  resolve: { alias: { "#sha256": path("../facts/sha256/browser.ts") } },
  worker: { format: "es" },
  build: {
    outDir: path("../../dist/explorer"),
    emptyOutDir: true,
    // of what is bundled, which asks to be named; the SBOM and the check of licences read it
    license: { fileName: "licences.json" },
    // the policy under which the page runs forbids data: scripts
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
