import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { sortKey } from "../shared/text.ts";
import {
  CountyCodeSchema,
  VOIVODESHIPS,
  countyName,
  findCounties,
  findCounty,
  listCounties,
  voivodeshipOf,
} from "./index.ts";
import { isSameCommune } from "./schema.ts";

const names = (query: string, limit = 20) => findCounties(query, limit).map(({ code }) => countyName(code));

describe("the register of counties", () => {
  it("holds 16 voivodeships and 380 counties: 314 land counties and 66 cities with county rights", () => {
    const all = listCounties();
    expect(VOIVODESHIPS.length).toEqual(16);
    expect(new Set(all.map(({ code }) => code)).size).toEqual(380);
    expect(all.filter(({ kind }) => kind === "land").length).toEqual(314);
    expect(all.filter(({ kind }) => kind === "city").length).toEqual(66);
  });

  it("holds as many counties in each voivodeship as the state register does", () => {
    const counts = VOIVODESHIPS.map(({ code, name }) => {
      const own = listCounties().filter((county) => county.voivodeship.code === code);
      return [
        name,
        own.filter(({ kind }) => kind === "land").length,
        own.filter(({ kind }) => kind === "city").length,
      ];
    });
    expect(counts).toEqual([
      ["dolnośląskie", 26, 4],
      ["kujawsko-pomorskie", 19, 4],
      ["lubelskie", 20, 4],
      ["lubuskie", 12, 2],
      ["łódzkie", 21, 3],
      ["małopolskie", 19, 3],
      ["mazowieckie", 37, 5],
      ["opolskie", 11, 1],
      ["podkarpackie", 21, 4],
      ["podlaskie", 14, 3],
      ["pomorskie", 16, 4],
      ["śląskie", 17, 19],
      ["świętokrzyskie", 13, 1],
      ["warmińsko-mazurskie", 19, 2],
      ["wielkopolskie", 31, 4],
      ["zachodniopomorskie", 18, 3],
    ]);
  });

  it("numbers counties alphabetically, but for those created or renamed since 1999", () => {
    const late = ["0206", "0265", "0812", "1021", "1821", "2216", "2414", "2818", "2819", "3218"];
    const disordered = VOIVODESHIPS.flatMap(({ code }) =>
      (["land", "city"] as const).flatMap((kind) => {
        const own = listCounties().filter(
          (county) => county.kind === kind && county.voivodeship.code === code,
        );
        const byCode = own
          .filter((county) => !late.includes(county.code))
          .toSorted((a, b) => (a.code < b.code ? -1 : 1));
        return byCode.filter(
          (county, index) => sortKey(county.name) < sortKey(byCode[index - 1]?.name ?? ""),
        );
      }),
    );
    expect(disordered).toEqual([]);
    expect(late.map(countyName)).toEqual([
      "powiat karkonoski (dolnośląskie)",
      "Wałbrzych (miasto, dolnośląskie)",
      "powiat wschowski (lubuskie)",
      "powiat brzeziński (łódzkie)",
      "powiat leski (podkarpackie)",
      "powiat sztumski (pomorskie)",
      "powiat bieruńsko-lędziński (śląskie)",
      "powiat gołdapski (warmińsko-mazurskie)",
      "powiat węgorzewski (warmińsko-mazurskie)",
      "powiat łobeski (zachodniopomorskie)",
    ]);
  });

  it("has ten names that occur in two voivodeships", () => {
    const seen = Map.groupBy(listCounties(), ({ name }) => name);
    const twice = [...seen].filter(([, counties]) => counties.length > 1);
    expect(twice.map(([name, counties]) => [name, counties.length])).toEqual([
      ["bielski", 2],
      ["brzeski", 2],
      ["grodziski", 2],
      ["krośnieński", 2],
      ["nowodworski", 2],
      ["opolski", 2],
      ["ostrowski", 2],
      ["średzki", 2],
      ["świdnicki", 2],
      ["tomaszowski", 2],
    ]);
  });
});

describe("CountyCodeSchema", () => {
  it("accepts exactly the codes of the register out of all four-digit codes", () => {
    const accepted = Array.from({ length: 10_000 }, (_, number) => String(number).padStart(4, "0")).filter(
      (code) => v.is(CountyCodeSchema, code),
    );
    expect(accepted).toEqual(
      listCounties()
        .map(({ code }) => code)
        .toSorted(),
    );
  });

  it.each(["", "20", "2003011", " 2003", "2003\n", 2003])("refuses %j", (code) => {
    expect(v.is(CountyCodeSchema, code)).toEqual(false);
  });
});

