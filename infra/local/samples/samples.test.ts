import { readFileSync } from "node:fs";
import { attendanceUnits } from "@zapisy/core/attendance/rules";
import {
  beginsAt,
  inconsistencies,
  missingParts,
  overlaps,
  recruitmentState,
  seatScopes,
} from "@zapisy/core/event/rules";
import { EventInputSchema } from "@zapisy/core/event/schema";
import { LOGO_MAX_COUNT, LogoInputSchema, ProjectInputSchema } from "@zapisy/core/project/schema";
import { decideSeats, invalidAnswers } from "@zapisy/core/registration/rules";
import { ManualRegistrationInputSchema } from "@zapisy/core/registration/schema";
import { foldText, normaliseEmail, slugOf } from "@zapisy/core/shared/text";
import { addDays } from "@zapisy/core/shared/time";
import { StaffInputSchema } from "@zapisy/core/staff/schema";
import { findCounty } from "@zapisy/core/territory";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { sampleStaff, samplesFor, type SampleEvent } from "./index.ts";
import { AWKWARD_PEOPLE } from "./people.ts";
import { nextHalfYear, tuesdayAfter } from "./upcoming.ts";

const TODAY = "2026-11-22";
const NOW = `${TODAY}T11:00:00.000Z`;
const PROJECT_ID = "prj_01J00000000000000000000000";
const { projects, events } = samplesFor(TODAY);

function eventOf(slug: string): SampleEvent {
  const event = events.find((candidate) => candidate.slug === slug);
  if (!event) throw new Error(`no sample event ${slug}`);
  return event;
}

function projectOf(key: string) {
  const project = projects.find((candidate) => candidate.key === key);
  if (!project) throw new Error(`no sample project ${key}`);
  return project.input;
}

function pick<T, K extends keyof T>(list: readonly T[], ...keys: K[]) {
  return list.map((item) => keys.map((key) => item[key]));
}

/** How many people of an event choose each option. */
function choicesOf({ registrations }: SampleEvent): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { input } of registrations) {
    for (const optionId of Object.values(input.choices)) counts[optionId] = (counts[optionId] ?? 0) + 1;
  }
  return counts;
}

/** What the people of an event get when they are entered in their order, and who has each option. */
function outcomesOf({ input, registrations }: SampleEvent): Record<string, number> {
  const blocks = seatScopes(input).map(({ scope, seats }) => ({
    scope,
    block: 0,
    size: seats,
    taken: 0,
    waiting: 0,
    pending: 0,
  }));
  const counts: Record<string, number> = {};
  for (const { input: person } of registrations) {
    const { choices, ifFull } = person;
    const { mode } = input.recruitment;
    const decision = decideSeats({
      mode,
      choiceGroups: input.choiceGroups,
      choices,
      ifFull,
      blocks,
      spread: 0,
    });
    for (const block of blocks) {
      if (decision.standing.holds.some(({ scope }) => scope === block.scope)) block.taken += 1;
      if (decision.standing.waits.some(({ scope }) => scope === block.scope)) block.waiting += 1;
    }
    counts[decision.outcome] = (counts[decision.outcome] ?? 0) + 1;
  }
  return counts;
}

