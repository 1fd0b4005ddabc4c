/** White modules around a code, which readers want. */
const BORDER = 4;
/** Pixels of a module: sharp when it is printed 6 cm wide. */
const SCALE = 20;

/** The code as a drawing of lines, for printers of any size. */
export async function qrSvg(text: string): Promise<Uint8Array> {
  const { encodeQR } = await import("qr");
  return new TextEncoder().encode(encodeQR(text, "svg", { ecc: "medium", border: BORDER }));
}

/** The code as a picture, for what takes no drawings. */
export async function qrPng(text: string): Promise<Uint8Array> {
  const { encodeQR } = await import("qr");
  const squares = encodeQR(text, "raw", { ecc: "medium", border: BORDER });
  const canvas = new OffscreenCanvas(squares.length * SCALE, squares.length * SCALE);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("This browser draws no pictures.");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = "#000";
  for (const [y, row] of squares.entries())
    for (const [x, isDark] of row.entries()) if (isDark) pen.fillRect(x * SCALE, y * SCALE, SCALE, SCALE);
  const picture = await canvas.convertToBlob({ type: "image/png" });
  return new Uint8Array(await picture.arrayBuffer());
}
