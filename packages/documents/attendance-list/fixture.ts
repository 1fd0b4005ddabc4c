import type { AttendanceListData, AttendancePerson, AttendanceSheet } from "./data.ts";

/** A picture of 4 × 2 pixels with transparency. */
export const LOGO = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAYAAAB/qH1jAAAAEklEQVR42mOQs1nwHxkzoAsAAABdD8kNGg+2AAAAAElFTkSuQmCC",
  "base64",
);

/** People in no order, whose names sort wrongly without Polish rules. */
export const PEOPLE: AttendancePerson[] = [
  { surname: "Żółkiewska", firstName: "Zofia", institution: "OPS w Łapach", position: "dyrektorka" },
  { surname: "Łącka", firstName: "Anna", institution: "PCPR w Mońkach" },
  { surname: "Nowak", firstName: "Łukasz" },
  { surname: "de Vries", firstName: "Jan", institution: "PCPR w Łomży", position: "kierownik" },
  { surname: "Lis", firstName: "Ewa" },
  { surname: "Nowak", firstName: "Anna" },
  { surname: "Ławnik", firstName: "Ćwirek" },
];

/** A day of a study visit. */
export const SHEET: AttendanceSheet = {
  title: "Kazimierz: rewitalizacja przez kulturę",
  date: "2011-05-12",
  from: "09:00",
  to: "15:00",
  hours: { least: 6, most: 6, unit: "didactic" },
  host: "Centrum Kultury",
  leaders: ["Jan Śniady"],
  columns: [],
  people: PEOPLE,
  showInstitution: true,
  showPosition: true,
  emptyRows: 2,
};

/** The grant of programme S3 with one sheet. */
export const LIST: AttendanceListData = {
  locale: "pl",
  project: {
    title: "Rewitalizacja społeczna",
    number: "POKL.07.01/10",
    fundingClause: "Projekt współfinansowany ze środków Unii Europejskiej.",
    lead: "Samorząd Województwa Śląskiego",
    partners: ["Samorząd Województwa Małopolskiego", "Wojewódzki Urząd Pracy w Lublinie"],
    supporters: ["Stowarzyszenie CAL"],
    invited: ["MOPS Katowice"],
    logos: [],
  },
  event: {
    title: "Wizyta studyjna w Krakowie",
    kind: "study_visit",
    place: "Kraków",
    dateText: "12–13 maja 2011 r.",
  },
  drawnUp: { by: "Ewa Kowalczyk", at: "2011-05-10T08:15:00.000Z", timeZone: "Europe/Warsaw" },
  sheets: [SHEET],
};

/** As many different people as wanted. */
export function manyPeople(count: number): AttendancePerson[] {
  return Array.from({ length: count }, (_, index) => ({
    surname: `Wiśniewska${index}`,
    firstName: "Grażyna",
    institution: "Miejski Ośrodek Pomocy Społecznej w Białymstoku",
    position: "kierowniczka działu",
  }));
}

/** Names as people write them who come to Poland, and those of its own that are hard to set. */
export const HARD_NAMES: readonly (readonly [surname: string, firstName: string])[] = [
  ["Żółć-Ćwierciakiewiczówna", "Święcisława Jaźń"],
  ["O’Brien", "Seán"],
  ["Ðýrfjörð", "Þóra"],
  ["Ștefănescu", "Țițu"],
  ["Nguyễn", "Thị Hường"],
  ["Παπαδόπουλος", "Γιώργος"],
  ["Шевченко", "Олена Їжаківна"],
  ["ბერიძე", "გიორგი"],
  ["Սարգսյան", "Անի"],
  ["כהן-לוי", "שרה"],
  ["الأحمد", "محمد عبدالله"],
  ["یزدانی", "پریسا"],
  ["Z\u0306anna", "J\u030can"],
];
