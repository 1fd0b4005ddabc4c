import type { TextStyle } from "../pdf/index.ts";

/** A millimetre in points. */
export const MM = 72 / 25.4;
/** Text. */
export const INK = "#16191d";
/** What stands back: still 7:1 on white. */
export const SOFT = "#50565e";
/** Hairlines. */
export const LINE = "#9aa1a9";
/** Marks of what is no valid original. */
export const WARNING = "#9b1c1c";
/** Words across the page, under everything else: text on them keeps 7:1. */
export const WATERMARK = "#f3e3e3";

/** Nothing is set smaller. */
const LEAST_SIZE = 8;

type Name =
  | "issuer"
  | "partners"
  | "heading"
  | "number"
  | "running"
  | "holder"
  | "title"
  | "sectionTitle"
  | "item"
  | "signatory";

/** Face, size and leading at full size, in one language and beside another. */
const BASE: Record<Name, { face: TextStyle["face"]; size: number; beside?: number; color?: string }> = {
  issuer: { face: "semibold", size: 12.5 },
  partners: { face: "regular", size: 9, color: SOFT },
  heading: { face: "semibold", size: 31, beside: 22 },
  number: { face: "regular", size: 11.5, color: SOFT },
  running: { face: "regular", size: 12, beside: 11 },
  holder: { face: "semibold", size: 27 },
  title: { face: "semibold", size: 16, beside: 12.5 },
  sectionTitle: { face: "semibold", size: 10.5, beside: 9.5 },
  item: { face: "regular", size: 10, beside: 9 },
  signatory: { face: "semibold", size: 10.5 },
};

/** Styles of one size step, for a sheet in that many languages. */
export function certificateStyles(scale: number, languages: number): Record<Name, TextStyle> {
  const entries = Object.entries(BASE).map(([name, { face, size, beside, color = INK }]) => {
    const scaled = Math.max(LEAST_SIZE, (languages > 1 ? (beside ?? size) : size) * scale);
    return [name, { face, size: scaled, leading: scaled * 1.3, color }];
  });
  return Object.fromEntries(entries) as Record<Name, TextStyle>;
}

/** Small print of the foot, the same at every step. */
export const SMALL: TextStyle = { face: "regular", size: 8, leading: 10.8, color: SOFT };
/** Small print that is to be read. */
export const SMALL_STRONG: TextStyle = { face: "semibold", size: 8, leading: 10.8, color: INK };
/** A mark in its frame. */
export const MARK: TextStyle = { face: "semibold", size: 10, leading: 13, color: WARNING };
/** Running head of the second page. */
export const HEAD: TextStyle = { face: "semibold", size: 9, leading: 12, color: INK };
