/**
 * Reads a number as people write it, with a decimal comma or point and spaces between thousands.
 * `undefined` for an empty text, `NaN` for what is not a number.
 */
export function parseNumber(text: string): number | undefined {
  const plain = text.replace(/\s/g, "").replace(",", ".");
  if (plain === "") return undefined;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}
