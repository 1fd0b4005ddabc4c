import { plural } from "../plural.ts";

/** Polish words for why somebody is on the reserve list, and for what they wait. */
export const pl = {
  /** What there was none left of. */
  met: {
    event: "Na wydarzeniu zabrakło wolnych miejsc.",
    option: (title: string | undefined) => `${inPart(title)} zabrakło wolnych miejsc.`,
    group: (name: string | undefined) =>
      name ? `Miejsca grupy „${name}” są zajęte.` : "Miejsca grupy, do której należy instytucja, są zajęte.",
    institution: (most: number | undefined) =>
      most === undefined
        ? "Z tej instytucji ma już miejsce tyle osób, ile może."
        : `Z jednej instytucji ${mayCome(most)} i tyle już ma miejsce.`,
    institutionOption: (title: string | undefined, most: number | undefined) =>
      most === undefined
        ? `${inPart(title)} ma już miejsce tyle osób z tej instytucji, ile może.`
        : `${inPart(title)} z jednej instytucji ${mayCome(most)} i tyle już ma miejsce.`,
  },
  /** What there is not enough of for all whom one form names. */
  short: {
    event: "Na wydarzeniu nie ma tylu wolnych miejsc.",
    option: (title: string | undefined) => `${inPart(title)} nie ma tylu wolnych miejsc.`,
    group: (name: string | undefined) =>
      name ? `Grupa „${name}” nie ma tylu wolnych miejsc.` : "Grupa nie ma tylu wolnych miejsc.",
    institution: (most: number | undefined) =>
      most === undefined
        ? "Z jednej instytucji nie może wziąć udziału tyle osób."
        : `Z jednej instytucji ${mayCome(most)}.`,
    institutionOption: (title: string | undefined, most: number | undefined) =>
      most === undefined
        ? `${inPart(title)} nie może wziąć udziału tyle osób z jednej instytucji.`
        : `${inPart(title)} z jednej instytucji ${mayCome(most)}.`,
  },
  /** What happens next. */
  next: {
    institution:
      "Dlatego to zgłoszenie czeka na miejsce dla tej instytucji i nie wstrzymuje osób z innych. Miejsce zwolni się, gdy ktoś z tej instytucji zrezygnuje.",
    group: "Dlatego to zgłoszenie czeka na miejsce tej grupy i nie wstrzymuje innych.",
    /** Of more limits than one. */
    each: "Miejsce przydzielimy dopiero wtedy, gdy będzie wolne w każdym z tych limitów.",
    /** Where one option of several will do. */
    any: "Wystarczy, że miejsce zwolni się w jednej z tych części.",
  },
};

function inPart(title: string | undefined): string {
  return title ? `W części „${title}”` : "W wybranej części";
}

function mayCome(most: number): string {
  return plural("pl", most, {
    one: "może wziąć udział najwyżej 1 osoba",
    few: (n) => `mogą wziąć udział najwyżej ${n} osoby`,
    other: (n) => `może wziąć udział najwyżej ${n} osób`,
  });
}
