import type { RegistrationStatus } from "@zapisy/core/registration/schema";

/** What the life cycle's statuses are called and what is said in them; a part of the common area. */
export const pl = {
  pending: {
    name: "Oczekuje na decyzję",
    /** What staff press to bring somebody there. */
    action: "Przywróć do decyzji",
    /** What the history says of whoever came there. */
    entry: "Zgłoszenie czeka na decyzję",
    /** What the personal page says. */
    sentence: "Zgłoszenie czeka na decyzję organizatora.",
    /** Stands beside people who were there and have no place any more, without a word that needs their sex. */
    left: (day: string) => `bez miejsca od ${day}`,
    /** What signing up will come to, what it came to, and what happens next. */
    outlook:
      "Po wysłaniu formularza zgłoszenie będzie czekać na decyzję organizatora. Napiszemy o niej e-mailem.",
    outcome: () => "Zgłoszenie przyjęte, czeka na decyzję organizatora",
    next: "O decyzji napiszemy e-mailem.",
  },
  offered: {
    name: "Zaproponowane miejsce",
    action: "Zaproponuj miejsce",
    entry: "Miejsce zaproponowane z listy rezerwowej",
    sentence: "Zwolniło się miejsce i czeka na odpowiedź.",
    left: (day: string) => `bez miejsca od ${day}`,
  },
  confirmed: {
    name: "Udział potwierdzony",
    action: "Potwierdź udział",
    entry: "Udział potwierdzony",
    sentence: "Udział jest potwierdzony.",
    outlook: "Są wolne miejsca. Po wysłaniu formularza udział będzie od razu potwierdzony.",
    outcome: () => "Zgłoszenie przyjęte, udział potwierdzony",
    next: "Przed wydarzeniem nie trzeba nic robić. Termin można dodać do kalendarza.",
  },
  reserve: {
    name: "Lista rezerwowa",
    action: "Przenieś na listę rezerwową",
    entry: "Lista rezerwowa",
    sentence: "Zgłoszenie jest na liście rezerwowej.",
    left: (day: string) => `bez miejsca od ${day}`,
    outlook: "Po wysłaniu formularza zgłoszenie trafi na listę rezerwową.",
    outcome: (position: number) => `Zgłoszenie jest na liście rezerwowej, miejsce na liście: ${position}`,
    next: "Gdy zwolni się miejsce, przydzielimy je w kolejności zgłoszeń i napiszemy o tym. Nie trzeba nic robić.",
  },
  rejected: {
    name: "Nieprzyjęte",
    action: "Nie przyjmuj",
    entry: "Zgłoszenie nieprzyjęte",
    sentence: "Zgłoszenie nie zostało przyjęte.",
    left: (day: string) => `skreślenie z listy w dniu ${day}`,
  },
  cancelled: {
    name: "Wycofane",
    action: "Wycofaj",
    entry: "Zgłoszenie wycofane",
    sentence: "Zgłoszenie zostało wycofane.",
    left: (day: string) => `rezygnacja w dniu ${day}`,
  },
} satisfies Record<
  RegistrationStatus,
  Record<"name" | "action" | "entry" | "sentence", string> & Record<string, unknown>
>;
