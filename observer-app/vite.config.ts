// Builds the app itself; vite.worker.config.ts then builds the service worker,
// which must know the names and digests of everything this build wrote.
import { defineConfig } from "vite";

export default defineConfig({
  base: "/field/",
  publicDir: "public",
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    manifest: "manifest.json",
    // Inlined assets would be data: addresses, which the policy allows for
    // pictures only; separate files are simpler to precache.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    chunkSizeWarningLimit: 1200,
    // The engine's expression grammar is WebAssembly with a loader that names
    // eval on a path never taken; the page's policy forbids it anyway.
    rolldownOptions: { checks: { eval: false } },
  },
});
