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
/** "Lista obecności". */
export const TITLE = style("semibold", 19, 24);
/** Title of the sheet. */
export const SUBTITLE = style("semibold", 12.5, 16);
/** Title of the event. */
export const EVENT = style("regular", 11, 14.5);
/** Value of a fact under its label. */
export const FACT = style("semibold", 10, 13);
/** Label above a fact or under a signature line. */
export const LABEL = style("regular", 8, 11, SOFT);
/** Small print. */
export const SMALL = style("regular", 8.5, 11.5);
/** Small print that stands out. */
export const SMALL_STRONG = style("semibold", 8.5, 11.5);
/** Small print that stands back. */
export const SMALL_SOFT = style("regular", 8.5, 11.5, SOFT);
/** A name in the table. */
export const NAME = style("regular", 10.5, 13.5);
/** A number in the table; as high as a name. */
export const ORDINAL = style("regular", 9, 13.5, SOFT);

/** A signature needs 9 mm of height; a little more is kinder to a row of hands. */
export const ROW_HEIGHT = 9.5 * MM;
/** Between the edge of a cell and its text. */
export const CELL_PADDING = 6;
