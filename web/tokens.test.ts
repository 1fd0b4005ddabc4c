import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");

type Theme = "light" | "dark";

/** Relative luminance (WCAG 2.2) of an oklch colour, clipped to sRGB as a screen clips it. */
function luminance(lightness: number, chroma: number, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function readColours(): Map<string, Record<Theme, number>> {
  const colour = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)(?: \/ [\d.]+)?\)`;
  const line = new RegExp(String.raw`--([\w-]+): light-dark\(${colour}, ${colour}\);`, "g");
  return new Map(
    [...css.matchAll(line)].map(([, name = "", ...parts]) => {
      const [l1 = 0, c1 = 0, h1 = 0, l2 = 0, c2 = 0, h2 = 0] = parts.map(Number);
      return [name, { light: luminance(l1, c1, h1), dark: luminance(l2, c2, h2) }];
    }),
  );
}

const colours = readColours();

function contrast(theme: Theme, one: string, other: string): number {
  const [first, second] = [one, other].map((name) => {
    const found = colours.get(name);
    if (!found) throw new Error(`tokens.css has no colour --${name}`);
    return found[theme] + 0.05;
  });
  return Math.max(first ?? 0, second ?? 0) / Math.min(first ?? 1, second ?? 1);
}

const grounds = ["paper", "surface", "raised", "fill"];
const meanings = ["ok", "wait", "stop", "note"];

const text: [string, string][] = [
  ...["ink", "ink-soft", "accent", "accent-strong", ...meanings].flatMap((name) =>
    grounds.map((ground): [string, string] => [name, ground]),
  ),
  ...meanings.flatMap((name): [string, string][] => [
    [name, `${name}-soft`],
    ["ink", `${name}-soft`],
  ]),
  ["ink", "accent-soft"],
  ["ink-soft", "accent-soft"],
  ["accent", "accent-soft"],
  ["accent-strong", "accent-soft"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["on-danger", "danger"],
  ["on-danger", "danger-strong"],
];

const controls: [string, string][] = ["edge", "focus", "accent"].flatMap((name) =>
  grounds.map((ground): [string, string] => [name, ground]),
);

describe.each<Theme>(["light", "dark"])("the %s theme", (theme) => {
  it.each(text)("shows text in %s on %s with a contrast of at least 4.5", (ink, ground) => {
    expect(contrast(theme, ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(controls)("shows controls in %s on %s with a contrast of at least 3", (edge, ground) => {
    expect(contrast(theme, edge, ground)).toBeGreaterThanOrEqual(3);
  });
});