describe("all samples", () => {
  it.each(projects)("pass the schema of projects: $key", ({ input }) => {
    expect(v.parse(ProjectInputSchema, input)).toEqual(input);
  });

  it.each(events)("pass the schema and the rules of events: $slug", ({ input, state }) => {
    const event = { ...v.parse(EventInputSchema, { ...input, projectId: PROJECT_ID }) };
    expect(event).toEqual({ ...input, projectId: PROJECT_ID });
    expect(inconsistencies(event)).toEqual([]);
    expect(overlaps(event.agenda, event.choiceGroups)).toEqual([]);
    if (state !== "draft") expect(missingParts(event)).toEqual([]);
    expect(event.rules?.pl).toContain("Zaświadczenie");
    expect(event.informationClause?.en).toContain("GDPR");
  });

  it("name staff of every role, with projects that exist", () => {
    for (const { input, projectKeys } of sampleStaff) {
      expect(v.parse(StaffInputSchema, { ...input, projectIds: "all" })).toEqual({
        ...input,
        projectIds: "all",
      });
      expect(
        projectKeys === "all"
          ? []
          : projectKeys.filter((key) => !projects.some((project) => project.key === key)),
      ).toEqual([]);
    }
    expect(sampleStaff.map(({ input }) => input.role)).toEqual([
      "admin",
      "coordinator",
      "organiser",
      "assistant",
      "auditor",
    ]);
  });

  it("have people whose answers fit the form, in counties that exist, once per event", () => {
    for (const { input: event, registrations } of events) {
      const people = new Set<string>();
      for (const { input } of registrations) {
        const parsed = v.parse(ManualRegistrationInputSchema, input);
        expect(parsed).toEqual(input);
        expect(invalidAnswers(event, parsed, { isLenient: true })).toEqual([]);
        if (input.email) expect(input.email).toMatch(/\.example$/);
        if (input.countyCode) expect(findCounty(input.countyCode)?.code).toBe(input.countyCode);
        people.add(
          `${foldText(`${input.firstName} ${input.lastName}`)} ${normaliseEmail(input.email ?? "")}`,
        );
      }
      expect(people.size).toBe(registrations.length);
    }
  });

  it("have addresses of their own, projects that exist and a reason exactly when cancelled", () => {
    const slugs = events.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs.map((slug) => slugOf(slug ?? ""))).toEqual(slugs);
    expect(events.filter(({ projectKey }) => !projects.some(({ key }) => key === projectKey))).toEqual([]);
    expect(
      events.filter(({ state, cancelReason }) => (state === "cancelled") !== (cancelReason !== undefined)),
    ).toEqual([]);
  });

  it("have small pictures with words for logos", () => {
    for (const { logos } of projects) {
      expect(logos.length).toBeGreaterThan(0);
      expect(logos.length).toBeLessThanOrEqual(LOGO_MAX_COUNT);
      for (const { file, alt } of logos) {
        const bytes = readFileSync(file);
        expect(bytes.length).toBeLessThan(30_000);
        expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
        expect(v.safeParse(LogoInputSchema, { alt, data: bytes.toString("base64") }).success).toBe(true);
      }
    }
  });

  it("stay small enough to be loaded at the start", () => {
    const count = events.reduce((sum, { registrations }) => sum + registrations.length, 0);
    expect(count).toBeGreaterThan(250);
    expect(count).toBeLessThanOrEqual(320);
  });

  it("give the outcomes that the programmes need when they are entered in their order", () => {
    const outcomes = events
      .filter(({ registrations }) => registrations.length > 0)
      .map((event) => [event.slug, outcomesOf(event)]);
    expect(Object.fromEntries(outcomes)).toEqual({
      "uslugi-spoleczne-blisko-ludzi": { confirmed: 29 },
      "wizyta-studyjna-mieszkania-i-sasiedztwo": { confirmed: 18 },
      "konferencja-partnerstwo-ktore-trwa": { confirmed: 80, reserve: 6 },
      "spotkanie-informacyjne-male-granty": { confirmed: 34 },
      "konsultacje-dostepnosc-instytucji": { pending: 12 },
      "dokumentacja-pracy-socjalnej": { confirmed: 8 },
      "cas-zambrowski-szkolenie-1": { confirmed: 30, reserve: 1 },
      "wizyta-studyjna-kujawsko-pomorskie-2011": { confirmed: 25, reserve: 2 },
      "stella-wsparcie-indywidualne-2016": { confirmed: 12 },
      "stella-wsparcie-grupowe-2016": { confirmed: 12 },
      "warsztaty-pal-2011": { confirmed: 33, reserve: 1 },
    });
  });

  it("hold the awkward cases", () => {
    const names = AWKWARD_PEOPLE.flatMap(({ firstName, lastName }) => [firstName.length, lastName.length]);
    const addresses = AWKWARD_PEOPLE.map(({ email }) => email);
    expect(names.filter((length) => length === 60)).toHaveLength(2);
    expect(AWKWARD_PEOPLE.map(({ lastName }) => lastName)).toContain("Żółkiewska");
    expect(addresses.filter((email) => email === "sekretariat@gops-biebrza.example")).toHaveLength(3);
    expect(addresses.filter((email) => email === undefined)).toHaveLength(2);
  });
});

