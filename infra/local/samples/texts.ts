import type { LocalizedText } from "@zapisy/core/shared/localized-text";

/** Who organises, as the rules and the information clause name them. */
export interface Organiser {
  name: string;
  address: string;
  email: string;
  /** Address of the data protection officer. */
  officerEmail: string;
  /**
   * On what ground the data are used: a public body's task (art. 6(1)(e) GDPR), or the agreement that
   * accepting the rules makes with an association or foundation (art. 6(1)(b)).
   */
  ground: "public_task" | "agreement";
}

/** Rules of participation with the organiser's name in their place; short enough to be read. */
export function rulesOf(organiser: Organiser): LocalizedText {
  return {
    pl: `1. Organizatorem wydarzenia jest ${organiser.name}, ${organiser.address}.
2. Zgłoszenia przyjmuje się przez formularz na stronie wydarzenia, a od osób, które nie korzystają z internetu, także telefonicznie lub na papierze.
3. O zakwalifikowaniu decyduje kolejność zgłoszeń, chyba że na stronie wydarzenia podano inne zasady. Po wyczerpaniu miejsc zgłoszenia trafiają na listę rezerwową.
4. Zwolnione miejsce otrzymuje pierwsza osoba z listy rezerwowej, która może z niego skorzystać. Zawiadomienie wysyłamy pocztą elektroniczną, a osobom bez adresu e-mail przekazujemy je telefonicznie.
5. Kto nie może wziąć udziału, powinien wycofać zgłoszenie najpóźniej dwa dni robocze przed wydarzeniem: przez osobisty odnośnik z wiadomości albo telefonicznie.
6. Obecność potwierdza własnoręczny podpis na liście obecności, a przy wydarzeniach internetowych – raport z logowań.
7. Zaświadczenie otrzymują osoby obecne na co najmniej 80% godzin, chyba że na stronie wydarzenia podano inaczej.
8. Potrzeby związane z dostępnością prosimy zgłaszać w formularzu. Zrobimy, co możliwe, aby na nie odpowiedzieć.
9. Organizator może zmienić termin, miejsce lub program albo odwołać wydarzenie z ważnych powodów. O każdej takiej zmianie zawiadamia wszystkie zgłoszone osoby.`,
    en: `1. The event is organised by ${organiser.name}, ${organiser.address}.
2. Applications are taken through the form on the event's page and, from people who do not use the internet, also by telephone or on paper.
3. Places are given in the order of application unless the event's page says otherwise. Once all places are taken, applications go to the reserve list.
4. A place that becomes free goes to the first person on the reserve list who can use it. We write by e-mail, or telephone people who have no e-mail address.
5. Those who cannot come should withdraw at least two working days before the event: through the personal link in the message, or by telephone.
6. Attendance is confirmed by a signature on the attendance list; at online events, by the log-in report.
7. A certificate is given to people who attended at least 80% of the hours unless the event's page says otherwise.
8. Please tell us about accessibility needs in the form. We will do what we can to meet them.
9. For important reasons the organiser may change the date, place or programme, or cancel the event, and tells everybody who applied about it.`,
  };
}

