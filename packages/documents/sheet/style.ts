import type { TextStyle } from "../pdf/index.ts";

/** A millimetre in points. */
export const MM = 72 / 25.4;

/** Text and strong lines. */
export const INK = "#16191d";
/** Labels: quieter, still 7:1 on white. */
export const SOFT = "#50565e";
/** Lines of the table. */
export const HAIRLINE = "#9aa1a9";

const style = (face: TextStyle["face"], size: number, leading: number, color = INK): TextStyle => ({
  face,
  size,
  leading,
  color,
});

/** How much room a sheet gives its parts: measures in points. */
export interface Density {
  /** The left margin is wide enough for a punch. */
  margin: { top: number; right: number; bottom: number; left: number };
  /** Of the logo strip, by how the page lies: lying pages are short. */
  logo: { portrait: number; landscape: number };
  /** Facts side by side; `packed`: as many as there is room for. */
  factsPerRow: { portrait: number; landscape: number } | "packed";
  /** Lines to sign on, side by side. */
  signaturesPerRow: { portrait: number; landscape: number };
  /** Whether the event may stand beside the title instead of below it. */
  eventBeside: boolean;
  rowHeight: number;
  /** Between the edge of a cell and its text, on the sides, and above and below; boxes have narrow headings. */
  cell: { side: number; boxSide: number; head: number; row: number };
  /** White space: between parts, and within them. */
  gap: { part: number; line: number };
  /** Above a line to sign on. */
  signature: number;
  /** "Lista obecności". */
  title: TextStyle;
  /** Title of the sheet. */
  subtitle: TextStyle;
  /** Title of the event. */
  event: TextStyle;
  /** Value of a fact under its label. */
  fact: TextStyle;
  /** Label above a fact or under a signature line. */
  label: TextStyle;
  /** Small print, and small print that stands out or back. */
  small: TextStyle;
  smallStrong: TextStyle;
  smallSoft: TextStyle;
  /** A name in the table, and one that one line does not hold. */
  name: TextStyle;
  longName: TextStyle;
  /** A number in the table; as high as a name. */
  ordinal: TextStyle;
}

/** As sheets are set, unless they must save room. */
export const ROOMY: Density = {
  margin: { top: 14 * MM, right: 14 * MM, bottom: 18 * MM, left: 20 * MM },
  logo: { portrait: 15 * MM, landscape: 12 * MM },
  factsPerRow: { portrait: 3, landscape: 4 },
  signaturesPerRow: { portrait: 2, landscape: 3 },
  eventBeside: false,
  // A signature needs 9 mm of height; a little more is kinder to a row of hands.
  rowHeight: 9.5 * MM,
  cell: { side: 6, boxSide: 6, head: 6, row: 4 },
  gap: { part: 12, line: 4 },
  signature: 14 * MM,
  title: style("semibold", 19, 24),
  subtitle: style("semibold", 12.5, 16),
  event: style("regular", 11, 14.5),
  fact: style("semibold", 10, 13),
  label: style("regular", 8, 11, SOFT),
  small: style("regular", 8.5, 11.5),
  smallStrong: style("semibold", 8.5, 11.5),
  smallSoft: style("regular", 8.5, 11.5, SOFT),
  name: style("regular", 10.5, 13.5),
  longName: style("regular", 10.5, 13.5),
  ordinal: style("regular", 9, 13.5, SOFT),
};

/** For a list of two dozen people that must be one page; nothing is set smaller than 8 points. */
export const DENSE: Density = {
  margin: { top: 7 * MM, right: 10 * MM, bottom: 12.2 * MM, left: 20 * MM },
  logo: { portrait: 10 * MM, landscape: 9 * MM },
  factsPerRow: "packed",
  signaturesPerRow: { portrait: 3, landscape: 4 },
  eventBeside: true,
  rowHeight: 6.5 * MM,
  cell: { side: 4, boxSide: 2, head: 2.5, row: 0.2 },
  gap: { part: 5, line: 2 },
  signature: 8.5 * MM,
  title: style("semibold", 14, 17),
  subtitle: style("semibold", 10, 12.5),
  event: style("regular", 9, 11.5),
  fact: style("semibold", 9, 11),
  label: style("regular", 8, 9.2, SOFT),
  small: style("regular", 8, 9),
  smallStrong: style("semibold", 8, 9.2),
  smallSoft: style("regular", 8, 9.2, SOFT),
  name: style("regular", 10, 11.5),
  longName: style("regular", 8.5, 8.9),
  ordinal: style("regular", 8.5, 11.5, SOFT),
};

export const {
  subtitle: SUBTITLE,
  label: LABEL,
  small: SMALL,
  smallStrong: SMALL_STRONG,
  smallSoft: SMALL_SOFT,
  name: NAME,
  ordinal: ORDINAL,
} = ROOMY;
