/** Larger pictures are no signatures and no logos. */
const MAX_PIXELS = 16_000_000;
/** Start of frame, of any kind that holds a picture (ITU-T T.81, table B.1): not the tables C4, C8 and CC. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = [0xff, 0xd9] as const;

/**
 * Whether a JPEG file is complete as far as its parts tell: every part where the one before it says, a frame of a
 * sensible size, data, and an end. A mistake within the data shows as a smear, not as an error.
 */
export function isWholeJpeg(data: Uint8Array): boolean {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let hasFrame = false;
  for (let offset = 2; offset + 4 <= data.byteLength; offset += 2 + view.getUint16(offset + 2)) {
    if (data[offset] !== 0xff) return false;
    const marker = data[offset + 1] ?? 0;
    if (FRAMES.has(marker)) {
      if (offset + 9 > data.byteLength) return false;
      const pixels = view.getUint16(offset + 5) * view.getUint16(offset + 7);
      if (pixels === 0 || pixels > MAX_PIXELS) return false;
      hasFrame = true;
    }
    if (marker === START_OF_SCAN) return hasFrame && endsWithMark(data, offset);
  }
  return false;
}

/** Cameras and programmes may write something after the end. */
function endsWithMark(data: Uint8Array, scan: number): boolean {
  for (let offset = data.byteLength - 2; offset > scan; offset -= 1) {
    if (data[offset] === END_OF_IMAGE[0] && data[offset + 1] === END_OF_IMAGE[1]) return true;
  }
  return false;
}
