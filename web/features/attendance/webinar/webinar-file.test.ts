import { describe, expect, it } from "vitest";
import { decodeText, delimiterOf, readCells } from "./webinar-file.ts";

const TEXT = "Imię;Dołączenie\nŻółć;9:00";

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = Array.from(`${mark ? "\uFEFF" : ""}${text}`, (sign) => sign.charCodeAt(0));
  const view = new DataView(new ArrayBuffer(units.length * 2));
  for (const [index, unit] of units.entries()) view.setUint16(index * 2, unit, littleEndian);
  return new Uint8Array(view.buffer);
}

describe("decodeText", () => {
  it.each([
    ["UTF-8", new TextEncoder().encode(TEXT)],
    ["UTF-8 with a mark", new TextEncoder().encode(`\uFEFF${TEXT}`)],
    ["UTF-16 as Teams writes it", utf16(TEXT, true, true)],
    ["UTF-16 of the other byte order", utf16(TEXT, false, true)],
    ["UTF-16 without a mark", utf16(TEXT, true, false)],
  ])("reads %s", (_name, bytes) => {
    expect(decodeText(bytes)).toBe(TEXT);
  });

  it("reads Windows-1250, which Polish Excel writes", () => {
    const bytes = Uint8Array.from([0x5a, 0xaf, 0xf3, 0xb3, 0xe6, 0x9c, 0xb9]);
    expect(decodeText(bytes)).toBe("ZŻółćśą");
  });
});

describe("delimiterOf", () => {
  it.each([
    ["tabs, although names hold commas", "Name\tJoin\nŻak, Anna\t9:00, 5 May", "\t"],
    ["semicolons", "Imię;Wejście\nAnna;9:00", ";"],
    ["commas", "Name,Join\nAnna,9:00", ","],
    ["tabs of a report with lines above its table", "1. Podsumowanie\n\nNazwa\tDołączenie\nAnna\t9:00", "\t"],
  ])("finds %s", (_name, text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });
});

describe("readCells", () => {
  it("gives back cells, quoted ones whole", async () => {
    const bytes = new TextEncoder().encode('Name,Join\n"Żak, Anna","9:00"\n');
    expect(await readCells(bytes)).toEqual([["Name", "Join"], ["Żak, Anna", "9:00"], [""]]);
  });
});