describe("attendance of samples", () => {
  it("is of units that the event has and of people who got a seat", () => {
    for (const event of events.filter(({ attendance }) => attendance)) {
      const units = attendanceUnits(event.input);
      const { confirmed = 0 } = outcomesOf(event);
      expect(event.attendance?.map(({ unitId, day }) => [unitId, day])).toEqual(
        units.map(({ unitId, day }) => [unitId, day]),
      );
      for (const { absent } of event.attendance ?? [])
        expect(absent.every((number) => number < confirmed)).toBe(true);
    }
  });

  it("of the visit of 2011 leaves one person at 50 %, so that 24 get a certificate", () => {
    const { attendance = [] } = eventOf("wizyta-studyjna-kujawsko-pomorskie-2011");
    expect(attendance.map(({ absent }) => absent.length)).toEqual([0, 0, 1, 1]);
  });
});

describe("programme S0, Centrum Aktywizacji Społecznej", () => {
  const siblings = projects.filter(({ key }) => key.startsWith("cas-"));
  const of = (kind: string) =>
    events.filter(({ projectKey, input }) => projectKey.startsWith("cas-") && input.kind === kind);

  it("has four sibling projects with the territories and the funder of the source", () => {
    expect(siblings.map(({ input }) => [input.territory, input.startsOn, input.endsOn])).toEqual(
      ["2007", "2003", "2014", "2008"].map((code) => [[code], "2008-06-01", "2008-12-31"]),
    );
    for (const { input } of siblings) {
      expect(input.funder).toBe(
        "PO KL, Priorytet VII, Działanie 7.3 „Inicjatywy lokalne na rzecz aktywnej integracji”",
      );
      expect(input.organisations).toEqual([
        { name: "Białostocka Fundacja Kształcenia Kadr", role: "lead", town: "Białystok" },
      ]);
      expect(input.targetGroups).toHaveLength(5);
    }
    const counselled = siblings.map(({ input }) =>
      Number(/powiecie \S+ (\d+) osób/.exec(input.description?.pl ?? "")?.[1]),
    );
    expect(counselled).toEqual([104, 111, 100, 101]);
    expect(counselled.reduce((sum, count) => sum + count, 0)).toBe(416);
  });

  it("has 12 trainings for 30 people and 28 sessions of the coalition, one each month", () => {
    expect(of("training")).toHaveLength(12);
    expect(of("training").filter(({ input }) => input.seats !== 30)).toEqual([]);
    expect(of("meeting").map(({ input }) => input.agenda.map(({ day }) => day?.slice(0, 7)))).toEqual(
      Array.from({ length: 4 }, () => [
        "2008-06",
        "2008-07",
        "2008-08",
        "2008-09",
        "2008-10",
        "2008-11",
        "2008-12",
      ]),
    );
  });

  it("has one applicant too many in Zambrów", () => {
    expect(eventOf("cas-zambrowski-szkolenie-1").registrations).toHaveLength(31);
  });
});

describe("programme S1, study visit", () => {
  const { input, registrations } = eventOf("wizyta-studyjna-kujawsko-pomorskie-2011");
  const stops = input.agenda.filter(({ kind }) => kind === "stop");

  it("has the title, dates, limit and deadline of scenario A1", () => {
    expect(input.title.pl).toBe("Wizyta studyjna w województwie kujawsko-pomorskim");
    expect(input.dates).toEqual({ type: "exact", startsOn: "2011-07-05", endsOn: "2011-07-08" });
    expect(input.seats).toBe(25);
    expect(input.recruitment.closes).toBe("2011-06-24T15:00");
    expect(input.form.pickUpPoints).toEqual(["Białystok"]);
    expect(input.cost?.pl).toBe("bezpłatnie");
  });

  it("has five stops of five hosts in four towns, and a day with a note only", () => {
    expect(pick(stops, "day", "host", "town")).toEqual([
      ["2011-07-05", "Zakład Aktywności Zawodowej „Poligrafia”", "Bydgoszcz"],
      ["2011-07-05", "Fundacja „Wiatrak”", "Bydgoszcz"],
      ["2011-07-06", "Brodnickie Centrum Caritas", "Brodnica"],
      ["2011-07-06", "Towarzystwo Rozwoju Gminy Płużnica", "Płużnica"],
      ["2011-07-08", "Stowarzyszenie Partnerstwo Społeczne", "Toruń"],
    ]);
    expect(pick(stops.slice(0, 1), "from", "to")).toEqual([["12:00", "14:00"]]);
    expect(stops[1]?.partners).toEqual([
      "Fundacja „Wiatrak”",
      "Fordońska Spółdzielnia Mieszkaniowa",
      "Powiatowy Urząd Pracy",
      "Miejski Ośrodek Pomocy Społecznej",
    ]);
    expect(stops[2]?.parts?.[0]?.pl).toContain("„Szansa na lepsze jutro”");
    expect(stops[3]?.meets).toContain("wójt");
    expect(input.agenda.filter(({ day }) => day === "2011-07-07")).toEqual([]);
    expect(input.dayNotes.map(({ day }) => day)).toEqual(["2011-07-07"]);
  });

  it("has 27 applicants, at most two of one institution among the first 25", () => {
    expect(registrations).toHaveLength(27);
    const perInstitution = (count: number) => {
      const sums: Record<string, number> = {};
      for (const { input: person } of registrations.slice(0, count)) {
        const name = person.institution?.name ?? "";
        sums[name] = (sums[name] ?? 0) + 1;
      }
      return Math.max(...Object.values(sums));
    };
    expect([perInstitution(25), perInstitution(26)]).toEqual([2, 3]);
    expect(new Set(registrations.map(({ input: person }) => person.institution?.type))).toEqual(
      new Set(["ops", "pcpr"]),
    );
    expect(registrations[0]?.input.needs).toEqual({
      diet: "vegetarian",
      access: ["ground_floor_room"],
      note: "pokój na parterze",
    });
  });
});

