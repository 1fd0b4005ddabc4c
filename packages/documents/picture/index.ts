import { readPng } from "../pdf/png.ts";
import { isWholeJpeg } from "./jpeg.ts";

/** Whether the bytes are a PNG or JPEG picture that documents can show, to its last row. */
export function isPicture(bytes: Uint8Array): boolean {
  if (bytes[0] === 0x89) return readPng(bytes) !== undefined;
  return bytes[0] === 0xff && bytes[1] === 0xd8 && isWholeJpeg(bytes);
}
