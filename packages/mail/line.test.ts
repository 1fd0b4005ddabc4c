import { describe, expect, it } from "vitest";
import { nameLine, oneLine, shorten } from "./line.ts";

describe("oneLine", () => {
  it.each([
    ["Anna\r\nBcc: ofiara@ops.example", "Anna Bcc: ofiara@ops.example"],
    ["  Anna\t \u0000 Nowak\u2028", "Anna Nowak"],
    ["Zażółć gęślą jaźń", "Zażółć gęślą jaźń"],
  ])("turns %j into one line", (text, line) => {
    expect(oneLine(text)).toBe(line);
  });
});

describe("nameLine", () => {
  it.each([
    ["Anna M. Nowak-Kowalska", "Anna M. Nowak-Kowalska"],
    ["Kliknij https://zle.example/x", "Kliknij https zle. example x"],
    ["www.zle.example", "www. zle. example"],
    ["ofiara@zle.example", "ofiara zle. example"],
    ["O'Brien, Zoë", "O'Brien, Zoë"],
  ])("leaves of %j nothing that a mail program would make a link", (name, line) => {
    expect(nameLine(name)).toBe(line);
  });
});

describe("shorten", () => {
  it.each([
    ["Metoda lokalna", 14, "Metoda lokalna"],
    ["Metoda lokalna w praktyce", 20, "Metoda … praktyce"],
    ["Szkolenie dla animatorów, edycja III (Toruń)", 39, "Szkolenie dla … edycja III (Toruń)"],
    ["Szkolenie – część pierwsza – Toruń", 24, "Szkolenie … Toruń"],
    ["Spotkanie (online) dla rodzin w Toruniu", 30, "Spotkanie (online) … w Toruniu"],
    ["Konstantynopolitańczykowianeczka", 13, "Konst … eczka"],
    ["😀😀😀😀😀😀😀😀😀", 8, "😀😀😀 … 😀😀"],
  ])("shortens the middle of %j to %d characters and keeps its ends", (text, maxLength, short) => {
    expect(shorten(text, maxLength)).toBe(short);
    expect(Array.from(short).length).toBeLessThanOrEqual(maxLength);
  });
});