describe("programme S2, Stella", () => {
  it("has the title, funder, period and territory of the source", () => {
    const project = projectOf("stella-2016");
    expect(project.title.pl).toBe(
      "Partnerstwa przeciw wykluczeniu społecznemu – profesjonalne formy pomocy, ze szczególną rolą zatrudnienia socjalnego – edycja 2016",
    );
    expect(project.funder).toContain(
      "„Aktywne Formy Przeciwdziałania Wykluczeniu Społecznemu – nowy wymiar 2020”",
    );
    expect([project.startsOn, project.endsOn, project.territory]).toEqual([
      "2016-06-01",
      "2016-12-31",
      ["0603142"],
    ]);
  });

  it("has five forms of individual and six of group support for the same 12 women, and a block for 20", () => {
    const [individual, group, block2] = [
      eventOf("stella-wsparcie-indywidualne-2016"),
      eventOf("stella-wsparcie-grupowe-2016"),
      eventOf("stella-partnerstwo-2016"),
    ];
    expect(
      [individual, group, block2].map(({ input, registrations }) => [
        input.kind,
        input.seats,
        input.agenda.length,
        registrations.length,
      ]),
    ).toEqual([
      ["counselling", 12, 5, 12],
      ["training", 12, 6, 12],
      ["meeting", 20, 2, 0],
    ]);
    expect(individual.registrations).toEqual(group.registrations);
    expect(group.registrations.filter(({ input }) => input.needs || input.consents.image)).toEqual([]);
  });
});

