import { describe, expect, it } from "vitest";
import {
  agendaItem,
  PROJECT_ID,
  projectInput,
  staffActor,
  storedEvent,
  storedRegistration,
  twoPanels,
} from "../../../tests/support/fixture.ts";
import type { AttendanceRate, AttendanceRecord, AttendanceUnit } from "../attendance/answer.ts";
import { attendanceUnits } from "../attendance/rules.ts";
import type { AttendanceState, Listed } from "../attendance/schema.ts";
import type { Event } from "../event/schema.ts";
import type { Project } from "../project/answer.ts";
import type { Registration } from "../registration/schema.ts";
import { STAFF_ROLES } from "../staff/schema.ts";
import {
  canEditTemplate,
  canIssueCertificates,
  canReadCertificates,
  canReadRegister,
  canReadTemplate,
  certificateNumber,
  decideIssueDay,
  lastUnitEnds,
  defaultTemplate,
  holderKey,
  initials,
  institutionFacts,
  institutionRef,
  institutionsOf,
  normaliseCode,
  personFacts,
  publicHolder,
  registerText,
  type Attendee,
  type FactsSource,
} from "./rules.ts";
import type { CertificateFacts } from "./schema.ts";

describe("the number of a certificate", () => {
  it.each([
    ["ROPS/WS", 2011, 1, "ROPS/WS/2011/001"],
    ["ROPS/WS", 2011, 24, "ROPS/WS/2011/024"],
    ["CAL", 2004, 999, "CAL/2004/999"],
    ["CAL", 2004, 1000, "CAL/2004/1000"],
  ])("of %s, %i, %i is %4$s", (prefix, year, sequence, expected) => {
    expect(certificateNumber(prefix, year, sequence)).toBe(expected);
  });
});

describe("initials", () => {
  it.each([
    ["Anna", "Żak", "A. Ż."],
    ["Łucja Maria", "Śliwa-Nowak", "Ł. Ś."],
    ["A\u0328", "z\u0307ak", "Ą. Ż."],
    ["", "d’Arc", "D."],
    ["„Kuba”", "(nowy)", "K. N."],
    ["1", "2", ""],
  ])("of %j %j are %j", (firstName, lastName, expected) => {
    expect(initials({ firstName, lastName })).toBe(expected);
  });
});

describe("a code from paper", () => {
  it.each([
    ["0RE7Z6SSTHKA4Q5QVGRS", "0RE7Z6SSTHKA4Q5QVGRS"],
    ["ore7z-6ssth ka4q5-qvgrs", "0RE7Z6SSTHKA4Q5QVGRS"],
    ["iL10o", "11100"],
  ])("%j is read as %j", (typed, expected) => {
    expect(normaliseCode(typed)).toBe(expected);
  });
});

describe("rights to certificates", () => {
  const event = storedEvent({ teamIds: [staffActor("admin").staffId] });
  const elsewhere = storedEvent({ ...event, projectId: "prj_00000000000000000000000002" });
  it.each([
    ["admin", true, true, true, true],
    ["coordinator", true, true, true, true],
    ["organiser", true, true, false, false],
    ["assistant", false, false, false, false],
    ["auditor", true, false, true, false],
  ] as const)("of an %s: read %s, issue %s, register %s, template %s", (role, ...expected) => {
    const actor = staffActor(role);
    expect([
      canReadCertificates(actor, event),
      canIssueCertificates(actor, event),
      canReadRegister(actor, PROJECT_ID),
      canEditTemplate(actor, PROJECT_ID),
    ]).toEqual(expected);
    expect(canReadTemplate(actor, PROJECT_ID)).toBe(role !== "assistant");
  });

  it("end at one's projects", () => {
    const others = STAFF_ROLES.filter((role) => role !== "admin").map((role) => staffActor(role));
    for (const actor of others) {
      expect([
        canReadCertificates(actor, elsewhere),
        canIssueCertificates(actor, elsewhere),
        canReadRegister(actor, elsewhere.projectId),
        canReadTemplate(actor, elsewhere.projectId),
        canEditTemplate(actor, elsewhere.projectId),
      ]).toEqual([false, false, false, false, false]);
    }
  });
});

