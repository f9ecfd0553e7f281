// Builds sw.js beside the app. The list of files to keep on the phone, and the
// version (a digest over all of them), are written into it: a new build of the
// app is a new sw.js, and that is how a phone learns of an update.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { defineConfig } from "vite";

const DIST = resolve(import.meta.dirname, "dist");

interface KeptFile {
  readonly url: string;
  readonly sha256: string;
}

function keptFiles(): KeptFile[] {
  return readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.endsWith("sw.js") && !path.endsWith("manifest.json") && !path.endsWith(".map"))
    .map((path) => ({
      url: `/field/${relative(DIST, path).replaceAll("\\", "/")}`,
      sha256: createHash("sha256").update(readFileSync(path)).digest("hex"),
    }))
    .sort((one, other) => one.url.localeCompare(other.url));
}

const files = keptFiles();
const version = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);

export default defineConfig({
  publicDir: false,
  define: {
    __KEPT_FILES__: JSON.stringify(files),
    __BUILD__: JSON.stringify(version),
  },
  build: {
    outDir: "dist",
    emptyOutDir: false,
    target: "es2022",
    lib: { entry: "src/worker.ts", formats: ["iife"], name: "worker", fileName: () => "sw.js" },
  },
});