describe("programme S3, grant", () => {
  it("has a lead, five partners, a supporter and an invited institution", () => {
    const project = projectOf("rewitalizacja");
    expect(project.title.pl).toBe("Rewitalizacja społeczna");
    expect([project.startsOn, project.endsOn]).toEqual(["2010-06-01", "2011-12-31"]);
    expect(pick(project.organisations, "role", "name")).toEqual([
      ["lead", "Samorząd Województwa Śląskiego"],
      ["partner", "Samorząd Województwa Małopolskiego"],
      ["partner", "Samorząd Województwa Dolnośląskiego"],
      ["partner", "Samorząd Województwa Opolskiego"],
      ["partner", "Wojewódzki Urząd Pracy w Lublinie"],
      ["partner", "Stowarzyszenie Regionalne Centrum Wspierania Inicjatyw Samorządowych"],
      ["supporter", "Stowarzyszenie CAL"],
      ["invited", "MOPS Katowice"],
    ]);
  });

  it("has four visits, three of them with tentative dates", () => {
    const visits = events.filter(
      ({ projectKey, input }) => projectKey === "rewitalizacja" && input.kind === "study_visit",
    );
    expect(
      visits.map(({ input }) => [input.place.town, input.place.country, input.dates, input.topic?.pl]),
    ).toEqual([
      [
        "Kraków",
        "PL",
        { type: "exact", startsOn: "2011-05-12", endsOn: "2011-05-13" },
        "rewitalizacja oparta na zasobach kulturowych",
      ],
      ["Utrecht", "NL", { type: "tentative", period: "2011-06" }, "współpraca instytucji ze społecznościami"],
      ["Wrocław", "PL", { type: "tentative", period: "2011-H2" }, "partnerstwo"],
      ["Zamość", "PL", { type: "tentative", period: "2011-H2" }, "osoby zagrożone wykluczeniem społecznym"],
    ]);
    const hosts = eventOf("wizyta-studyjna-krakow-2011").input.agenda.flatMap(({ host }) => host ?? []);
    expect(new Set(hosts).size).toBe(2);
    expect(eventOf("wizyta-studyjna-holandia-2011").input.agenda.map(({ host }) => host)).toEqual([
      "MOVISIE",
    ]);
  });

  it("has a code for the lead and each of the partners in Kraków, with as many uses in all as there are seats", () => {
    const krakow = events.find(({ slug }) => slug === "wizyta-studyjna-krakow-2011");
    const uses = krakow?.accessCodes?.map((code) => code.uses) ?? [];
    expect([uses, uses.reduce((sum, one) => sum + one, 0), krakow?.input.accessCode]).toEqual([
      [6, 4, 4, 4, 4, 4],
      krakow?.input.seats,
      "required",
    ]);
  });

  it("has a workshop with two modules of 20 seats, own sessions and trainers, proposed by a question", () => {
    const workshop = eventOf("warsztaty-pal-2011");
    expect(workshop.input.dates.type === "exact" && workshop.input.dates.startsOn.slice(0, 7)).toBe(
      "2011-09",
    );
    expect(workshop.input.choiceGroups.flatMap(({ options }) => options.map(({ seats }) => seats))).toEqual([
      20, 20,
    ]);
    expect(workshop.input.agenda.filter(({ optionId, leaders }) => !optionId || !leaders?.length)).toEqual(
      [],
    );
    expect(workshop.input.form.questions.map(({ label, proposes }) => [label.pl, proposes])).toEqual([
      ["Czy OPS realizował PAL?", { no: "poczatkujacy", yes: "zaawansowani" }],
    ]);
    expect(choicesOf(workshop)).toEqual({ poczatkujacy: 22, zaawansowani: 12 });
    expect(workshop.registrations.filter(({ input }) => !input.countyCode?.startsWith("24"))).toEqual([]);
    expect(workshop.registrations.at(-1)?.input.ifFull).toBe("other_option");
  });

  it("has a conference with a plenary and two parallel panels of 60 seats with four panellists", () => {
    const { input } = eventOf("konferencja-rewitalizacja-2011");
    expect([input.place.town, input.dates]).toEqual([
      "Katowice",
      { type: "exact", startsOn: "2011-12-08", endsOn: "2011-12-08" },
    ]);
    expect(
      pick(
        input.agenda.filter(({ kind }) => kind === "plenary"),
        "from",
        "to",
      ),
    ).toEqual([["09:00", "11:00"]]);
    const panels = input.agenda.filter(({ kind }) => kind === "panel");
    expect(
      panels.map(({ title, from, to, leaders, speakers, place }) => [
        title.pl,
        from,
        to,
        leaders?.length,
        speakers?.length,
        Boolean(place),
      ]),
    ).toEqual([
      ["Panel A: rewitalizacja społeczna", "11:30", "13:30", 1, 4, true],
      ["Panel B: rewitalizacja infrastrukturalna", "11:30", "13:30", 1, 4, true],
    ]);
    expect(
      input.choiceGroups.flatMap(({ options }) => options.map(({ optionId, seats }) => [optionId, seats])),
    ).toEqual(panels.map(({ optionId }) => [optionId, 60]));
  });
});