describe("the day of issue", () => {
  const visit = storedEvent({ dates: { type: "exact", startsOn: "2011-07-05", endsOn: "2011-07-08" } });
  const allowed = (issuedOn: string) => ({ outcome: "allowed", issuedOn });
  const refused = (code: string) => ({ outcome: "refused", code });
  it.each([
    ["today when nothing is said", visit, undefined, "2011-07-08T20:00:00Z", allowed("2011-07-08")],
    ["today in the event's zone", visit, undefined, "2011-07-15T22:30:00Z", allowed("2011-07-16")],
    [
      "a day of the past, years afterwards",
      visit,
      "2011-07-15",
      "2026-11-22T09:00:00Z",
      allowed("2011-07-15"),
    ],
    [
      "not before the last day",
      visit,
      "2011-07-07",
      "2026-11-22T09:00:00Z",
      refused("certificate.issue_day"),
    ],
    ["not in the future", visit, "2011-07-16", "2011-07-15T09:00:00Z", refused("certificate.issue_day")],
    ["not while it goes on", visit, undefined, "2011-07-07T09:00:00Z", refused("certificate.event_not_over")],
    [
      "not without a date",
      storedEvent({ dates: { type: "tentative", period: "2011" } }),
      undefined,
      "2026-11-22T09:00:00Z",
      refused("certificate.event_undated"),
    ],
    [
      "not of what was cancelled",
      { ...visit, state: "cancelled" as const },
      undefined,
      "2026-11-22T09:00:00Z",
      refused("event.cancelled"),
    ],
  ] as const)("is %s", (_, event, wish, now, expected) => {
    expect(decideIssueDay(event, wish, now, false)).toEqual(expected);
  });

  it.each([
    ["the last day, for one that is made the day before", undefined, allowed("2011-07-08")],
    ["the last day where that is said", "2011-07-08", allowed("2011-07-08")],
    ["never a day before it", "2011-07-07", refused("certificate.issue_day")],
    ["never a day after it", "2011-07-09", refused("certificate.issue_day")],
  ] as const)("is with a reason %s", (_, wish, expected) => {
    expect(decideIssueDay(visit, wish, "2011-07-07T09:00:00Z", true)).toEqual(expected);
  });
});

describe("the end of somebody's last unit", () => {
  const unit = (unitId: string, overrides: Partial<AttendanceUnit>): AttendanceUnit => ({
    unitId,
    title: { pl: unitId },
    kind: "item",
    leaders: [],
    weight: 60,
    ...overrides,
  });
  const units = [
    unit("first", { day: "2011-07-05", from: "09:00", to: "15:00" }),
    unit("a", { day: "2011-07-06", from: "09:00", to: "12:00", optionId: "a" }),
    unit("b", { day: "2011-07-07", from: "20:00", to: "01:00", optionId: "b" }),
  ];
  const plain = [...units, unit("day", { day: "2011-07-08", kind: "day" })];
  const there = { state: "present" } as const;
  const left = { at: "2011-07-05T16:00:00.000Z" };
  it.each<[string, AttendanceUnit[], Partial<Listed>, string | undefined]>([
    ["is that of the panel that they chose", units, { options: ["a"] }, "2011-07-06T10:00:00.000Z"],
    ["is in the night, by the event's clock", units, { options: ["b"] }, "2011-07-07T23:00:00.000Z"],
    [
      "is that of another panel where they were",
      units,
      { options: ["a"], records: { b: there } },
      "2011-07-07T23:00:00.000Z",
    ],
    [
      "is the last at which somebody was who has left",
      units,
      { options: ["b"], left, records: { first: there } },
      "2011-07-05T13:00:00.000Z",
    ],
    ["is nothing for who left without having been there", units, { left }, undefined],
    ["is the end of a day without hours", plain, {}, "2011-07-08T22:00:00.000Z"],
  ])("%s", (_, of, person, expected) => {
    const book = { units: of, closings: [] };
    expect(lastUnitEnds(book, "Europe/Warsaw", { options: [], records: {}, ...person })).toBe(expected);
  });

  it("is when the list was closed, for a day without hours", () => {
    const closing = (unitId: string, closedAt: string) => ({ unitId, closedAt, closedBy: "staff:stf_1" });
    const endOf = (closings: ReturnType<typeof closing>[]) =>
      lastUnitEnds({ units: plain, closings }, "Europe/Warsaw", { options: [], records: {} });
    expect(endOf([closing("day", "2011-07-08T14:00:00.000Z")])).toBe("2011-07-08T14:00:00.000Z");
    // Hours that are known count, whatever somebody declares.
    expect(
      lastUnitEnds(
        { units: units.slice(0, 1), closings: [closing("first", "2011-07-05T08:00:00.000Z")] },
        "Europe/Warsaw",
        { options: [], records: {} },
      ),
    ).toBe("2011-07-05T13:00:00.000Z");
  });
});

