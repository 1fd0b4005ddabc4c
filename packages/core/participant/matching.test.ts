import { describe, expect, it } from "vitest";
import { type Known, likenessOf, nameKeys } from "./matching.ts";

const anna: Known = {
  firstName: "Anna",
  lastName: "Żółkiewska",
  email: "anna@ops.example",
  phone: "+48600100200",
  birthDate: "1980-02-29",
};
const only = (more: Partial<Known>): Known => ({ firstName: "Anna", lastName: "Żółkiewska", ...more });

describe("two who may be one person", () => {
  it.each<[string, Partial<Known>, Partial<Known>, string | undefined, string[], string[]]>([
    ["name and address", { email: "a@x.pl" }, { email: "A@X.PL" }, "likely", ["name", "email"], []],
    [
      "an address with a tag",
      { email: "a@x.pl" },
      { email: "a+szkolenia@x.pl" },
      "likely",
      ["name", "email"],
      [],
    ],
    [
      "name and telephone",
      { phone: "600 100 200" },
      { phone: "+48600100200" },
      "likely",
      ["name", "phone"],
      [],
    ],
    [
      "name and birth date",
      { birthDate: "1980-01-02" },
      { birthDate: "1980-01-02" },
      "likely",
      ["name", "birth_date"],
      [],
    ],
    ["the name alone", {}, {}, "possible", ["name"], []],
    ["the name and two addresses", { email: "a@x.pl" }, { email: "b@x.pl" }, "possible", ["name"], []],
    [
      "Polish letters left out",
      { email: "a@x.pl" },
      { lastName: "ZOLKIEWSKA", email: "a@x.pl" },
      "likely",
      ["name", "email"],
      [],
    ],
    [
      "a second first name",
      { email: "a@x.pl" },
      { firstName: "Anna Maria", email: "a@x.pl" },
      "likely",
      ["name", "email"],
      [],
    ],
    [
      "swapped fields",
      { email: "a@x.pl" },
      { firstName: "Żółkiewska", lastName: "Anna", email: "a@x.pl" },
      "likely",
      ["name", "email"],
      [],
    ],
    [
      "a hyphen for a space",
      { lastName: "Nowak-Zych", email: "a@x.pl" },
      { lastName: "Nowak Zych", email: "a@x.pl" },
      "likely",
      ["name", "email"],
      [],
    ],
    [
      "a surname that was kept",
      { formerLastNames: ["Nowak"], email: "a@x.pl" },
      { lastName: "Nowak", email: "a@x.pl" },
      "likely",
      ["name", "email"],
      [],
    ],
    [
      "a changed surname",
      { email: "a@x.pl" },
      { lastName: "Nowak", email: "a@x.pl" },
      "possible",
      ["first_name", "email"],
      ["last_name"],
    ],
    [
      "mother and daughter of one name",
      { email: "a@x.pl", birthDate: "1950-01-02" },
      { email: "a@x.pl", birthDate: "1980-01-02" },
      "possible",
      ["name", "email"],
      ["birth_date"],
    ],
    [
      "one PESEL under two names",
      { peselPrint: "p" },
      { firstName: "Ania", lastName: "Nowak", peselPrint: "p" },
      "possible",
      ["pesel"],
      ["last_name"],
    ],
    ["one PESEL", { peselPrint: "p" }, { peselPrint: "p" }, "likely", ["pesel", "name"], []],
    [
      "two PESELs",
      { peselPrint: "p", email: "a@x.pl" },
      { peselPrint: "q", email: "a@x.pl" },
      "possible",
      ["name", "email"],
      ["pesel"],
    ],
    [
      "sisters with one address",
      { email: "dom@x.pl" },
      { firstName: "Maria", email: "dom@x.pl" },
      undefined,
      [],
      [],
    ],
    [
      "an office with one telephone",
      { phone: "857161234" },
      { firstName: "Jan", lastName: "Lis", phone: "857161234" },
      undefined,
      [],
      [],
    ],
    ["a first name", {}, { lastName: "Nowak" }, undefined, [], []],
    [
      "a birth date",
      { birthDate: "1980-01-02" },
      { lastName: "Nowak", birthDate: "1980-01-02" },
      undefined,
      [],
      [],
    ],
  ])("by %s", (_, a, b, strength, signs, doubts) => {
    const found = likenessOf(only(a), only(b));
    expect(found).toEqual(strength && { strength, signs, doubts });
    expect(likenessOf(only(b), only(a))).toEqual(found);
  });

  it("are never likely to be one where both are at one event", () => {
    expect(likenessOf(anna, anna, true)).toMatchObject({ strength: "possible", doubts: ["event"] });
    expect(likenessOf(anna, anna)).toMatchObject({ strength: "likely" });
  });
});

it("calls somebody by each surname, whatever the order and the letters", () => {
  expect(nameKeys({ ...anna, formerLastNames: ["Nowak-Zych", "zolkiewska"] })).toEqual([
    "anna zolkiewska",
    "anna nowak zych",
  ]);
});