describe("programme S4, CAL", () => {
  it("has nine topics on level I, three items on level II, and the conference in Gdynia", () => {
    expect(eventOf("cal-poziom-1").input.agenda.map(({ title }) => title.pl)).toEqual([
      "Ja jako animator",
      "Mapa potrzeb i zasobów",
      "Budowanie zespołu",
      "Praca wolontarystyczna",
      "Grupy samopomocowe i obywatelskie",
      "Planowanie i praca przez projekty",
      "Lokalne partnerstwo",
      "Zbieranie funduszy i wnioski",
      "Wizerunek i promocja CAL",
    ]);
    expect(eventOf("cal-poziom-2").input.agenda).toHaveLength(3);
    const { input } = eventOf("forum-gdynia-2004");
    expect(input.title.pl).toContain("„Rola i miejsce Ośrodka Pomocy Społecznej w samorządzie”");
    expect([input.place.town, input.dates, input.seats]).toEqual([
      "Gdynia",
      { type: "exact", startsOn: "2004-09-29", endsOn: "2004-10-02" },
      null,
    ]);
    expect(projectOf("cal").targetGroups).toHaveLength(5);
  });
});

describe("upcoming events", () => {
  const upcoming = events.filter(({ projectKey }) => projectKey === "akademia" || projectKey === "siec");
  const stateOf = ({ input, state }: SampleEvent, now = NOW) =>
    recruitmentState({ ...input, state, beginsAt: beginsAt(input) }, now).state;

  it("show every kind of event and every state of recruitment", () => {
    expect(upcoming.map((event) => [event.slug, event.input.kind, stateOf(event)])).toEqual([
      ["uslugi-spoleczne-blisko-ludzi", "training", "open"],
      ["wizyta-studyjna-mieszkania-i-sasiedztwo", "study_visit", "open"],
      ["konferencja-partnerstwo-ktore-trwa", "conference", "open"],
      ["spotkanie-informacyjne-male-granty", "meeting", "open"],
      ["konsultacje-dostepnosc-instytucji", "counselling", "open"],
      ["spokojna-rozmowa-w-trudnej-sprawie", "training", "upcoming"],
      ["szkola-lidera-spolecznosci", "training", "tentative"],
      ["dokumentacja-pracy-socjalnej", "training", "cancelled"],
      ["warsztaty-mapa-sasiedztwa", "training", "closed"],
    ]);
  });

  it("are ahead on whatever day they are loaded, with recruitment in the same state", () => {
    const expected = upcoming.map((event) => stateOf(event));
    for (let offset = 0; offset < 730; offset += 1) {
      const today = addDays(TODAY, offset);
      const sample = samplesFor(today);
      const later = sample.events.slice(0, upcoming.length);
      expect(later.map((event) => stateOf(event, `${today}T22:00:00.000Z`))).toEqual(expected);
      for (const { input, projectKey } of later) {
        const project = sample.projects.find(({ key }) => key === projectKey)?.input;
        if (input.dates.type === "exact") {
          expect(input.dates.startsOn > today && input.dates.endsOn <= (project?.endsOn ?? "")).toBe(true);
        }
      }
    }
  });

  it("begin on working days outside holidays, tentative ones in the next half-year", () => {
    expect(tuesdayAfter("2026-11-22", 0)).toBe("2026-11-24");
    expect(tuesdayAfter("2026-11-06", 0)).toBe("2026-11-17");
    expect(tuesdayAfter("2026-12-18", 0)).toBe("2027-01-12");
    expect(nextHalfYear("2026-06-30")).toBe("2026-H2");
    expect(nextHalfYear("2026-07-01")).toBe("2027-H1");
  });

  it("fill one panel and leave some on reserve, and leave few seats in both modules", () => {
    const conference = eventOf("konferencja-partnerstwo-ktore-trwa");
    expect(conference.registrations).toHaveLength(86);
    expect(choicesOf(conference)).toEqual({ mlodzi: 46, seniorzy: 40, "dom-sasiedzki": 17 });
    expect(seatScopes(conference.input)).toEqual([
      { scope: "event", seats: 100 },
      { scope: "mlodzi", seats: 40 },
      { scope: "seniorzy", seats: 60 },
      { scope: "dom-sasiedzki", seats: 25 },
    ]);
    expect(choicesOf(eventOf("uslugi-spoleczne-blisko-ludzi"))).toEqual({ podstawowy: 15, zaawansowany: 14 });
  });

  it("are translated in title, summary, description and programme where they are translated at all", () => {
    const translated = upcoming.filter(({ input }) => input.title.en);
    expect(translated.length).toBeGreaterThanOrEqual(4);
    for (const { input } of translated) {
      const texts = [input.summary, input.description, ...input.agenda.map(({ title }) => title)];
      expect(texts.filter((text) => !text?.en)).toEqual([]);
    }
  });
});