describe("institutions that send people", () => {
  const from = (name?: string, town?: string) => ({
    registration: { institution: name === undefined ? undefined : { name, type: "ops" as const, town } },
  });
  const brief = (people: ReturnType<typeof from>[]) =>
    institutionsOf(people).map((one) => `${institutionRef(one)}: ${one.people.length}`);

  it("are told apart by name and town, however they are spelt", () => {
    expect(
      brief([
        from("Ośrodek Pomocy Społecznej", "Mońki"),
        from("OŚRODEK POMOCY SPOŁECZNEJ ", "Monki"),
        from("Ośrodek Pomocy Społecznej", "Łapy"),
        from("Fundacja „Wiatrak”"),
        from("Fundacja Wiatrak"),
        from(),
      ]),
    ).toEqual([
      "Ośrodek Pomocy Społecznej, Mońki: 2",
      "Ośrodek Pomocy Społecznej, Łapy: 1",
      "Fundacja „Wiatrak”: 2",
    ]);
  });

  it("take in who left the town out, where only one can be meant", () => {
    expect(brief([from("PCPR"), from("PCPR", "Łomża")])).toEqual(["PCPR, Łomża: 2"]);
    expect(brief([from("PCPR"), from("PCPR", "Łomża"), from("PCPR", "Sejny")])).toEqual([
      "PCPR: 1",
      "PCPR, Łomża: 1",
      "PCPR, Sejny: 1",
    ]);
  });

  it("have one key for all spellings, never that of a person", () => {
    const key = holderKey({ type: "institution", name: "Fundacja „Wiatrak”", town: "Bydgoszcz" });
    expect(key).toBe("institution:fundacja wiatrak bydgoszcz");
    expect(holderKey({ type: "institution", name: "FUNDACJA Wiatrak, Bydgoszcz" })).toBe(key);
    const { registrationId } = storedRegistration();
    expect(holderKey({ type: "person", registrationId })).toBe(registrationId);
  });
});

const project: Project = {
  ...projectInput({
    number: "POKL.07.01/10",
    organisations: [
      { name: "Partner", role: "partner" },
      { name: "Regionalny Ośrodek Polityki Społecznej w Białymstoku", role: "lead", town: "Białystok" },
      { name: "Wspierający", role: "supporter" },
    ],
  }),
  projectId: PROJECT_ID,
  logos: [],
  version: 1,
  createdAt: "2011-01-01T08:00:00.000Z",
  updatedAt: "2011-01-01T08:00:00.000Z",
};

const text = (pl: string, en?: string) => (en ? { pl, en } : { pl });

function sourceOf(event: Event, overrides: Partial<FactsSource> = {}): FactsSource {
  return {
    event,
    project,
    template: defaultTemplate(project),
    words: {
      heading: text("Zaświadczenie", "Certificate"),
      online: text("online", "online"),
      wording: (kind, subject) => text(`${kind} ${subject}`, `${kind} ${subject} (en)`),
      sample: { firstName: "", lastName: "", title: text(""), town: "", topics: [] },
    },
    units: attendanceUnits(event),
    pictures: { logos: [] },
    issuedOn: "2026-04-20",
    ...overrides,
  };
}

const RATE: AttendanceRate = {
  measure: "units",
  total: { attended: 1, possible: 1, percent: 100 },
  modules: [],
  reached: true,
  reachable: true,
};

/** Somebody who was seen so at some units. */
function attendee(
  seen: Record<string, AttendanceState>,
  registration: Partial<Registration> = {},
  rate: AttendanceRate = RATE,
): Attendee {
  const person = storedRegistration(registration);
  const records = Object.entries(seen).map(([unitId, state]): [string, AttendanceRecord] => [
    unitId,
    {
      registrationId: person.registrationId,
      unitId,
      state,
      current: [],
      conflict: [],
      history: [],
    },
  ]);
  return {
    registration: person,
    attendance: { records: Object.fromEntries(records), options: Object.values(person.choices), rate },
  };
}

