// Measures the colours of css/tokens.css: text at least 4.5:1, parts of controls and marks 3:1, on every ground they stand on,
// in both themes; and that the two dark blocks say the same. Exits 1 with the pairs that fail.
import { readFileSync } from "node:fs";

const css = readFileSync(new URL("css/tokens.css", import.meta.url), "utf8");
const GROUNDS = ["paper", "paper-deep", "paper-lift"];
const TEXT = [
  ...["ink", "ink-soft", "indigo", "indigo-deep", "marigold", "brick", "leaf"].flatMap((text) => GROUNDS.map((ground) => [text, ground])),
  ...["indigo", "marigold", "brick", "leaf"].map((hue) => [hue, `${hue}-wash`]),
  ...["indigo", "marigold", "brick", "leaf"].map((hue) => ["ink", `${hue}-wash`]),
  ...["marigold", "brick"].map((hue) => ["ink-soft", `${hue}-wash`]),
  ...["marigold", "brick"].map((hue) => ["indigo", `${hue}-wash`]),
  ["indigo-deep", "indigo-wash"],
  ["on-indigo", "indigo"],
  ["on-indigo", "indigo-deep"],
  ["on-brick", "brick"],
  ["on-brick", "brick-deep"],
];
const PARTS = ["line-firm", "marigold-mark"].flatMap((part) => GROUNDS.map((ground) => [part, ground]));

function colours(start) {
  const from = css.indexOf(start);
  if (from < 0) throw new Error(`tokens.css has no block ${start}`);
  const block = css.slice(from, css.indexOf("}", from));
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
}

function luminance(hex) {
  const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const light = colours(":root {");
const dark = colours(':root[data-theme="dark"]');
const auto = colours(':root[data-theme="auto"]');
const faults = [];
if (JSON.stringify(dark) !== JSON.stringify(auto)) faults.push("the two dark blocks differ");
for (const [theme, palette] of Object.entries({ light, dark }))
  for (const [pairs, least] of [[TEXT, 4.5], [PARTS, 3]])
    for (const [front, ground] of pairs) {
      if (!palette[front] || !palette[ground]) throw new Error(`${theme}: ${front} or ${ground} is not set`);
      const found = contrast(palette[front], palette[ground]);
      if (found < least) faults.push(`${theme}: ${front} on ${ground} is ${found.toFixed(2)}, needs ${least}`);
    }
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