describe("countyName", () => {
  it.each([
    ["0264", "Wrocław (miasto, dolnośląskie)"],
    ["0265", "Wałbrzych (miasto, dolnośląskie)"],
    ["0417", "powiat wąbrzeski (kujawsko-pomorskie)"],
    ["0461", "Bydgoszcz (miasto, kujawsko-pomorskie)"],
    ["0463", "Toruń (miasto, kujawsko-pomorskie)"],
    ["0603", "powiat chełmski (lubelskie)"],
    ["0662", "Chełm (miasto, lubelskie)"],
    ["0664", "Zamość (miasto, lubelskie)"],
    ["1261", "Kraków (miasto, małopolskie)"],
    ["1432", "powiat warszawski zachodni (mazowieckie)"],
    ["1465", "Warszawa (miasto, mazowieckie)"],
    ["2003", "powiat bielski (podlaskie)"],
    ["2007", "powiat łomżyński (podlaskie)"],
    ["2008", "powiat moniecki (podlaskie)"],
    ["2014", "powiat zambrowski (podlaskie)"],
    ["2061", "Białystok (miasto, podlaskie)"],
    ["2062", "Łomża (miasto, podlaskie)"],
    ["2262", "Gdynia (miasto, pomorskie)"],
    ["2402", "powiat bielski (śląskie)"],
    ["2469", "Katowice (miasto, śląskie)"],
  ])("calls %s %j", (code, name) => {
    expect(countyName(code)).toEqual(name);
  });

  it("gives back a code that is not in the register, such as that of the abolished warszawski", () => {
    expect(countyName("1431")).toEqual("1431");
  });
});

describe("findCounty", () => {
  it("gives the county of a code, and nothing for a code that is not in use", () => {
    expect(findCounty("2061")).toEqual({
      code: "2061",
      name: "Białystok",
      kind: "city",
      voivodeship: { code: "20", name: "podlaskie" },
    });
    expect(findCounty("0263")).toEqual(undefined);
  });
});

describe("findCounties", () => {
  it("finds both counties of one name with their voivodeships", () => {
    expect(names("bielski")).toEqual(["powiat bielski (podlaskie)", "powiat bielski (śląskie)"]);
  });

  it.each([
    ["Bielski podl", ["powiat bielski (podlaskie)"]],
    ["pow. bielski śl", ["powiat bielski (śląskie)"]],
    ["lomz", ["Łomża (miasto, podlaskie)", "powiat łomżyński (podlaskie)"]],
    ["miasto łom", ["Łomża (miasto, podlaskie)"]],
    ["podhal", []],
    ["biała", ["Biała Podlaska (miasto, lubelskie)", "Bielsko-Biała (miasto, śląskie)"]],
    ["trzcianecki", ["powiat czarnkowsko-trzcianecki (wielkopolskie)"]],
    ["czarnkowsko-trz", ["powiat czarnkowsko-trzcianecki (wielkopolskie)"]],
    ["zachodni warsz", ["powiat warszawski zachodni (mazowieckie)"]],
  ])("finds counties for %j by the beginnings of words, without Polish letters too", (query, expected) => {
    expect(names(query)).toEqual(expected);
  });

  it("puts the county of that name before the counties of a voivodeship that begins alike", () => {
    expect(names("opolski", 4)).toEqual([
      "powiat opolski (lubelskie)",
      "powiat opolski (opolskie)",
      "powiat brzeski (opolskie)",
      "powiat głubczycki (opolskie)",
    ]);
  });

  it("gives the first counties of the alphabet when nothing is typed", () => {
    expect(names("  ", 3)).toEqual([
      "powiat aleksandrowski (kujawsko-pomorskie)",
      "powiat augustowski (podlaskie)",
      "powiat bartoszycki (warmińsko-mazurskie)",
    ]);
  });
});

describe("isSameCommune", () => {
  it.each([
    ["a commune and itself", "2008053", "2008053", true],
    ["a town and the commune around it that are one", "2008054", "2008053", true],
    ["a town that is a commune, and the rural commune of its name", "0201011", "0201022", false],
    ["communes of two counties", "2008053", "2007053", false],
  ])("%s", (_, one, other, expected) => {
    expect(isSameCommune(one, other)).toBe(expected);
  });
});

describe("voivodeshipOf", () => {
  it("reads the voivodeship from a code of any level", () => {
    const podlaskie = { code: "20", name: "podlaskie" };
    expect(["20", "2003", "2003011", "0103", ""].map(voivodeshipOf)).toEqual([
      podlaskie,
      podlaskie,
      podlaskie,
      undefined,
      undefined,
    ]);
  });
});
