import { formatDateTime, formatWallTime } from "../../date.ts";
import { plural } from "../../plural.ts";

const places = (fitting: number, count: number) =>
  fitting === 1
    ? `Teraz jest miejsce dla 1 z ${count} osób`
    : `Teraz są miejsca dla ${fitting} z ${count} osób`;

/** Polish words of delegations and of passing a place on. */
export const pl = {
  form: {
    title: "Zgłoszenie z instytucji",
    lead: (least: number, most: number) =>
      `Jednym formularzem można zgłosić od ${least} do ${most} osób z jednej instytucji. Każda osoba z adresem e-mail dostanie własną wiadomość z osobistym linkiem.`,
    forOne: "Zgłoszenie jednej osoby",
    institution: "Instytucja",
    contact: "Osoba kontaktowa",
    contactHelp:
      "Na ten adres wyślemy listę zgłoszonych osób i link, pod którym można je wymieniać i wycofywać. Osoba kontaktowa bierze udział tylko wtedy, gdy wpisze się też na listę.",
    contactName: "Imię i nazwisko osoby kontaktowej",
    contactEmail: "Adres e-mail osoby kontaktowej",
    contactPhone: "Telefon osoby kontaktowej",
    people: "Zgłaszane osoby",
    places: (left: number) =>
      left === 0
        ? "Teraz nie ma wolnych miejsc."
        : plural("pl", left, {
            one: "Teraz jest 1 wolne miejsce.",
            few: (n) => `Teraz są ${n} wolne miejsca.`,
            other: (n) => `Teraz jest ${n} wolnych miejsc.`,
          }),
    quota: (limit: number) =>
      plural("pl", limit, {
        one: "Z jednej instytucji może wziąć udział 1 osoba, licząc też zgłoszone wcześniej.",
        few: (n) =>
          `Z jednej instytucji mogą wziąć udział najwyżej ${n} osoby, licząc też zgłoszone wcześniej.`,
        other: (n) =>
          `Z jednej instytucji może wziąć udział najwyżej ${n} osób, licząc też zgłoszone wcześniej.`,
      }),
    count: (count: number, most: number) => `Osób na liście: ${count}, najwięcej ${most}.`,
    person: (number: number) => `Osoba ${number}`,
    noName: "bez imienia i nazwiska",
    faulty: "wymaga poprawy",
    noEmail: "bez adresu e-mail",
    email: "Adres e-mail tej osoby",
    emailHelp:
      "Wyślemy na niego osobisty link i informację o danych. Jeśli ta osoba nie ma adresu, przekazuje je osoba kontaktowa.",
    editPerson: (name: string) => `Edytuj: ${name}`,
    removePerson: (name: string) => `Usuń: ${name}`,
    removed: (name: string) => `Usunięto z listy: ${name}`,
    add: "Dodaj osobę",
    ready: "Gotowe",
    optionOf: (group: string, option: string) => `${group}: ${option}`,

    ifFull: "Jeśli nie starczy miejsc dla wszystkich",
    nobody: "Nie zgłaszaj nikogo",
    nobodyHelp: "Zgłoszenie zostanie przyjęte tylko wtedy, gdy miejsce dostanie każda osoba.",
    reserve: "Zgłoś tyle osób, ile się zmieści",
    reserveHelp: "Pozostałe osoby, w kolejności z listy, trafią na listę rezerwową.",
    together: "Zgłoś wszystkie osoby, ale tylko razem",
    togetherHelp:
      "Jeśli teraz nie starczy miejsc, wszystkie osoby trafią na listę rezerwową i dostaną miejsca w jednej chwili, gdy będzie ich tyle.",
    allWait: (count: number) =>
      plural("pl", count, {
        one: "Dlatego 1 osoba poczeka na liście rezerwowej.",
        few: (n) => `Dlatego wszystkie ${n} osoby poczekają razem na liście rezerwowej.`,
        other: (n) => `Dlatego wszystkich ${n} osób poczeka razem na liście rezerwowej.`,
      }),
    allFit: (count: number) => `Teraz są miejsca dla wszystkich osób z listy (${count}).`,
    someFit: (fitting: number, waiting: number) =>
      fitting === 0
        ? `Dlatego wszystkie osoby z listy (${waiting}) trafią na listę rezerwową.`
        : `${places(fitting, fitting + waiting)}. ${plural("pl", waiting, {
            one: "1 osoba trafi na listę rezerwową",
            few: (n) => `${n} osoby trafią na listę rezerwową`,
            other: (n) => `${n} osób trafi na listę rezerwową`,
          })}.`,
    notAll: (fitting: number, count: number) =>
      `${fitting === 0 ? "Dlatego" : `${places(fitting, count)}, dlatego`} zgłoszenie nie zostanie przyjęte. Można zmienić listę osób albo wybrać listę rezerwową.`,
    undecided: (count: number) =>
      plural("pl", count, {
        one: "O przyjęciu 1 osoby zdecyduje organizator, bo nie spełnia ona kryteriów.",
        other: (n) => `O przyjęciu ${n} osób zdecyduje organizator, bo nie spełniają one kryteriów.`,
      }),
    selection: "Zgłoszenia będą czekać na decyzję organizatora.",

    declarations: "Oświadczenia",
    acts: "Zgłaszam te osoby w imieniu instytucji. Wiedzą one o zgłoszeniu i o tym, że przekazuję ich dane organizatorowi.",
    allowsNeeds:
      "Osoby, których potrzeby podaję, zgodziły się na wykorzystanie tych informacji, aby przygotować wydarzenie.",
    clauseText: "Przeczytaj klauzulę informacyjną",
    authorityText: "Przeczytaj klauzulę informacyjną instytucji zarządzającej",
    clauseHelp:
      "Każda osoba dostanie tę klauzulę razem z informacją, skąd mamy jej dane. Regulamin akceptuje i zgodę na wizerunek wyraża każda osoba sama, na swojej stronie.",

    submit: "Wyślij zgłoszenie",
    sending: "Wysyłanie zgłoszenia…",
    draftHelp:
      "Dane były zapisane tylko w tej karcie przeglądarki. Potrzeby i oświadczenia trzeba podać ponownie.",
    notTaken: "Na to wydarzenie zapisuje się każda osoba osobno.",
  },
  list: {
    open: "Wklej listę lub wczytaj plik",
    title: "Lista osób",
    pasted: "Lista skopiowana z arkusza",
    pastedHelp: "Jedna osoba w wierszu, najlepiej z nagłówkami kolumn: imię, nazwisko, adres e-mail.",
    file: "Albo plik z listą",
    fileHelp: "XLSX albo CSV. Potrzeb i załączników z listy nie bierzemy: dopiszesz je przy osobie.",
    empty: "W tym pliku nic nie ma.",
    nothing: "Wklej listę albo wybierz plik.",
    people: "Osoby z listy",
    count: (count: number, known: number) =>
      [
        `Do wstawienia: ${count}.`,
        known > 0 ? `Już są w formularzu albo powtarzają się na liście: ${known}.` : "",
      ]
        .filter(Boolean)
        .join(" "),
    row: (row: number, name: string) => `Wiersz ${row}: ${name}`,
    nobody: "Nie ma tu nikogo do wstawienia.",
    tooMany: (room: number, count: number) =>
      `W formularzu zmieści się jeszcze ${plural("pl", room, {
        one: "1 osoba",
        few: (n) => `${n} osoby`,
        other: (n) => `${n} osób`,
      })}, a na liście do wstawienia: ${count}. Skróć listę albo wyślij dwa zgłoszenia.`,
    fill: "Wstaw do formularza",
    filled: (count: number) =>
      plural("pl", count, {
        one: "Wstawiono 1 osobę",
        few: (n) => `Wstawiono ${n} osoby`,
        other: (n) => `Wstawiono ${n} osób`,
      }),
    cancel: "Anuluj",
  },
  page: {
    title: "Zgłoszenie z instytucji",
    sent: "Zgłoszenie przyjęte",
    sentMail: (email: string) => `Listę osób i link do tej strony wysłaliśmy na adres ${email}.`,
    summary: (placed: number, waiting: number, pending: number) =>
      [
        placed > 0 ? `Z miejscem: ${placed}.` : "",
        waiting > 0 ? `Na liście rezerwowej: ${waiting}.` : "",
        pending > 0 ? `Czeka na decyzję: ${pending}.` : "",
      ]
        .filter(Boolean)
        .join(" ") || "Żadne z tych zgłoszeń nie jest już ważne.",
    contact: "Osoba kontaktowa",
    people: "Zgłoszone osoby",
    waits: (position: number) => `Lista rezerwowa, miejsce ${position}`,
    dissolve: "Zrezygnuj ze wspólnego czekania",
    dissolveTitle: "Zrezygnować ze wspólnego czekania?",
    dissolveText:
      "Każda osoba będzie czekać na jedno miejsce i zachowa swoją kolejność na liście rezerwowej. Miejsca, które są albo będą wolne, przejdą na te osoby po kolei, nawet jeśli nie wystarczy ich dla wszystkich. Tego nie można cofnąć.",
    dissolved: "Każda osoba czeka teraz na swoje miejsce.",
    waitsTogether: "Czeka na miejsca dla wszystkich osób z tego zgłoszenia naraz.",
    noEmail:
      "Bez adresu e-mail: prosimy przekazać tej osobie, że jest zgłoszona, i klauzulę informacyjną ze strony wydarzenia.",
    before: (name: string, until: string, timeZone: string) =>
      `Wcześniej: ${name} (do ${formatDateTime("pl", until, timeZone)})`,
    exchangePerson: (name: string) => `Wymień na inną osobę: ${name}`,
    exchangeTitle: (name: string) => `Wymiana osoby: ${name}`,
    exchangeHelp:
      "Miejsce (także na liście rezerwowej) i wybrane części zostają w instytucji. Poprzednia osoba dowie się e-mailem, że miejsce przekazano, a nowa dostanie własny link.",
    exchangeSubmit: "Wymień osobę",
    exchanged: "Osoba została wymieniona.",
    exchangesUntil: (wall: string) => `Osoby można wymieniać do ${formatWallTime("pl", wall)}.`,
    exchangesOver: "Osób nie można już wymieniać. W razie potrzeby prosimy o kontakt z organizatorem.",
    withdraw: "Wycofaj",
    withdrawPerson: (name: string) => `Wycofaj zgłoszenie: ${name}`,
    withdrawTitle: (name: string) => `Wycofać zgłoszenie: ${name}?`,
    withdrawWaitingText:
      "To zgłoszenie nie będzie już brane pod uwagę. Tego nie można cofnąć. Zamiast wycofywać, można wymienić osobę.",
    withdrawText:
      "Miejsce otrzyma następna osoba z listy rezerwowej. Tego nie można cofnąć. Żeby miejsce zostało w instytucji, można wymienić osobę.",
    withdrawn: "Zgłoszenie zostało wycofane.",
    cancel: "Anuluj",
    link: "Kto ma link do tej strony, może wymieniać i wycofywać te osoby. Nie należy go przekazywać.",
    missingTitle: "Ten link nie działa",
    missing:
      "Link może być niepełny, osoba kontaktowa mogła się zmienić albo minęło 30 dni od wydarzenia. Najlepiej otworzyć go z ostatniej wiadomości e-mail.",
    missingBack: "Zobacz wydarzenia",
    stored: "Dane osoby kontaktowej i tę stronę usuniemy 30 dni po wydarzeniu.",
  },
  handOver: {
    open: "Przekaż miejsce innej osobie",
    title: "Komu przekazać miejsce",
    help: "Miejsce i wybrane części przejdą na drugą osobę z tej samej instytucji. To zgłoszenie przestanie być ważne i nie można tego cofnąć.",
    acts: "Ta osoba wie o zgłoszeniu i o tym, że przekazuję jej dane organizatorowi.",
    needs: "Ta osoba zgodziła się na podanie informacji o jej potrzebach.",
    submit: "Przekaż miejsce",
    done: "Miejsce zostało przekazane innej osobie.",
    doneText: "To zgłoszenie nie jest już ważne. Druga osoba dostała własny link, jeśli ma adres e-mail.",
  },
  origin: {
    institution:
      "Te dane podała instytucja, która wysłała zgłoszenie. Można je poprawić albo wycofać zgłoszenie.",
    colleague:
      "Te dane podała osoba, która miała to miejsce wcześniej. Można je poprawić albo wycofać zgłoszenie.",
  },
};
