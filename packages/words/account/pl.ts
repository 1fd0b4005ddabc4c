/** Polish words of one's own account. */
export const pl = {
  title: "Moje konto",
  lead: (email: string) =>
    `Kody do logowania przychodzą na adres ${email}. Adres może zmienić administrator.`,

  passkeys: {
    title: "Klucze dostępu",
    lead: "Klucz dostępu zastępuje kod z e-maila: pozwala logować się odciskiem palca, twarzą albo PIN-em urządzenia. Nie da się go odgadnąć ani wyłudzić.",
    list: "Klucze dostępu",
    since: (when: string) => `Dodano ${when}`,
    used: (when: string) => `Ostatnio użyto ${when}`,
    neverUsed: "Jeszcze nie użyto",
    name: "Nazwa nowego klucza",
    nameHelp: "Ułatwi rozpoznanie klucza, na przykład „Telefon” albo „Laptop w pracy”.",
    add: "Dodaj klucz dostępu",
    added: (name: string) => `Dodano klucz: ${name}.`,
    givenUp: "Klucz nie został dodany. Można spróbować jeszcze raz.",
    known: "To urządzenie ma już klucz do tego konta.",
    impossible:
      "Ta przeglądarka pod tym adresem nie obsługuje kluczy dostępu. Na własnym komputerze trzeba otworzyć stronę pod nazwą „localhost” zamiast adresu z liczb.",
    remove: "Usuń",
    removeTitle: (name: string) => `Usunąć klucz: ${name}?`,
    removeText:
      "Tym kluczem nie będzie można się zalogować. Wpis o nim można potem usunąć w ustawieniach haseł na urządzeniu.",
    removeConfirm: "Usuń klucz",
    removed: (name: string) => `Usunięto klucz: ${name}.`,
    neededTitle: "Potrzebny klucz dostępu",
    needed:
      "Administratorzy pracują tu tylko po zalogowaniu kluczem dostępu. Dodaj klucz albo zaloguj się nim, aby przejść dalej.",
  },

  sessions: {
    title: "Gdzie jest otwarte to konto",
    lead: "Sesję, która wygląda obco, najlepiej zakończyć: przestanie działać od razu. Pozostałe kończą się same 12 godzin po zalogowaniu.",
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
    method: { code: "kodem z e-maila", passkey: "kluczem dostępu", identity: "kontem organizacji" },
  },
} as const;
