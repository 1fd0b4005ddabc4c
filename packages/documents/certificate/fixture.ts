import type { CertificateFacts } from "@zapisy/core/certificate/schema";
import type { CertificateDocument } from "./document.ts";

/** The certificate of scenario A1: a study visit with four hosts. */
export const FACTS: CertificateFacts = {
  language: "pl",
  holder: {
    type: "person",
    registrationId: "reg_01J00000000000000000000001",
    firstName: "Zofia",
    lastName: "Żółkiewska",
    formOfAddress: "ms",
  },
  wording: { pl: "uczestniczyła w wizycie studyjnej", en: "has taken part in the study visit" },
  event: {
    kind: "study_visit",
    title: {
      pl: "Wizyta studyjna w województwie kujawsko-pomorskim",
      en: "Study visit to the Kuyavian-Pomeranian voivodeship",
    },
    startsOn: "2011-07-05",
    endsOn: "2011-07-08",
    place: { pl: "Bydgoszcz, Brodnica, Płużnica, Toruń" },
  },
  topics: [],
  hosts: [
    "ZAZ „Poligrafia”, Bydgoszcz",
    "Fundacja „Wiatrak”, Bydgoszcz",
    "Brodnickie Centrum Caritas, Brodnica",
    "Towarzystwo Rozwoju Gminy Płużnica, Płużnica",
    "CIS CISTOR, Toruń",
  ],
  hours: { count: 24, unit: "didactic" },
  project: {
    title: { pl: "Centrum Aktywności Społecznej", en: "Centre for Social Activity" },
    number: "POKL.07.01/10",
    fundingClause: {
      pl: "Projekt współfinansowany ze środków Unii Europejskiej w ramach Europejskiego Funduszu Społecznego.",
      en: "Project co-financed by the European Union under the European Social Fund.",
    },
  },
  issuer: "Regionalny Ośrodek Polityki Społecznej w Białymstoku",
  partners: [],
  logos: [],
  signatory: { name: "Elżbieta Rajewska-Nikonowicz", position: "Dyrektor ROPS w Białymstoku" },
  issuedIn: "Białystok",
  issuedOn: "2011-07-15",
};

/** The document of {@link FACTS}. */
export const CERTIFICATE: CertificateDocument = {
  number: "ROPS/WS/2011/001",
  layout: 1,
  facts: FACTS,
  issuedAt: "2011-07-15T08:15:00.000Z",
  verifyUrl: "https://zapisy.example/verify/Qn5yVr0hYb3tXw9K-_2mZ8sD4fGhJkLpQwErTyUiOpA",
  pictures: new Map(),
};
