// Builds dist/: one style sheet, one script, the type face, the mark; dist/print/ for papers. Names carry no hash; the server adds ?v=… itself.
import { build } from "esbuild";
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";

const FACES = "node_modules/@fontsource/sarabun";
const PRINT_FACES = "node_modules/@expo-google-fonts/sarabun";
const SCRIPTS = ["thai", "latin"];
const WEIGHTS = [400, 600];

// FNV-1a, 64 bits, as in crates/ui/build.rs: a font preloaded by a page and asked for by the style sheet is then one address.
function fnv1a(bytes) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}

async function copyFonts() {
  for (const script of SCRIPTS)
    for (const weight of WEIGHTS)
      await copyFile(`${FACES}/files/sarabun-${script}-${weight}-normal.woff2`, `dist/sarabun-${script}-${weight}.woff2`);
  await copyFile(`${FACES}/LICENSE`, "dist/sarabun-licence.txt");
}

// For papers: whole fonts, because PDF embeds the outlines that it uses. No browser asks for them.
async function copyPrintFonts() {
  await mkdir("dist/print");
  await copyFile(`${PRINT_FACES}/400Regular/Sarabun_400Regular.ttf`, "dist/print/sarabun-400.ttf");
  await copyFile(`${PRINT_FACES}/700Bold/Sarabun_700Bold.ttf`, "dist/print/sarabun-700.ttf");
}

async function nameFontVersions() {
  let css = await readFile("dist/app.css", "utf8");
  for (const font of (await readdir("dist")).filter((name) => name.endsWith(".woff2")))
    css = css.replaceAll(font, `${font}?v=${fnv1a(await readFile(`dist/${font}`))}`);
  await writeFile("dist/app.css", css);
}

await rm("dist", { recursive: true, force: true });
await mkdir("dist");
await copyFonts();
await copyPrintFonts();
await copyFile("css/mark.svg", "dist/mark.svg");
await build({
  entryPoints: [
    { in: "css/app.css", out: "app" },
    { in: "src/app.ts", out: "app" },
  ],
  outdir: "dist",
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome109", "firefox115", "safari16"],
  external: ["*.woff2"],
  legalComments: "none",
  logLevel: "warning",
});
await nameFontVersions();
