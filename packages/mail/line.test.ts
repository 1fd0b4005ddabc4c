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
    ["Metoda lokalna", 13, "Metoda…"],
    ["Metoda lokalna", 7, "Metoda…"],
    ["Metoda, czyli jak", 8, "Metoda…"],
    ["Szkolenie – część pierwsza", 12, "Szkolenie…"],
    ["Konstantynopolitańczykowianeczka", 10, "Konstanty…"],
    ["😀😀😀😀", 3, "😀😀…"],
  ])("shortens %j to %d characters at the end of a word", (text, maxLength, short) => {
    expect(shorten(text, maxLength)).toBe(short);
  });
});