/** Information clause with every part that art. 13 GDPR asks for (domain rules 3.1). */
export function informationClauseOf(organiser: Organiser): LocalizedText {
  const ground = {
    public_task: {
      pl: "wykonanie zadania realizowanego w interesie publicznym (art. 6 ust. 1 lit. e RODO)",
      en: "a task carried out in the public interest (art. 6(1)(e) GDPR)",
    },
    agreement: {
      pl: "wykonanie umowy, którą zawiera się przez przyjęcie zasad udziału (art. 6 ust. 1 lit. b RODO)",
      en: "performance of the agreement made by accepting the rules of participation (art. 6(1)(b) GDPR)",
    },
  }[organiser.ground];
  const objection = organiser.ground === "public_task";
  return {
    pl: `1. Administratorem danych jest ${organiser.name}, ${organiser.address}, e-mail: ${organiser.email}.
2. Z inspektorem ochrony danych można się skontaktować pod adresem ${organiser.officerEmail}.
3. Dane przetwarzamy w następujących celach: (a) przyjęcie zgłoszenia, przeprowadzenie wydarzenia, lista obecności i zaświadczenia – ${ground.pl}; (b) rozliczenie wydarzenia i przechowywanie dokumentacji – obowiązek prawny (art. 6 ust. 1 lit. c RODO); (c) utrwalenie wizerunku oraz informacje o kolejnych wydarzeniach – odrębne, dobrowolne zgody (art. 6 ust. 1 lit. a RODO); (d) potrzeby związane z dostępnością i dietą – wyraźna zgoda (art. 9 ust. 2 lit. a RODO).
4. Dane mogą otrzymać: instytucja finansująca i organy kontroli, osoby prowadzące, hotel, przewoźnik i dostawca posiłków (tylko dane im niezbędne, potrzeby bez nazwisk) oraz dostawca usługi hostingowej, z którym zawarto umowę powierzenia.
5. Danych nie przekazujemy poza Europejski Obszar Gospodarczy.
6. Dane o potrzebach usuwamy 30 dni po wydarzeniu. Pozostałe dane przechowujemy przez okres wymagany przez instytucję finansującą i przepisy o archiwizacji, a dane przetwarzane na podstawie zgody – do jej wycofania.
7. Przysługuje Państwu prawo dostępu do danych, ich sprostowania, usunięcia i ograniczenia przetwarzania${objection ? ", prawo sprzeciwu" : ", prawo do przenoszenia danych"}, prawo wycofania zgody w dowolnym momencie (bez wpływu na wcześniejsze przetwarzanie) oraz prawo wniesienia skargi do Prezesa Urzędu Ochrony Danych Osobowych.
8. Podanie danych oznaczonych jako wymagane jest dobrowolne, lecz niezbędne do udziału. Zgody z punktu 3 lit. c i d nie są warunkiem udziału.
9. Decyzje nie są podejmowane w sposób zautomatyzowany w rozumieniu art. 22 RODO i danych nie profilujemy.
10. Jeżeli zgłoszenia dokonał pracodawca, dane (imię, nazwisko, stanowisko, służbowe dane kontaktowe) pochodzą od niego (art. 14 RODO).`,
    en: `1. The controller of the data is ${organiser.name}, ${organiser.address}, e-mail: ${organiser.email}.
2. The data protection officer can be reached at ${organiser.officerEmail}.
3. Data are used for these purposes: (a) taking the application, running the event, attendance list and certificates – ${ground.en}; (b) settling the event and keeping its records – a legal obligation (art. 6(1)(c) GDPR); (c) pictures of people, and news of further events – separate, optional consents (art. 6(1)(a) GDPR); (d) needs concerning accessibility and diet – explicit consent (art. 9(2)(a) GDPR).
4. Data may be received by: the funder and inspecting bodies, the people who lead the event, the hotel, carrier and caterer (only what they need, needs without names), and the hosting provider under a processing agreement.
5. Data are not transferred outside the European Economic Area.
6. Data about needs are erased 30 days after the event. Other data are kept as long as the funder and the rules on archiving demand, and data used by consent until it is withdrawn.
7. You have the right to access, rectify and erase your data and to restrict their use, ${objection ? "the right to object" : "the right to data portability"}, the right to withdraw a consent at any time (without effect on earlier use), and the right to complain to the President of the Personal Data Protection Office (UODO).
8. Giving the data marked as required is voluntary but necessary to take part. The consents under 3(c) and 3(d) are not a condition of taking part.
9. No decisions are made by automated means within the meaning of art. 22 GDPR, and there is no profiling.
10. Where the employer made the application, the data (first name, surname, position, work contact) come from the employer (art. 14 GDPR).`,
  };
}

/** Contact, rules and clause of an event: what all events of one organiser share. */
export function organisedBy(organiser: Organiser, contact: { name: string; phone: string }) {
  return {
    contact: { ...contact, email: organiser.email },
    rules: rulesOf(organiser),
    informationClause: informationClauseOf(organiser),
  };
}