const said = ({ topics, hosts, hours, event, wording }: CertificateFacts) => ({
  topics: topics.map(({ pl }) => pl),
  hosts,
  hours,
  module: event.module?.pl,
  place: event.place?.pl,
  wording: wording?.pl,
});

describe("what a certificate says", () => {
  const visit = storedEvent({
    kind: "study_visit",
    dates: { type: "exact", startsOn: "2011-07-05", endsOn: "2011-07-08" },
    agenda: [
      agendaItem({ itemId: "drive", kind: "travel", day: "2011-07-05", takesAttendance: false }),
      agendaItem({
        itemId: "zaz",
        kind: "stop",
        title: { pl: "ZAZ „Poligrafia”" },
        host: "ZAZ Poligrafia",
        town: "Bydgoszcz",
        day: "2011-07-05",
      }),
      agendaItem({
        itemId: "cis",
        kind: "stop",
        title: { pl: "CIS CISTOR" },
        host: "Partnerstwo Społeczne",
        town: "Toruń",
        day: "2011-07-08",
      }),
    ],
  });

  it("is everything at once, in the order of the document", () => {
    const own = attendee({ "2011-07-05": "present", "2011-07-08": "present" }, { formOfAddress: "ms" });
    expect(personFacts(sourceOf(visit), own)).toEqual({
      language: "pl",
      heading: { pl: "Zaświadczenie", en: "Certificate" },
      holder: {
        type: "person",
        registrationId: own.registration.registrationId,
        firstName: "Łucja",
        lastName: "Żak",
        formOfAddress: "ms",
      },
      wording: { pl: "study_visit ms", en: "study_visit ms (en)" },
      event: {
        kind: "study_visit",
        title: { pl: "Praca z rodziną" },
        startsOn: "2011-07-05",
        endsOn: "2011-07-08",
        module: undefined,
        place: { pl: "Bydgoszcz, Toruń" },
      },
      topics: [{ pl: "CIS CISTOR" }],
      hosts: ["ZAZ Poligrafia, Bydgoszcz", "Partnerstwo Społeczne, Toruń"],
      hours: undefined,
      outcomes: undefined,
      project: { title: { pl: "Partnerstwa lokalne" }, number: "POKL.07.01/10", fundingClause: undefined },
      issuer: "Regionalny Ośrodek Polityki Społecznej w Białymstoku",
      partners: ["Partner"],
      logos: [],
      signatory: { signature: undefined },
      issuedIn: "Białystok",
      issuedOn: "2026-04-20",
    });
  });

  it("names only what the person attended", () => {
    const left = attendee({ "2011-07-05": "left_early", "2011-07-08": "excused" });
    expect(said(personFacts(sourceOf(visit), left))).toMatchObject({
      topics: [],
      hosts: ["ZAZ Poligrafia, Bydgoszcz"],
    });
    expect(said(personFacts(sourceOf(visit), attendee({})))).toMatchObject({ topics: [], hosts: [] });
  });

  const workshop = storedEvent({
    choiceGroups: [
      ...twoPanels(null),
      {
        groupId: "dinner",
        title: { pl: "Kolacja" },
        required: false,
        options: [{ optionId: "yes", title: { pl: "Kolacja" }, seats: null }],
      },
    ],
    agenda: [
      agendaItem({
        itemId: "both",
        title: { pl: "Wstęp" },
        hours: 2,
        hourUnit: "didactic",
        level: "Poziom I",
      }),
      agendaItem({
        itemId: "a",
        title: { pl: "Panel A" },
        optionId: "a",
        from: "14:00",
        to: "15:30",
        hours: 2,
        hourUnit: "didactic",
      }),
      agendaItem({
        itemId: "b",
        title: { pl: "Panel B" },
        optionId: "b",
        from: "14:00",
        to: "15:30",
        hours: 2,
        hourUnit: "clock",
      }),
    ],
  });
  const MINUTES: AttendanceRate = {
    ...RATE,
    measure: "minutes",
    total: { attended: 180, possible: 180, percent: 100 },
  };

  it("names the module chosen where a choice is required, and the level", () => {
    const own = attendee(
      { both: "present", a: "present" },
      { choices: { panels: "a", dinner: "yes" } },
      MINUTES,
    );
    expect(said(personFacts(sourceOf(workshop), own))).toEqual({
      topics: ["Wstęp", "Panel A"],
      hosts: [],
      hours: { count: 4, unit: "didactic" },
      module: "Panel A, Poziom I",
      place: "Centrum Kadr, Białystok",
      wording: "training none",
    });
  });

  it("counts clock hours where not all that was attended has didactic ones", () => {
    const own = attendee({ both: "present", b: "present" }, { choices: { panels: "b" } }, MINUTES);
    expect(said(personFacts(sourceOf(workshop), own)).hours).toEqual({ count: 3, unit: "clock" });
  });

  it("leaves out topics and hours when the template says so", () => {
    const template = { ...defaultTemplate(project), showTopics: false, showHours: false };
    const own = attendee({ both: "present" }, {}, MINUTES);
    expect(said(personFacts(sourceOf(workshop, { template }), own))).toMatchObject({
      topics: [],
      hours: undefined,
    });
  });

  it("takes the template's words, and the usual English where they are Polish only", () => {
    const template = {
      ...defaultTemplate(project),
      heading: { pl: "Certyfikat" },
      wording: { mr: { pl: "brał udział", en: "took part" }, ms: { pl: "brała udział" } },
    };
    const wordings = (["ms", "mr", "none", undefined] as const).map((formOfAddress) => {
      const { heading, wording } = personFacts(
        sourceOf(workshop, { template }),
        attendee({}, { formOfAddress }),
      );
      return [heading, wording];
    });
    const heading = { pl: "Certyfikat", en: "Certificate" };
    expect(wordings).toEqual([
      [heading, { pl: "brała udział", en: "training ms (en)" }],
      [heading, { pl: "brał udział", en: "took part" }],
      [heading, { pl: "training none", en: "training none (en)" }],
      [heading, { pl: "training none", en: "training none (en)" }],
    ]);
  });

  it("says of an institution what its people attended together, without hours", () => {
    const people = [
      attendee({ both: "present", a: "present" }, { choices: { panels: "a" } }, MINUTES),
      attendee({ b: "present" }, { choices: { panels: "b" } }, MINUTES),
    ];
    const facts = institutionFacts(sourceOf(workshop), { name: "OPS", town: "Mońki", people });
    expect(facts.holder).toEqual({ type: "institution", name: "OPS", town: "Mońki" });
    expect(said(facts)).toEqual({
      topics: ["Wstęp", "Panel A", "Panel B"],
      hosts: [],
      hours: undefined,
      module: undefined,
      place: "Centrum Kadr, Białystok",
      wording: "training institution",
    });
    const [first] = people;
    if (!first) throw new Error("nobody");
    const alike = institutionFacts(sourceOf(workshop), { name: "OPS", people: [first, first] });
    expect(alike.event.module).toEqual({ pl: "Panel A, Poziom I" });
  });

  it("says online of an event that was nowhere else", () => {
    const webinar = storedEvent({ place: { mode: "online", town: "Białystok" } });
    expect(personFacts(sourceOf(webinar), attendee({})).event.place).toEqual({ pl: "online", en: "online" });
  });
});

describe("a template that nobody has written", () => {
  it("takes its prefix from the capitals of the lead's name, and the town", () => {
    expect(defaultTemplate(project)).toMatchObject({
      numberPrefix: "ROPSB",
      issuedIn: "Białystok",
      version: 0,
    });
    expect(
      defaultTemplate({ ...project, organisations: [{ name: "stowarzyszenie", role: "lead" }] }),
    ).toMatchObject({
      numberPrefix: "ZASW",
    });
  });
});

describe("what is public and what is searched", () => {
  const facts = personFacts(sourceOf(storedEvent()), attendee({}));
  it("is initials until the holder allows the name", () => {
    expect([publicHolder({ facts, nameShown: false }), publicHolder({ facts, nameShown: true })]).toEqual([
      "Ł. Ż.",
      "Łucja Żak",
    ]);
  });
  it("finds number and name in either order, without accents", () => {
    expect(registerText({ number: "ROPS/2011/001", facts })).toBe("rops 2011 001 zak lucja");
  });
});
