/** Polish words of one's own account. */
export const pl = {
  title: "Moje konto",
  lead: (email: string) => `Kody do logowania przychodzą na adres ${email}. Zmienia go administrator.`,

  sessions: {
    title: "Gdzie jest otwarte to konto",
    lead: "Jeśli na liście jest coś nieznanego, warto to zakończyć. Sesja kończy się od razu, a najpóźniej 12 godzin po zalogowaniu.",
    list: "Otwarte sesje",
    current: "Ta przeglądarka",
    device: (browser: string, system: string) => `${browser}, ${system}`,
    unknown: "Nieznane urządzenie",
    since: (when: string) => `Zalogowano ${when}`,
    used: (when: string) => `Ostatnio używana ${when}`,
    end: "Zakończ",
    ended: (device: string) => `Zakończono sesję: ${device}.`,
    endOthers: "Zakończ wszystkie pozostałe",
    othersEnded: "Zakończono wszystkie pozostałe sesje.",
    method: { code: "kodem z e-maila" },
  },
} as const;
