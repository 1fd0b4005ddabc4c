/**
 * The dark squares of a QR code as one SVG path, in units of a square: runs of a row are one rectangle each,
 * so the path stays short and shows no seams between the squares of a row.
 */
export function qrPath(squares: readonly (readonly boolean[])[]): string {
  return squares
    .flatMap((row, y) => runsOf(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`))
    .join("");
}

function runsOf(row: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = [];
  let from = -1;
  for (let x = 0; x <= row.length; x += 1) {
    if (row[x] && from < 0) from = x;
    else if (!row[x] && from >= 0) {
      runs.push({ from, length: x - from });
      from = -1;
    }
  }
  return runs;
}
