import type { CertificateView } from "@zapisy/core/certificate/answer";
import readWorkbook from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { FACTS } from "./fixture.ts";
import { certificateFileName, registerXlsx } from "./index.ts";

const ROW: CertificateView = {
  certificateId: "crt_1",
  eventId: "evt_1",
  number: "ROPS/WS/2011/001",
  year: 2011,
  sequence: 1,
  state: "issued",
  holder: FACTS.holder,
  eventTitle: FACTS.event.title,
  module: { pl: "dla początkujących" },
  startsOn: "2011-07-05",
  endsOn: "2011-07-08",
  hours: { count: 24, unit: "didactic" },
  issuedOn: "2011-07-15",
  issuedAt: "2011-07-15T08:15:00.000Z",
  duplicates: 1,
  verifyUrl: "https://zapisy.example/verify/abc",
};

describe("the register of certificates", () => {
  it("has a row for each number, people by surname, annulled ones with reason and successor", async () => {
    const annulled: CertificateView = {
      ...ROW,
      number: "=ROPS/WS/2011/002",
      state: "annulled",
      holder: { type: "institution", name: "OPS w Mońkach" },
      module: undefined,
      hours: undefined,
      annulment: { at: "2011-07-31T22:30:00.000Z", by: "staff:stf_1", reason: "Błąd w nazwie" },
      replacedByNumber: "ROPS/WS/2011/003",
      duplicates: 0,
    };
    const bytes = await registerXlsx([ROW, annulled], {
      locale: "pl",
      project: { title: "CAL", number: "POKL.07.01/10" },
      organiser: "ROPS w Białymstoku",
      takenAt: "2011-08-01T08:00:00.000Z",
      timeZone: "Europe/Warsaw",
    });
    const [sheet] = await readWorkbook(Buffer.from(bytes));
    const day = (text: string) => new Date(`${text}T00:00:00Z`);
    expect(sheet?.data.slice(0, 3).map(([line]) => line)).toEqual([
      "Rejestr zaświadczeń",
      "Projekt: CAL, nr POKL.07.01/10",
      "Stan na: 1 sierpnia 2011 r., godz. 10:00",
    ]);
    expect(sheet?.data.slice(5)).toEqual([
      [
        "ROPS/WS/2011/001",
        "Żółkiewska Zofia",
        "osoba",
        FACTS.event.title.pl,
        "dla początkujących",
        day("2011-07-05"),
        day("2011-07-08"),
        24,
        "dydaktyczne",
        day("2011-07-15"),
        "ważne",
        null,
        null,
        null,
        null,
        1,
        "https://zapisy.example/verify/abc",
      ],
      [
        "=ROPS/WS/2011/002",
        "OPS w Mońkach",
        "instytucja",
        FACTS.event.title.pl,
        null,
        day("2011-07-05"),
        day("2011-07-08"),
        null,
        null,
        day("2011-07-15"),
        "anulowane",
        day("2011-08-01"),
        "Błąd w nazwie",
        null,
        "ROPS/WS/2011/003",
        0,
        "https://zapisy.example/verify/abc",
      ],
    ]);
  });
});

describe("the file of a certificate", () => {
  it("is named by number and holder, in letters that every system takes", () => {
    const institution = {
      type: "institution" as const,
      name: "Ośrodek Pomocy Społecznej w Łapach ".repeat(4),
    };
    const certificate = { number: "ROPS/WS/2011/001", state: "issued" as const, facts: FACTS };
    expect([
      certificateFileName(certificate),
      certificateFileName({
        ...certificate,
        number: "CAL/2/2011/12",
        facts: { ...FACTS, holder: institution },
      }),
      certificateFileName(certificate, true),
      certificateFileName({ ...certificate, state: "annulled" }),
    ]).toEqual([
      "zaswiadczenie-rops-ws-2011-001-zolkiewska.pdf",
      "zaswiadczenie-cal-2-2011-12-osrodek-pomocy-spolecznej-w-lapach-osrodek.pdf",
      "zaswiadczenie-rops-ws-2011-001-zolkiewska-duplikat.pdf",
      "zaswiadczenie-rops-ws-2011-001-zolkiewska-anulowane.pdf",
    ]);
  });
});
