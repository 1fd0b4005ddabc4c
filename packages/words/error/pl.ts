import { formatWallTime } from "../date.ts";
import { plural } from "../plural.ts";
import type { ErrorText } from "./text.ts";

const CHANGED_MEANWHILE = "Odśwież stronę, sprawdź, co się zmieniło, i wprowadź swoje zmiany jeszcze raz.";

/** When it is worth trying again, as the end of a sentence. */
function after(seconds: number | undefined): string {
  if (seconds === undefined) return "za kilka minut";
  if (seconds > 90 * 60)
    return plural("pl", Math.ceil(seconds / 3600), {
      few: (count) => `za ${count} godziny`,
      one: "za godzinę",
      other: (count) => `za ${count} godzin`,
    });
  return plural("pl", Math.ceil(seconds / 60), {
    one: "za minutę",
    few: (count) => `za ${count} minuty`,
    other: (count) => `za ${count} minut`,
  });
}

/** Polish texts of errors: what is wrong and what to do about it. */
export const pl = {
  /** When nothing better is known. */
  general: "Nie udało się tego zrobić. Spróbuj jeszcze raz, a jeśli to nie pomoże, napisz do organizatora.",
  /** Code of an error or of a refused field → text. */
  codes: {
    "network.offline":
      "Brak połączenia z internetem. Sprawdź połączenie i spróbuj jeszcze raz. Wpisane dane nie zginęły.",
    unavailable: "Serwis chwilowo nie odpowiada. Spróbuj jeszcze raz za chwilę. Wpisane dane nie zginęły.",
    internal: "Coś się u nas zepsuło. Spróbuj jeszcze raz za kilka minut.",
    not_found: "Nie ma takiej strony albo nie masz do niej dostępu. Sprawdź adres.",
    forbidden: "Nie masz uprawnień do tej czynności. Poproś o nie administratora.",
    unauthenticated: "Zaloguj się, aby to zrobić.",
    conflict: "W tej samej chwili ktoś zmienił te dane. Spróbuj jeszcze raz.",
    rate_limited: ({ retryAfterSeconds }) =>
      `Za dużo prób w krótkim czasie. Spróbuj jeszcze raz ${after(retryAfterSeconds)}.`,
    "invitation.not_found":
      "Nie ma takiego zaproszenia. Mogło zostać wycofane. W razie wątpliwości prosimy napisać do organizatora.",
    "invitation.used":
      "To zaproszenie zostało już wykorzystane. Link do zgłoszenia jest w wysłanej wiadomości.",
    "invitation.too_many": ({ limit }) =>
      `Na jedno wydarzenie można wysłać najwyżej ${limit ?? 500} zaproszeń. Skróć listę.`,
    "invitation.by_referral":
      "Na to wydarzenie kierują tylko instytucje, więc zaproszenie nikogo nie wpuści. Najpierw zmień sposób zgłaszania.",
    "invitation.too_late":
      "Rekrutacja już się zakończyła, więc zaproszenie nikogo by nie wpuściło. Najpierw przedłuż rekrutację.",
    "invitation.version_conflict": `To zaproszenie zmieniło się w międzyczasie. ${CHANGED_MEANWHILE}`,
    "criterion.not_met": ({ words }) =>
      words?.pl ??
      "Ta odpowiedź nie spełnia warunku organizatora. Sprawdź na stronie wydarzenia, dla kogo ono jest.",
    "criterion.reason_required": ({ words }) =>
      [words?.pl, "Ta osoba tego nie spełnia albo nie ma jej odpowiedzi. Wpisz, dlaczego ma się zapisać."]
        .filter(Boolean)
        .join(" "),
    "criterion.not_asked":
      "Formularz nie pyta o to każdego przy zapisie. Dodaj to pytanie, a jeśli już jest, nie uzależniaj go od innej odpowiedzi ani od miejsca.",
    "criterion.nothing_picked": "Zaznacz przynajmniej jedną odpowiedź.",
    "criterion.cannot_refuse":
      "O osobach, których nie rozpoznamy, decydują pracownicy. Odmowa zdradzałaby, czy osoba o takim adresie brała udział.",
    "criterion.unconfirmed":
      "Kryterium dotyczy tego, co ktoś ukończył, a rozpoznajemy go po adresie e-mail. Włącz potwierdzanie adresów albo zmień kryterium.",
    "criterion.event_unknown": "Wybierz wydarzenie, którego uczestników widzisz, inne niż to.",
    "criterion.option_unknown": "Tej możliwości wyboru już nie ma. Zaznacz inną.",
    "criterion.no_age": "Wpisz najniższy albo najwyższy wiek.",
    "criterion.age_order": "Najwyższy wiek nie może być niższy od najniższego.",
    "question.condition_not_before":
      "To pytanie może zależeć tylko od wcześniejszego pytania z odpowiedziami do wyboru. Wybierz inne albo zmień kolejność.",
    "question.condition_without_answer": "Zaznacz, przy których odpowiedziach zadać to pytanie.",
    "request.invalid": "Popraw wskazane pola i spróbuj jeszcze raz.",
    "request.malformed": "Nie udało się odczytać danych. Odśwież stronę i spróbuj jeszcze raz.",
    "request.too_large": "Wysyłane dane są za duże. Skróć teksty albo wybierz mniejszy plik.",
    "table.too_large": "Ten plik jest za duży. Wybierz plik do 5 MB albo podziel go na mniejsze.",
    "table.old_format":
      "To plik starszego Excela albo zabezpieczony hasłem. Zapisz go jako skoroszyt .xlsx bez hasła albo jako CSV.",
    "table.not_a_table": "To nie jest plik z tabelą. Wybierz plik .xlsx albo .csv.",
    "table.damaged":
      "Nie udało się odczytać tego pliku. Otwórz go w arkuszu kalkulacyjnym i zapisz jeszcze raz jako .xlsx albo CSV.",
    "table.quotes": ({ row }) =>
      row === undefined
        ? "W pliku jest niezamknięty cudzysłów. Popraw go i spróbuj jeszcze raz."
        : `W wierszu ${row} jest niezamknięty cudzysłów. Popraw go i spróbuj jeszcze raz.`,
    "request.cross_site":
      "To żądanie przyszło z innej strony internetowej. Otwórz nasz serwis i spróbuj jeszcze raz.",

    "field.required": "Uzupełnij to pole.",
    "field.not_ticked": "Bez zaznaczenia tego pola nie można wysłać formularza.",
    "field.invalid": "Ta wartość nie jest prawidłowa. Popraw ją.",
    "field.too_long": ({ limit }) =>
      limit === undefined
        ? "Ten tekst jest za długi. Skróć go."
        : plural("pl", Number(limit), {
            one: (count) => `Ten tekst jest za długi. Skróć go do ${count} znaku.`,
            other: (count) => `Ten tekst jest za długi. Skróć go do ${count} znaków.`,
          }),
    "field.too_many": ({ limit }) =>
      limit === undefined
        ? "Tych pozycji jest za dużo. Usuń część z nich."
        : plural("pl", Number(limit), {
            one: (count) => `Tych pozycji jest za dużo. Zostaw ${count} pozycję.`,
            few: (count) => `Tych pozycji jest za dużo. Zostaw najwyżej ${count} pozycje.`,
            other: (count) => `Tych pozycji jest za dużo. Zostaw najwyżej ${count} pozycji.`,
          }),
    "field.too_small": ({ limit }) =>
      limit === undefined ? "Wpisz większą liczbę." : `Wpisz liczbę nie mniejszą niż ${limit}.`,
    "field.too_large": ({ limit }) =>
      limit === undefined ? "Wpisz mniejszą liczbę." : `Wpisz liczbę nie większą niż ${limit}.`,
    "field.number": "Wpisz liczbę całkowitą, na przykład 30.",
    "field.decimal": "Wpisz liczbę, na przykład 12 albo 7,5.",
    "field.day": "Wpisz datę, która istnieje, na przykład 05.07.2026.",
    "field.time": "Wpisz godzinę od 0:00 do 23:59, na przykład 9:30.",
    "field.wall_time": "Wpisz datę i godzinę, na przykład 05.07.2026, 12:00.",
    "field.instant": "Wpisz datę i godzinę, które istnieją.",
    "field.time_zone": "Wybierz strefę czasową z listy, na przykład Europe/Warsaw.",
    "field.name": "Wpisz imię albo nazwisko literami, na przykład Anna.",
    "field.unprintable": ({ character }) =>
      character === undefined
        ? "Jest tu znak, którego nie umiemy wydrukować. Napisz to inaczej, na przykład literami łacińskimi."
        : `Tego znaku nie umiemy wydrukować: ${character}. Napisz to inaczej, na przykład literami łacińskimi.`,
    "field.email": "Wpisz adres e-mail, na przykład anna@ops.example.",
    "field.email_letters":
      "Adres e-mail nie może zawierać polskich liter, takich jak ą, ł czy ś. Sprawdź pisownię.",
    "field.phone": "Wpisz numer telefonu, na przykład 600 700 800 albo 85 123 45 67 w. 12.",
    "field.url": "Wpisz cały adres strony, od https://, na przykład https://spotkanie.example/sala.",
    "field.cursor": "Ta część listy nie jest już dostępna. Odśwież stronę.",
    "field.country": "Wybierz kraj z listy.",
    "field.domain": "Wpisz domenę, na przykład powiat.pl.",
    "field.county": "Wybierz powiat z listy.",
    "field.teryt": "Wpisz kod TERYT: 2 cyfry województwa, 4 cyfry powiatu albo 7 cyfr gminy.",
    "field.id": "Tej pozycji nie ma już na liście. Odśwież stronę i wybierz jeszcze raz.",
    "field.duplicate_id": "Ta pozycja jest na liście dwa razy. Usuń ją i dodaj jeszcze raz.",
    "field.unknown":
      "Tego pola nie znamy, więc niczego nie zapisaliśmy. Odśwież stronę i spróbuj jeszcze raz.",
    "event.texts_too_long": "Te teksty są razem za długie, żeby je zapisać. Skróć je lub usuń część z nich.",
    "field.not_asked": "Tego pytania nie ma już w formularzu. Odśwież stronę.",
    "field.reworded":
      "To pytanie zmieniono, odkąd otwarto formularz. Przeczytaj je jeszcze raz i w razie potrzeby popraw odpowiedź.",
    "field.not_offered": "Wybierz jedną z podanych odpowiedzi.",

    "consent.clause_required": "Przeczytaj klauzulę informacyjną i zaznacz, że znasz jej treść.",
    "consent.rules_required": "Przeczytaj regulamin i zaznacz, że go akceptujesz.",
    "consent.clause_changed":
      "Klauzula informacyjna zmieniła się, odkąd otwarto tę stronę. Przeczytaj ją jeszcze raz i zaznacz ponownie.",
    "consent.rules_changed":
      "Regulamin zmienił się, odkąd otwarto tę stronę. Przeczytaj go jeszcze raz i zaznacz ponownie, jeśli go akceptujesz.",
    "consent.too_often":
      "Te zgody zmieniano już bardzo wiele razy. Można je cofnąć, ale nie można ich teraz wyrazić ponownie. W razie potrzeby prosimy o kontakt z organizatorem.",
    "consent.needs_required":
      "Aby podać potrzeby, zaznacz zgodę na ich zapisanie. Możesz też zostawić te pola puste.",
    "choice.required": "Wybierz jedną z możliwości.",
    "choice.asks_more": "Jedna z tych możliwości wymaga czegoś więcej. Żeby ją wybrać, zmień swój wybór.",
    "choice.clash": "To odbywa się w tym samym czasie co inny Twój wybór. Zmień jeden z nich.",
    "choice.moved": "Możliwości nie można przenieść do innego wyboru. Dodaj ją tutaj jako nową.",
    "choice.unknown": "Tej możliwości nie ma już do wyboru. Odśwież stronę i wybierz inną.",
    "choice.no_options": "Dodaj co najmniej jedną możliwość wyboru.",

    "project.not_found": "Nie ma takiego projektu albo nie masz do niego dostępu.",
    "participant.forbidden": "Nie masz dostępu do uczestników tego projektu. Poproś o to koordynatora.",
    "participant.read_only": "Możesz przeglądać uczestników projektu, ale nie możesz ich zmieniać.",
    "participant.not_found": "Tej osoby nie ma wśród uczestników projektu. Odśwież stronę.",
    "participant.same": "To jest ta sama osoba. Wskaż inną.",
    "participant.merged": "Ktoś połączył już tę osobę z inną. Odśwież stronę.",
    "participant.ended": "Dane tej osoby usunięto po terminie, więc nie można już nic do nich dopisać.",
    "participant.undo_later_first":
      "Osoba, z którą ją połączono, jest teraz połączona z jeszcze inną. Najpierw cofnij tamto połączenie.",
    "participant.not_over": "Datę zakończenia ma tylko udział zakończony albo przerwany.",
    "participant.ends_before_start": "Udział nie może się skończyć, zanim się zaczął.",
    "participant.alike": "W projekcie jest już ktoś, kto może być tą samą osobą.",
    "participant.version_conflict": `Ktoś inny zapisał już zmiany u tej osoby. ${CHANGED_MEANWHILE}`,
    "institution.forbidden": "Nie masz dostępu do rejestru instytucji. Poproś o to koordynatora.",
    "institution.read_only":
      "Możesz oglądać rejestr instytucji, ale nie zmieniać. Poproś o zmianę koordynatora.",
    "institution.not_found": "Tej instytucji nie ma w rejestrze. Odśwież stronę.",
    "institution.known": "Instytucja o tej nazwie i w tej miejscowości już jest w rejestrze.",
    "institution.same": "To jest ta sama pozycja. Wskaż inną instytucję.",
    "institution.merged": "Ktoś połączył już tę instytucję z inną. Odśwież stronę.",
    "institution.undo_later_first":
      "Ta druga instytucja została później połączona z kolejną. Najpierw cofnij tamto połączenie.",
    "institution.version_conflict": `Ktoś inny zapisał już zmiany w tej instytucji. ${CHANGED_MEANWHILE}`,
    "institution.nip":
      "NIP ma 10 cyfr, z których ostatnia jest kontrolna. Sprawdź, czy żadna nie jest pomylona.",
    "institution.commune": "Kod gminy ma 7 cyfr, na przykład 2008053 (Mońki). Sprawdź go w rejestrze TERYT.",
    "project.read_only": "Możesz oglądać ten projekt, ale nie zmieniać. Poproś o zmianę koordynatora.",
    "project.create_forbidden": "Nie masz uprawnień do zakładania projektów. Poproś o to administratora.",
    "project.lead_missing": "Dodaj organizację, która jest liderem projektu.",
    "project.one_lead": "Wskaż dokładnie jednego lidera projektu.",
    "project.ends_before_start": "Projekt nie może się skończyć przed rozpoczęciem. Popraw datę zakończenia.",
    "project.version_conflict": `Ktoś inny zapisał już zmiany w tym projekcie. ${CHANGED_MEANWHILE}`,
    "support.not_allowed":
      "Godziny wsparcia w projekcie widzą koordynatorzy i audytorzy. Poproś o nie koordynatora.",
    "schedule.empty":
      "W tym miesiącu nie ma nic do opublikowania. Harmonogram powstaje z programów opublikowanych wydarzeń.",
    "schedule.too_large": "Ten miesiąc ma za dużo pozycji, żeby go opublikować.",
    "schedule.version_conflict": "Ktoś inny opublikował już ten miesiąc. Odśwież stronę i sprawdź.",
    "schedule.not_found": "Tego harmonogramu nie ma albo nie jest opublikowany.",
    "field.month": "Podaj miesiąc, na przykład 2026-12.",
    "log.forbidden": "Dziennik wsparcia widzą koordynatorzy, doradcy i audytorzy projektu.",
    "log.read_only": "Tego wpisu nie można zapisać z tego konta. Poproś koordynatora.",
    "log.not_found": "Tego wpisu nie ma w dzienniku.",
    "log.struck": "Ten wpis jest już wykreślony.",
    "log.version_conflict": `Ktoś inny zmienił już ten wpis. ${CHANGED_MEANWHILE}`,
    "log.has_note":
      "Doradca ma notatkę z tej wizyty, dlatego nie można zmienić osoby ani doradcy. Najpierw doradca przenosi ją albo usuwa.",
    "log.overlap": "W tym czasie jest już inny wpis. Popraw godziny albo napisz, dlaczego tak zostaje.",
    "note.forbidden": "Notatki czyta i zapisuje tylko doradca oraz osoba, która go zastępuje.",
    "note.version_conflict": `Ktoś inny zapisał to w międzyczasie. ${CHANGED_MEANWHILE}`,
    "note.deputy_forbidden": "Zastępstwo wyznacza sam doradca, a gdy nie może – administrator.",
    "note.unknown_deputy": "Ta osoba nie może zastępować tego doradcy. Wybierz inną z listy.",
    "note.until_over": "Ten dzień już minął. Podaj dzisiejszy albo późniejszy.",
    "log.future": "Wpisz wsparcie, które już się odbyło.",
    "log.outside_project": "Ten dzień jest poza okresem realizacji projektu.",
    "log.ends_before_start":
      "Koniec musi być później niż początek. Wizytę przez północ wpisz jako dwie: do 23:59 i od 00:00.",
    "log.late": "Projekt już się skończył. Napisz, dlaczego wpis powstaje dopiero teraz.",
    "log.not_individual": "W dzienniku są tylko indywidualne formy wsparcia.",
    "log.unknown_counsellor": "Ta osoba nie pracowała wtedy w projekcie. Wybierz inną.",
    "indicator.not_found": "Tego wskaźnika już nie ma. Odśwież stronę.",
    "indicator.version_conflict": `Ktoś inny zmienił już ten wskaźnik. ${CHANGED_MEANWHILE}`,
    "indicator.too_many": "Projekt ma już tyle wskaźników, ile może mieć, razem z usuniętymi.",
    "indicator.base_missing": "Procent liczy się od podstawy. Podaj ją.",
    "indicator.no_kinds": "Dodaj co najmniej jeden efekt.",
    "indicator.keeps_special":
      "Efekt szczególnej kategorii zostaje nim na zawsze, bo inaczej pokazałoby się, kto go ma. Wczytaj wskaźnik ponownie.",
    "indicator.keeps_kinds":
      "Sposobu liczenia tego wskaźnika nie można już zmienić. Efektu nie można usunąć, ale można go wycofać.",
    "profile.not_found": "Tego profilu nie ma w projekcie. Odśwież stronę.",
    "profile.version_conflict": `Ktoś inny zmienił już ten profil. ${CHANGED_MEANWHILE}`,
    "profile.too_many": "Projekt ma już tyle własnych profili, ile może mieć.",
    "profile.built_in": "Wzoru z programu nie można zmienić. Skopiuj go do projektu.",
    "profile.nobody": "Nikt nie ma kompletnych danych, więc plik byłby pusty. Uzupełnij braki z listy.",
    "profile.too_large": "Profil jest za duży. Skróć słowniki albo usuń kolumny.",
    "profile.source": "Program nie zna takiego źródła danych.",
    "profile.formula": "Tekst nie może zaczynać się znakiem =, +, - ani @: arkusz uznałby go za formułę.",
    "profile.line_break": "Wpisz tekst w jednym wierszu.",
    "profile.constant": "Stały tekst podaje się przy źródle „stały tekst” i tylko tam.",
    "profile.never_there": "Danych, których program nie przechowuje, nie można wymagać.",
    "profile.same_title": "Kolumna o tej nazwie już jest.",
    "profile.not_of_institution": "W pliku instytucji nie może być danych jednej osoby.",
    "profile.of_institution": "Liczba osób z instytucji może być tylko w pliku instytucji.",
    "snapshot.not_found": "Takiego okresu nie ma w tym projekcie.",
    "snapshot.altered":
      "Plik tego okresu nie jest taki jak w chwili zamknięcia albo go nie ma. Powiadom administratora.",
    "snapshot.special":
      "W tym pliku są dane szczególnej kategorii. Może go pobrać administrator albo koordynator projektu.",
    "snapshot.too_many": "Projekt ma już tyle zamkniętych okresów, ile może mieć, razem z wycofanymi.",
    "snapshot.order": "Ostatni dzień nie może być przed pierwszym.",
    "snapshot.future": "Ten dzień jest w przyszłości. Podaj dzisiejszy albo wcześniejszy.",
    "snapshot.overlaps":
      "Część tych dni jest już w zamkniętym okresie. Podaj inne dni albo wycofaj tamten okres.",
    "result.not_found": "Tego efektu już nie ma. Odśwież stronę.",
    "result.struck": "Ten efekt jest już wykreślony.",
    "result.version_conflict": `Ktoś inny zmienił już ten efekt. ${CHANGED_MEANWHILE}`,
    "result.unknown_kind": "Takiego efektu nie ma we wskaźniku. Wybierz inny.",
    "result.future": "Wpisz dzień, który już był.",
    "result.before_project": "Ten dzień jest przed rozpoczęciem projektu.",
    "support.twice": "Taka forma wsparcia jest już na liście. Nazwij ją inaczej.",
    "support.removed": "Zapisanej formy wsparcia nie można usunąć. Można ją wycofać.",
    "support.unknown": "Tej formy wsparcia nie ma w projekcie. Wybierz inną.",
    "support.retired": "Ta forma wsparcia jest wycofana. Wybierz inną.",
    "logo.not_found": "Tego logo już nie ma. Odśwież stronę.",
    "logo.too_many": "Tych obrazów jest za dużo. Usuń jeden z nich i spróbuj jeszcze raz.",
    "logo.not_a_picture": "Tego pliku nie da się odczytać jako obrazu. Wybierz plik PNG lub JPEG.",
    "logo.too_large": "Ten obraz jest za duży. Wybierz plik do 200 kB.",

    "event.not_found": "Nie ma takiego wydarzenia. Sprawdź adres albo poszukaj go na liście wydarzeń.",
    "event.read_only":
      "Możesz oglądać to wydarzenie, ale nie zmieniać. Poproś o zmianę osobę, która je prowadzi.",
    "event.create_forbidden":
      "Nie masz uprawnień do zakładania wydarzeń w tym projekcie. Poproś o to koordynatora.",
    "event.invalid": "Wydarzenia nie można zapisać. Popraw wskazane pola.",
    "event.wrong_state":
      "W obecnym stanie wydarzenia nie można tego zrobić. Odśwież stronę i sprawdź ten stan.",
    "event.slug_taken":
      "Nie udało się nadać wydarzeniu adresu strony. Zmień trochę tytuł i spróbuj jeszcze raz.",
    "event.too_many_seat_changes":
      "Zmienia się naraz za dużo limitów miejsc. Zapisz najpierw część możliwości, a potem resztę.",
    "event.seats_changing":
      "Zapisuje się teraz wiele osób i nie udało się zmienić liczby miejsc. Spróbuj jeszcze raz za chwilę.",
    "event.ends_before_start":
      "Wydarzenie nie może się skończyć przed rozpoczęciem. Popraw datę zakończenia.",
    "event.too_long": "Wydarzenie może trwać najwyżej 800 dni. Popraw daty.",
    "event.period": "Podaj wstępny termin jako miesiąc, półrocze lub rok albo zostaw puste pole.",
    "event.not_public":
      "To wydarzenie nie jest opublikowane, więc nie ma jeszcze strony, na którą można zaprosić.",
    "event.cancelled": "To wydarzenie zostało odwołane, więc nie można już tego zrobić.",
    "event.recorded":
      "Ta zmiana dotyczy zapisanej już obecności albo wydanych zaświadczeń. Aby ją zapisać, podaj powód.",
    "event.held":
      "Usuwanie danych tego wydarzenia jest wstrzymane, więc nie można go przenieść do innego projektu. Najpierw zakończ wstrzymanie albo poproś o to osobę, która się nim zajmuje.",
    "event.incomplete": "Wydarzenia nie można jeszcze opublikować. Uzupełnij wskazane pola.",
    "event.not_deletable":
      "Usunąć można tylko szkic bez zgłoszeń, zapisanej obecności i plików. To wydarzenie można odwołać.",
    "event.seats_below_taken": ({ limit }) =>
      limit === undefined
        ? "Miejsc nie może być mniej, niż jest już zajętych."
        : `Miejsc nie może być mniej, niż jest już zajętych. Wpisz co najmniej ${limit}.`,
    "event.version_conflict": `Ktoś inny zapisał już zmiany w tym wydarzeniu. ${CHANGED_MEANWHILE}`,
    "team.cannot_join":
      "Tej osoby nie można dodać do zespołu. Sprawdź, czy nadal pracuje w tym projekcie, albo zapytaj administratora.",
    "team.full": "W zespole może być najwyżej 50 osób. Najpierw usuń z niego kogoś.",
    "team.busy": "Kilka osób zmienia teraz to wydarzenie. Spróbuj jeszcze raz za chwilę.",
    "agenda.outside_dates": "Ten dzień jest poza terminem wydarzenia. Popraw dzień albo termin.",
    "agenda.ends_at_start":
      "Koniec jest o tej samej godzinie co początek. Popraw godzinę albo zostaw koniec pusty.",
    "paper.nobody":
      "Nie ma kogo umieścić na wydruku: nikt z wybranych osób nie ma potwierdzonego udziału. Wybierz inną grupę albo poczekaj na potwierdzenia.",
    "list.nothing_to_sign":
      "Nie ma czego podpisywać: żadna z wybranych pozycji nie ma ustalonego dnia i listy obecności. Wybierz inny dzień albo inną pozycję.",
    "list.too_long":
      "Ta lista miałaby ponad 100 arkuszy. Wybierz jeden dzień albo ustaw dni obok siebie na jednym arkuszu.",
    "agenda.option_unknown":
      "Ten punkt programu jest dla grupy, której już nie ma. Wybierz inną grupę albo wszystkich.",
    "recruitment.closes_before_opens":
      "Rekrutacja musi się skończyć później, niż się zaczyna. Popraw termin.",
    "advice.event_over": "To wydarzenie już się odbyło. Po opublikowaniu nikt się na nie nie zgłosi.",
    "advice.event_begun": "To wydarzenie już się zaczęło. Po opublikowaniu nikt się na nie nie zgłosi.",
    "advice.recruitment_over": "Ten termin już minął. Po opublikowaniu nikt się nie zgłosi.",
    "advice.recruitment_never_opens":
      "Rekrutacja rozpoczęłaby się dopiero po rozpoczęciu wydarzenia, więc nikt się nie zgłosi.",
    "advice.reserve_stopped":
      "Ten dzień już minął, więc zwolnionych miejsc nikt z listy rezerwowej nie dostanie sam. Można je przyznać w zgłoszeniach.",
    "advice.domain_unconfirmed":
      "Kryterium patrzy na domenę adresu e-mail, a adres nie jest potwierdzany, więc można wpisać cudzy. Włącz potwierdzanie adresu.",
    "advice.exchanges_over": "Ten termin już minął, więc nikt nie przekaże swojego miejsca.",
    "advice.changes_over": "Ten termin już minął, więc nikt nie zmieni swojego wyboru.",
    "publish.description": "Opisz wydarzenie, aby było wiadomo, czego dotyczy.",
    "publish.place": "Podaj miejsce albo miejscowość.",
    "publish.online_url": "Podaj link do spotkania. Zobaczą go tylko osoby z potwierdzonym udziałem.",
    "publish.agenda": "Dodaj co najmniej jeden punkt programu.",
    "publish.institution":
      "Jest limit dla jednej instytucji, więc pytanie o instytucję musi być obowiązkowe.",
    "publish.group_institution":
      "Są grupy rodzajów instytucji albo wybranych instytucji, więc formularz musi pytać o instytucję przy zapisie.",
    "publish.group_county":
      "Są grupy powiatów albo województw, więc formularz musi pytać o powiat przy zapisie.",
    "publish.contact": "Podaj adres e-mail albo telefon do kontaktu.",
    "publish.information_clause": "Dodaj klauzulę informacyjną o danych osobowych (art. 13 RODO).",

    "registration.not_found":
      "Nie ma takiego zgłoszenia. Sprawdź, czy link jest cały – najlepiej otwórz go z wiadomości e-mail.",
    "registration.invalid": "Zgłoszenia nie można jeszcze wysłać. Popraw wskazane pola.",
    "registration.duplicate":
      "Ta osoba jest już zgłoszona na to wydarzenie. Link, pod którym można coś zmienić, jest w wiadomości e-mail do niej.",
    "registration.several_namesakes":
      "Na liście jest kilka osób o tym imieniu i nazwisku. Znajdź na niej właściwą osobę albo dodaj nową w zgłoszeniach.",
    "registration.read_only":
      "Możesz oglądać zgłoszenia, ale nie zmieniać. Poproś o zmianę osobę, która prowadzi wydarzenie.",
    "registration.needs_hidden":
      "Diety i potrzeby poszczególnych osób widzą tylko osoby prowadzące to wydarzenie. Pobierz zestawienie bez nazwisk.",
    "audit.forbidden": "Historię całego systemu widzą tylko administratorzy i inspektor ochrony danych.",
    "message.not_found": "Nie znaleziono tej wiadomości.",
    "message.not_kept":
      "Treści tej wiadomości nie mamy. Przechowujemy ją przez dwa lata, a wcześniejszych wiadomości nie zapisywaliśmy.",
    "message.not_failed":
      "Tej wiadomości nie można wysłać ponownie na ten adres: doszła, czeka na wysłanie albo stamtąd wróciła.",
    "undelivered.not_found": "Tej osoby nie ma już na liście. Sprawa została załatwiona albo minął jej czas.",
    "undelivered.version_conflict":
      "W tej sprawie coś się zmieniło: nie doszła kolejna wiadomość albo zajął się nią ktoś inny. Sprawdź i spróbuj jeszcze raz.",
    "address.not_suppressed": "Na ten adres wysyłamy już wszystkie wiadomości.",
    "registration.no_address":
      "W tym zgłoszeniu nie ma adresu e-mail, więc nie ma dokąd wysłać linku. Najpierw trzeba wpisać adres.",
    "registration.busy":
      "Zapisuje się teraz bardzo wiele osób. Spróbuj jeszcze raz za chwilę. Wpisane dane nie zginęły.",
    "registration.erased": "Dane tej osoby usunięto, więc tego zgłoszenia nie można już zmienić.",
    "privacy.forbidden": "Wnioski o dane załatwiają administratorzy i koordynatorzy w swoich projektach.",
    "erasure.active":
      "Ta osoba ma miejsce albo czeka na nie w wydarzeniu, które się jeszcze nie odbyło. Najpierw wycofaj jej zgłoszenie: miejsce dostanie następna osoba.",
    "erasure.leads":
      "Ta osoba prowadzi grupę w wydarzeniu, które się jeszcze nie odbyło. Najpierw wskaż tam inną osobę do kontaktu albo wycofaj grupę.",
    "erasure.unknown_registration":
      "Niektórych z tych zgłoszeń nie ma albo należą do projektów, w których nie załatwiasz takich spraw. Wyszukaj osobę jeszcze raz.",
    "retention.version_conflict": "Ktoś zmienił to w międzyczasie. Wczytaj stronę ponownie.",
    "retention.too_many_holds": "Jest już za dużo wstrzymań. Najpierw zakończ któreś z nich.",
    "retention.hold_in_past": "Ten dzień już minął.",
    "retention.unknown_registration":
      "Wybierz zgłoszenia jeszcze raz: nie każde z nich należy do projektu, w którym możesz wstrzymać usuwanie.",
    "retention.held": "Usuwanie danych tej osoby jest już wstrzymane. Najpierw zakończ tamto wstrzymanie.",
    "copy.too_long":
      "Tych danych jest za dużo na jeden PDF. Zaznacz mniej zgłoszeń naraz albo pobierz plik JSON: w nim jest wszystko.",
    "erasure.nothing": "Zaznacz, co usunąć.",
    "registration.wrong_status":
      "Tego zgłoszenia nie można już tak zmienić. Odśwież stronę i sprawdź jego stan.",
    "registration.reason_required": "Wpisz powód zmiany. Zostanie w historii i w wiadomości do tej osoby.",
    "registration.recruitment_closed":
      "Rekrutacja na to wydarzenie jest już zakończona. W razie pytań napisz do organizatora.",
    "registration.recruitment_not_open": ({ opens }) =>
      opens === undefined
        ? "Rekrutacja na to wydarzenie jeszcze się nie rozpoczęła. Zajrzyj tu później."
        : `Rekrutacja rozpocznie się ${formatWallTime("pl", opens)}. Wróć tu wtedy.`,
    "registration.event_full":
      "Nie ma już wolnych miejsc. Zwiększ ich liczbę albo przyjmij tę osobę ponad limit w zgłoszeniach.",
    "registration.group_full":
      "Miejsca grupy, do której należy ta instytucja, są zajęte. Miejsce zwolni się, jeśli ktoś z tej grupy zrezygnuje.",
    "registration.group_shut":
      "Rekrutacja dla tej instytucji jest już zakończona. W razie pytań napisz do organizatora.",
    "registration.no_group":
      "Miejsca na tym wydarzeniu są podzielone między grupy, a ta instytucja nie należy do żadnej z nich. Jeśli to pomyłka, napisz do organizatora.",
    "group.nobody": "Wskaż, kto należy do tej grupy: rodzaj instytucji, obszar albo instytucję.",
    "group.partner_unlisted":
      "Miejsca grupy mogą być tylko tego partnera, którego instytucja jest na jej liście. Wybierz inną albo dodaj tę do listy.",
    "group.unlimited": "Aby podzielić miejsca na grupy, podaj liczbę miejsc na wydarzeniu.",
    "group.more_than_event":
      "Grupy mają razem więcej miejsc niż całe wydarzenie. Zwiększ liczbę miejsc wydarzenia albo zmniejsz miejsca grup.",
    "group.unknown": "Tej grupy już nie ma. Wczytaj stronę ponownie.",
    "group.same": "Wybierz dwie różne grupy.",
    "group.too_few": ({ limit }) =>
      limit === undefined ? "Tylu miejsc tu nie ma." : `Tylu miejsc tu nie ma. Wpisz najwyżej ${limit}.`,
    "registration.institution_full": ({ limit }) =>
      limit === undefined
        ? "Z tej instytucji jest już tyle osób, ile może być na tym wydarzeniu."
        : plural("pl", Number(limit), {
            one: "Z jednej instytucji może być 1 osoba i jest już zgłoszona. Miejsce zwolni się, jeśli zrezygnuje.",
            few: (n) =>
              `Z jednej instytucji mogą być najwyżej ${n} osoby i tyle już jest. Miejsce zwolni się, jeśli któraś zrezygnuje.`,
            other: (n) =>
              `Z jednej instytucji może być najwyżej ${n} osób i tyle już jest. Miejsce zwolni się, jeśli któraś zrezygnuje.`,
          }),
    "registration.option_full": "Na wybraną część nie ma już wolnych miejsc. Wybierz inną.",
    "registration.hold_ended":
      "Czas na potwierdzenie minął i miejsce nie jest już zarezerwowane. Jeśli rekrutacja trwa, wyślij nowe zgłoszenie.",
    "registration.not_in_line":
      "Ta osoba nie stoi już na liście rezerwowej. Sprawdź aktualną listę i wybierz jeszcze raz.",
    "registration.offer_ended":
      "Czas na odpowiedź minął albo propozycja nie jest już aktualna, i miejsce nie czeka. Jeśli rekrutacja trwa, wyślij nowe zgłoszenie.",
    "registration.changes_closed":
      "Zgłoszenia nie można już zmieniać. Jeśli coś trzeba poprawić, napisz do organizatora.",
    "registration.too_many_from_client": ({ retryAfterSeconds }) =>
      `Z tej sieci przyszło w krótkim czasie bardzo dużo zgłoszeń. Spróbuj jeszcze raz ${after(retryAfterSeconds)} albo użyj innego połączenia z internetem. Wpisane dane nie zginęły.`,
    "registration.too_many_for_address":
      "Na ten adres wysłaliśmy ostatnio bardzo dużo wiadomości. Podaj inny adres, spróbuj za kilka godzin albo napisz do organizatora – może dodać tę osobę do listy.",
    "registration.too_many_codes": ({ retryAfterSeconds }) =>
      `Z tej sieci wpisano w krótkim czasie bardzo dużo kodów. Spróbuj jeszcze raz ${after(retryAfterSeconds)}. Wpisane dane nie zginęły.`,
    "registration.too_many_for_event": ({ retryAfterSeconds }) =>
      `Na to wydarzenie zapisuje się teraz wyjątkowo dużo osób. Spróbuj jeszcze raz ${after(retryAfterSeconds)}. Wpisane dane nie zginęły.`,
    "registration.too_many_changes": ({ retryAfterSeconds }) =>
      `To zgłoszenie zmieniano dziś już wiele razy. Spróbuj jeszcze raz ${after(retryAfterSeconds)} albo napisz do organizatora.`,
    "registration.exchanges_closed":
      "Tego miejsca nie można już przekazać innej osobie. W razie potrzeby napisz do organizatora.",
    "registration.recorded":
      "Ta osoba ma już zapisaną obecność albo zaświadczenie, więc jej miejsca nie można przekazać. Napisz do organizatora.",
    "registration.version_conflict": `To zgłoszenie zmieniło się w międzyczasie. ${CHANGED_MEANWHILE}`,

    "delegation.not_found":
      "Nie ma takiego zgłoszenia z instytucji. Sprawdź, czy link jest cały – najlepiej otwórz go z wiadomości e-mail.",
    "delegation.person_not_found": "Tej osoby nie ma już na liście. Odśwież stronę.",
    "delegation.not_taken": "Na to wydarzenie zapisuje się każda osoba osobno.",
    "delegation.not_enough_seats":
      "Miejsc nie starczy dla wszystkich osób z listy, dlatego nikt nie został zgłoszony. Zmień listę albo wybierz listę rezerwową.",
    "delegation.too_large":
      "Te osoby wybrały tak wiele różnych części, że nie da się ich zgłosić naraz. Podziel listę na dwa zgłoszenia.",
    "delegation.link_ended":
      "To zgłoszenie już jest, ale ma inną osobę kontaktową. Link ma ona w swojej wiadomości e-mail.",
    "delegation.acts_required": "Zaznacz to oświadczenie. Bez niego nie można zgłosić innych osób.",
    "delegation.too_few": "Wpisz co najmniej 2 osoby. Jedną osobę zgłasza zwykły formularz.",
    "delegation.too_many": "Na liście może być najwyżej 10 osób. Pozostałe zgłoś następnym formularzem.",
    "delegation.code_uses_left": ({ limit }) =>
      limit === undefined
        ? "Z tego kodu nie można zgłosić już tylu osób."
        : `Z tego kodu można zgłosić jeszcze tyle osób: ${limit}.`,
    "delegation.person_registered": "Ta osoba jest już zgłoszona na to wydarzenie. Usuń ją z listy.",
    "delegation.named_twice":
      "Ta osoba jest na liście dwa razy. Usuń ją albo wpisz inny adres e-mail lub telefon.",
    "delegation.same_person": "To ta sama osoba. Wpisz tę, która ma wziąć udział zamiast niej.",
    "own_event.forbidden": "Te zajęcia widać tylko z konta doradcy lub trenera.",
    "partner.forbidden": "Te działania widać tylko z konta partnera projektu.",
    "referral.forbidden": "Kierować osoby może tylko konto instytucji kierującej.",
    "referral.not_found": "Nie ma takiego skierowania.",
    "referral.not_taken": "Na to wydarzenie nie można kierować osób.",
    "referral.hidden": "Rejestr skierowań widzą osoby, które prowadzą wydarzenie, i audytorzy.",
    "referral.document_later": "Data dokumentu nie może być późniejsza niż data skierowania.",
    "referral.in_future": "Data skierowania nie może być z przyszłości.",
    "registration.moved":
      "To zgłoszenie zostało już przeniesione na inny termin. Link do nowego zgłoszenia jest w wiadomości e-mail.",
    "registration.not_other_date":
      "Tego terminu nie można już wybrać. Odśwież stronę i sprawdź, jakie są inne terminy.",
    "registration.other_date_confirms":
      "Na tym terminie potwierdza się adres e-mail, dlatego trzeba wysłać jego formularz. Miejsce na tej liście rezerwowej zostaje.",
    "registration.other_date_full":
      "Na wybranym terminie nie ma już wolnego miejsca. Nic się nie zmieniło: miejsce na liście rezerwowej zostaje.",
    "registration.other_date_undecided":
      "O udziale w tym terminie decyduje organizator, dlatego nie można przenieść się od razu. Nic się nie zmieniło: miejsce na liście rezerwowej zostaje. Na tamten termin można wysłać osobny formularz.",
    "event.other_date_unknown": "Wybierz wydarzenie, które możesz zmieniać, inne niż to.",
    "registration.by_referral":
      "Na to wydarzenie kierują instytucje, dlatego nie można zgłosić się samodzielnie.",
    "staff.institution_required": "Wybierz instytucję z rejestru.",
    "staff.projects_required": "Konto z tą rolą działa tylko w wybranych projektach. Zaznacz je.",
    "staff.admin_until": "Dostęp administratora nie ma daty końcowej.",
    "recruitment.referrals_criterion":
      "Jedno z kryteriów odmawia osobom ze względu na ich instytucję, a skierowani żadnej nie podają, więc odmówiłoby im wszystkim. Zmień je na decyzję pracowników albo wyłącz skierowania.",
    "recruitment.referrals_outside":
      "Skierowani nie podają instytucji, więc nie należą do żadnej z grup, a osoby spoza grup nie mogą się zapisać. Dodaj do grupy obszar, wpuść osoby spoza grup albo wyłącz skierowania.",
    "recruitment.delegations_unconfirmed":
      "Zgłoszenia z instytucji nie łączą się z potwierdzaniem adresu e-mail. Wyłącz jedno z nich.",
    "recruitment.handovers_unconfirmed":
      "Przekazywanie miejsc nie łączy się z potwierdzaniem adresu e-mail. Wyłącz jedno z nich.",

    "access_code.required": "Wpisz kod. Dostaje się go od organizatora.",
    "access_code.unknown":
      "Ten kod nie działa. Sprawdź, czy jest dobrze przepisany, albo zapytaj organizatora.",
    "access_code.ended": "Termin ważności tego kodu minął. Zapytaj organizatora o inny.",
    "access_code.used_up":
      "Ten kod wykorzystało już tyle osób, dla ilu był. Zapytaj organizatora o inny albo, jeśli kod nie jest wymagany, wyślij zgłoszenie bez niego.",
    "access_code.institution_unknown": "Wybierz instytucję z listy podpowiedzi albo zostaw pole puste.",
    "access_code.other_institution":
      "Ten kod jest dla osób z innej instytucji niż wpisana. Sprawdź nazwę instytucji albo, jeśli kod nie jest wymagany, wyślij zgłoszenie bez niego.",
    "access_code.seats_taken":
      "Miejsca przeznaczone dla osób z tym kodem są już zajęte. Zapytaj organizatora o inny kod albo, jeśli kod nie jest wymagany, wyślij zgłoszenie bez niego.",
    "access_code.format": "Kod ma od 6 do 40 znaków: litery bez ogonków i cyfry.",
    "access_code.taken": "To wydarzenie ma już taki kod. Wpisz inny albo zostaw pole puste.",
    "access_code.uses_below_used": "Z kodu skorzystało już więcej osób. Wpisz co najmniej tyle.",
    "access_code.invalid": "Tego kodu nie można zapisać. Popraw wskazane pola.",
    "access_code.not_found": "Nie ma takiego kodu.",
    "people_import.not_found": "Nie ma takiego dodawania osób z pliku. Wybierz plik jeszcze raz.",
    "subscription.not_found":
      "Ten link już nie działa. Jeśli wiadomości nadal przychodzą, użyj linku z najnowszej z nich.",
    "subscription.no_kind": "Zaznacz co najmniej jeden rodzaj wydarzeń albo zrezygnuj z wiadomości.",
    "subscription.too_many_changes": ({ retryAfterSeconds }) =>
      `Ten wybór zmieniano dziś już wiele razy. Spróbuj jeszcze raz ${after(retryAfterSeconds)}. Zrezygnować można zawsze.`,
    "interest.not_found": "Ten link już nie działa: adres został usunięty albo link jest niepełny.",
    "interest.not_awaited":
      "Przy tym wydarzeniu nie można teraz zamówić wiadomości o zapisach. Na jego stronie jest informacja, czy można się zapisać.",
    "bulletin.not_allowed":
      "Wiadomości o wydarzeniach do wszystkich chętnych wysyłają administratorzy i koordynatorzy projektu.",
    "bulletin.not_advertised":
      "O tym wydarzeniu nie można wysłać takiej wiadomości: musi być opublikowane, widoczne dla wszystkich i przed końcem zapisów.",
    "bulletin.over_by_then":
      "O tej porze nie będzie się już można zapisać na to wydarzenie. Wybierz wcześniejszą.",
    "bulletin.nobody":
      "Teraz nikt by tej wiadomości nie dostał: nikt nie zamówił wiadomości o wydarzeniach tego rodzaju albo, jeśli są wybrane powiaty, o wydarzeniach w nich.",
    "bulletin.too_many": ({ limit }) =>
      `O jednym wydarzeniu można wysłać najwyżej ${limit ?? 5} takich wiadomości.`,
    "bulletin.time_passed": "Ta chwila już minęła. Wybierz późniejszą.",
    "bulletin.not_found": "Nie ma takiej wiadomości.",
    "bulletin.version_conflict": `Ktoś inny zmienił tę wiadomość. ${CHANGED_MEANWHILE}`,
    "circular.invalid": "Tej wiadomości nie można zapisać. Popraw wskazane pola.",
    "circular.not_found": "Nie ma takiej wiadomości.",
    "circular.no_status": "Zaznacz co najmniej jeden stan zgłoszenia.",
    "settings.forbidden": "Ustawień nie można zmieniać z tego konta.",
    "statement.invalid": "Tej deklaracji nie można zapisać. Popraw wskazane pola.",
    "statement.before_publishing": "Strona nie mogła się zmienić, zanim powstała. Popraw datę.",
    "statement.before_preparing": "Przegląd nie może być wcześniejszy niż deklaracja. Popraw datę.",
    "statement.in_future": "Podaj dzień, który już był.",
    "statement.version_conflict": `Ktoś inny zmienił tę deklarację. ${CHANGED_MEANWHILE}`,
    "mail_text.invalid": "Tego tekstu nie można zapisać. Popraw wskazane pola.",
    "mail_text.forbidden": "Tych tekstów nie można zmieniać z tego konta.",
    "mail_text.not_found": "Nie ma takiej wiadomości.",
    "mail_text.version_conflict": `Ktoś inny zmienił ten tekst. ${CHANGED_MEANWHILE}`,
    "mail_text.too_many_fields": ({ limit }) => `Tekst może mieć najwyżej ${limit ?? 30} pól w nawiasach.`,
    "mail_text.too_long": "Wiadomość jest za długa: poczta ucięłaby jej koniec. Skróć tekst.",
    "mail_text.too_many_tests": ({ limit }) =>
      `Próbę tej wiadomości w jednym języku można wysłać najwyżej ${limit ?? 20} razy dziennie.`,
    "mail_text.events_only":
      "Akapit dla wszystkich albo dla jednej opcji można dodać tylko w wydarzeniu. Tutaj trzeba wybrać sposób, w jaki odbywa się wydarzenie.",
    "mail_text.no_options": "Ta wiadomość nie zależy od wyboru. Zostaw akapit dla wszystkich.",
    "mail_text.option_gone": "Tej opcji nie ma już w wydarzeniu. Wybierz inną albo usuń akapit.",
    "mail_text.unknown_field": ({ limit }) =>
      `Nie ma pola ${limit ?? ""}. Wstaw pole przyciskiem pod tekstem albo usuń nawiasy.`,
    "mail_text.field_not_here": ({ limit }) =>
      `Pola ${limit ?? ""} nie można tu użyć. Te, których można, są pod tekstem.`,
    "mail_text.unclosed_field": ({ limit }) =>
      `Nawias nie jest zamknięty: ${limit ?? ""}. Dopisz } albo usuń {.`,
    "mail_text.link": ({ limit }) =>
      `Link prowadzi do „${limit ?? ""}”. Może prowadzić do adresu, który zaczyna się od https:// albo mailto:.`,
    "circular.half_translated":
      "Po angielsku jest tylko temat albo tylko treść. Uzupełnij oba pola albo oba zostaw puste.",
    "circular.too_many": ({ limit }) => `Wydarzenie może mieć najwyżej ${limit ?? 200} wiadomości.`,
    "circular.too_many_tries": ({ limit }) => `Próbę można wysłać najwyżej ${limit ?? 50} razy.`,
    "letter_file.too_large":
      "Załączniki nie mieszczą się w 5 MB, które może mieć wiadomość. Usuń któryś albo dodaj mniejszy.",
    "letter_file.too_many": ({ limit }) => `Załączników może być najwyżej ${limit ?? 10}.`,
    "letter_file.gone": ({ limit }) =>
      `Plik ${limit ?? ""} nie czeka już na zapisanie wiadomości. Usuń go i dodaj jeszcze raz.`,
    "letter_file.sending": "Załącznik jeszcze się wysyła. Poczekaj chwilę i spróbuj ponownie.",
    "circular.wrong_state":
      "Tej wiadomości nie można już zmienić ani wysłać: poszła, czeka na swój czas albo ją zatrzymano.",
    "circular.version_conflict": `Ktoś inny zmienił tę wiadomość. ${CHANGED_MEANWHILE}`,
    "circular.nobody": "Nikt z wybranych osób nie dostałby tej wiadomości. Zmień wybór odbiorców.",
    "circular.time_passed": "Ta chwila już minęła. Wybierz późniejszą albo wyślij od razu.",
    "access_code.version_conflict": "Ktoś inny zmienił ten kod. Otwórz go jeszcze raz.",
    "access_code.too_many":
      "Wydarzenie może mieć najwyżej 50 kodów. Wystarczy jeden kod na instytucję, z liczbą osób.",
    "selection.no_criteria": "Dodaj co najmniej jedno kryterium.",
    "selection.criterion_unknown": "Tego kryterium już nie ma. Otwórz arkusz jeszcze raz.",
    "selection.hidden": "Kryteria oceny i wyniki widzą osoby prowadzące wydarzenie i komisja.",
    "selection.read_only": "Kryteria, komisję i decyzje ustalają osoby prowadzące to wydarzenie.",
    "selection.not_asked":
      "Na to wydarzenie miejsca przydziela się według kolejności zgłoszeń, bez komisji. Zmień to w ustawieniach rekrutacji.",
    "selection.not_found": "Najpierw ustal kryteria oceny.",
    "selection.version_conflict": `Ktoś inny zmienił w międzyczasie ocenę albo wyniki tego wydarzenia. ${CHANGED_MEANWHILE}`,
    "selection.wrong_state": "Kolejność jest już ustalona, więc tego nie można teraz zmienić.",
    "selection.scored":
      "Ktoś z komisji już oceniał według tych kryteriów. Po ich zmianie ocenianie zaczyna się od nowa – napisz, dlaczego.",
    "selection.cannot_join":
      "Tej osoby nie można dodać do komisji. Może to być ktoś z zespołu wydarzenia, koordynator projektu, administrator albo osoba z kontem członka komisji w tym projekcie.",
    "selection.committee_full": "Komisja może mieć najwyżej 20 osób.",
    "selection.busy": "Ktoś inny zmienia właśnie to samo. Spróbuj jeszcze raz za chwilę.",
    "selection.invalid": "Tego nie można zapisać. Popraw wskazane pola.",
    "selection.scores_changed":
      "Oceny zmieniły się, odkąd pokazaliśmy tę kolejność. Sprawdź ją i ustal jeszcze raz.",
    "selection.sheets_open": "Nie wszystkie osoby z komisji zamknęły swoje arkusze.",
    "selection.nobody": "Nikt nie czeka na decyzję.",
    "selection.unjudged":
      "Kogoś nie ocenił jeszcze nikt z komisji. Otwórz czyjś arkusz albo dodaj do komisji osobę, która może ocenić.",
    "selection.undecided": "Najpierw zdecyduj, ile osób otrzymuje miejsce, a ile czeka na liście rezerwowej.",
    "selection.not_member": "Oceniają tylko osoby z komisji tego wydarzenia.",
    "selection.round_over":
      "Kryteria zmieniły się w międzyczasie i ocenianie zaczęło się od nowa. Otwórz arkusz jeszcze raz.",
    "selection.sheet_closed":
      "Twój arkusz jest zamknięty. Jeśli coś trzeba poprawić, poproś osobę prowadzącą wydarzenie o jego otwarcie.",
    "selection.sheet_open": "Oceny innych zobaczysz, gdy zamkniesz swój arkusz.",
    "selection.sheet_incomplete": "Nie wszystkie osoby są ocenione. Oceń pozostałe, zanim zamkniesz arkusz.",
    "selection.barred":
      "Tej osoby nie oceniasz: łączy Cię z nią instytucja albo zgłoszona przez Ciebie znajomość.",
    "selection.no_applicant": "Ta osoba nie czeka już na decyzję.",
    "check_in.not_found":
      "Ten link do listy obecności nie działa. Sprawdź adres albo poproś organizatora o nowy link.",
    "check_in.expired": "Ten link do listy obecności wygasł. Poproś organizatora o nowy.",
    "check_in.revoked": "Ten link do listy obecności został wyłączony. Poproś organizatora o nowy.",
    "check_in.invalid": "Tego linku nie można utworzyć. Popraw wskazane pola.",
    "check_in.expiry_past": "Ten termin już minął. Wybierz późniejszy.",
    "check_in.expiry_too_late":
      "Link może działać najwyżej 60 dni albo do końca dnia po wydarzeniu. Wybierz wcześniejszy termin.",
    "check_in.too_many_links":
      "To wydarzenie ma już 50 działających linków. Najpierw wyłącz te, które nie są potrzebne.",

    "attendance.read_only":
      "Możesz oglądać tę obecność, ale nie zmieniać. O zmianę poproś osobę, która prowadzi wydarzenie.",
    "attendance.unit_not_found":
      "Tego punktu programu nie ma już na liście obecności. Odśwież stronę i wybierz inny.",
    "attendance.unit_unknown":
      "Tego punktu programu nie ma już na liście obecności. Zapisz obecność przy innym punkcie.",
    "attendance.person_unknown": "Ta osoba nie jest uczestnikiem tego wydarzenia. Sprawdź jej zgłoszenie.",
    "attendance.person_left":
      "Ta osoba nie ma już miejsca na wydarzeniu. Jeśli mimo to była obecna, podaj powód wpisu.",
    "attendance.not_expected":
      "Ta osoba wybrała inną grupę. Zapisz obecność w jej grupie, a jeśli była w tej, podaj powód wpisu.",
    "attendance.before_day":
      "Dzień tych zajęć jeszcze się nie zaczął. Wpis przed czasem wymaga podania powodu.",
    "attendance.clock_ahead":
      "Godzina tego wpisu jeszcze nie nadeszła. Sprawdź zegar urządzenia albo podaj powód wpisu.",
    "attendance.minutes_above": "Te zajęcia trwają krócej. Wpisz mniejszą liczbę minut.",
    "attendance.not_begun": "Listę można zamknąć najwcześniej w dniu zajęć.",
    "attendance.unit_retired":
      "Tego punktu nie ma już w programie. Jeśli mimo to się odbył, podaj powód wpisu.",
    "attendance.unit_closed": "Ta lista jest zamknięta. Aby coś na niej zmienić, podaj powód.",
    "attendance.busy":
      "Kilka urządzeń zapisuje teraz obecność w tym samym miejscu. Spróbuj jeszcze raz za chwilę.",
    "attendance.not_now":
      "Kod działa od 15 minut przed rozpoczęciem do zakończenia spotkania. Spróbuj w tym czasie.",
    "attendance.not_confirmed":
      "Obecność może potwierdzić osoba, która ma potwierdzony udział. Zapytaj o to organizatora.",
    "attendance.code_format": "Wpisz 6 cyfr kodu z ekranu w sali.",
    "attendance.code_wrong": "Ten kod się nie zgadza albo już się zmienił. Wpisz kod, który widać teraz.",
    "attendance.too_many_attempts":
      "Za dużo prób. Odczekaj 10 minut albo poproś prowadzącego o wpisanie obecności.",

    "file.not_found": "Nie ma takiego pliku. Odśwież stronę – ktoś mógł go usunąć.",
    "file.forbidden":
      "Możesz oglądać pliki tego wydarzenia, ale nie zmieniać. Poproś o to osobę, która je prowadzi.",
    "file.type": "Takiego pliku nie można tu dodać. Wybierz plik PDF, JPG lub PNG.",
    "file.letter_type":
      "Takiego pliku nie można tu dodać. Wybierz PDF, JPG, PNG, DOCX, XLSX, PPTX, ODT lub ODS, bez makr.",
    "file.missing": "Dodaj plik.",
    "file.sending": "Ten plik jeszcze się wysyła. Poczekaj chwilę i spróbuj ponownie.",
    "file.gone": "Ten plik już nie czeka na wysłanie formularza. Dodaj go jeszcze raz.",
    "file.attachment_too_large":
      "Ten plik jest większy niż 5 MB. Zrób zdjęcie w niższej rozdzielczości albo zapisz skan z mniejszą jakością.",
    "file.too_many_from_client":
      "Z tego połączenia wysłano właśnie bardzo dużo plików. Spróbuj ponownie za 10 minut.",
    "file.too_many_for_event":
      "Do tego wydarzenia wysłano w ostatniej godzinie bardzo dużo plików. Spróbuj ponownie za godzinę.",
    "file.too_many_by_link": ({ retryAfterSeconds }) =>
      `Z tej strony wysłano dziś już bardzo dużo plików. Spróbuj ponownie ${after(retryAfterSeconds)} albo napisz do organizatora.`,
    "file.empty": "Ten plik jest pusty. Sprawdź go i wybierz jeszcze raz.",
    "file.too_large":
      "Ten plik jest większy niż 15 MB. Zeskanuj go w niższej rozdzielczości albo podziel na części.",
    "file.signature_too_large": "Ten obraz jest większy niż 300 kB. Zmniejsz go i wybierz jeszcze raz.",
    "file.not_what_it_says":
      "Zawartość tego pliku nie zgadza się z jego rodzajem. Wybierz prawdziwy plik PDF, JPG lub PNG, a raport z logowań jako CSV.",
    "file.not_a_picture": "Tego obrazu nie da się odczytać do końca. Zapisz go jeszcze raz jako PNG lub JPG.",
    "file.not_arrived": "Plik jeszcze nie dotarł. Wyślij go jeszcze raz.",
    "file.upload_failed": "Nie udało się wysłać pliku. Sprawdź połączenie i spróbuj jeszcze raz.",
    "evidence.forbidden": "Dokumentację wydarzenia pobierają osoby, które je prowadzą, i osoby kontrolujące.",
    "evidence.failed":
      "Nie udało się przygotować dokumentacji. Spróbuj jeszcze raz, a jeśli to nie pomoże, napisz do administratora.",

    "certificate.not_found":
      "Nie ma takiego zaświadczenia. Sprawdź, czy kod lub adres jest przepisany w całości.",
    "certificate.forbidden": "Nie masz dostępu do zaświadczeń. Poproś o niego koordynatora projektu.",
    "certificate.read_only":
      "Możesz oglądać zaświadczenia, ale nie wydawać ich ani zmieniać. Poproś o to osobę, która prowadzi wydarzenie lub projekt.",
    "certificate.number_prefix":
      "Numer może się zaczynać od liter i cyfr, a dalej mieć też kropki, ukośniki i myślniki, na przykład ROPS/WS.",
    "certificate.signature_unknown": "Tego obrazu podpisu już nie ma. Dodaj go jeszcze raz.",
    "certificate.template_version_conflict": `Ktoś inny zapisał już zmiany w tym wzorze. ${CHANGED_MEANWHILE}`,
    "certificate.version_conflict": `To zaświadczenie zmieniło się w międzyczasie. ${CHANGED_MEANWHILE}`,
    "certificate.busy":
      "Kilka osób wydaje teraz zaświadczenia w tym projekcie. Spróbuj jeszcze raz za chwilę.",
    "certificate.event_draft": "Wydarzenie nie było opublikowane. Opublikuj je, a potem wydaj zaświadczenia.",
    "certificate.event_undated":
      "Wydarzenie nie ma jeszcze dokładnego terminu. Wpisz go, a potem wydaj zaświadczenia.",
    "certificate.event_not_over":
      "Wydarzenie jeszcze trwa. Wydaj zaświadczenia po jego końcu albo podaj powód wcześniejszego wydania.",
    "certificate.too_early":
      "Zajęcia tej osoby lub instytucji jeszcze trwają. Wydaj zaświadczenie po ich końcu albo podaj powód.",
    "certificate.issue_day":
      "Wybierz dzień nie wcześniejszy niż ostatni dzień wydarzenia i nie późniejszy niż dzisiaj.",
    "certificate.not_entitled":
      "Obecność jest za mała na zaświadczenie. Możesz je przyznać z podaniem powodu na stronie obecności.",
    "certificate.too_long":
      "Na zaświadczeniu jest za dużo tekstu, żeby je zapisać. Skróć tytuły zajęć albo wyłącz ich drukowanie w szablonie.",
    "certificate.unprintable": ({ character }) =>
      `Na zaświadczeniu stałby znak, którego nie umiemy wydrukować${character ? `: ${character}` : ""}. Popraw nazwisko, instytucję albo dane wydarzenia; numer nie został użyty.`,
    "certificate.issued_already": "Ta osoba lub instytucja ma już ważne zaświadczenie z tego wydarzenia.",
    "certificate.holder_unknown":
      "Tej osoby lub instytucji nie ma wśród uczestników. Jeśli zmieniła się nazwa, anuluj zaświadczenie i wydaj nowe.",
    "certificate.annulled": "To zaświadczenie zostało anulowane, więc nie można już tego zrobić.",
    "certificate.no_duplicate": "Duplikatu jeszcze nie wydano. Najpierw wydaj duplikat.",

    "staff.not_found": "Nie ma takiej osoby na liście pracowników.",
    "staff.not_signed_in": "Zaloguj się, aby zobaczyć tę stronę.",
    "staff.session_not_found": "Ta sesja już jest zakończona.",
    "staff.address_taken": "Ten adres e-mail ma już inna osoba na liście. Wpisz inny adres.",
    "staff.manage_forbidden": "Listę pracowników prowadzi administrator. Poproś go o zmianę.",
    "staff.busy": "Kilka osób zmienia teraz listę pracowników. Spróbuj jeszcze raz za chwilę.",
    "staff.passkey_refused":
      "Ten klucz dostępu nie działa. Spróbuj jeszcze raz albo zaloguj się kodem z e-maila.",
    "staff.passkey_required":
      "Administratorzy logują się tu kluczem dostępu. Jeśli klucz przepadł, poproś innego administratora o usunięcie kluczy z konta.",
    "staff.passkey_needed": "Najpierw trzeba dodać klucz dostępu na stronie „Moje konto”.",
    "staff.passkeys_full": "Jest już 10 kluczy dostępu. Usuń jeden z nich, aby dodać nowy.",
    "staff.passkey_not_found": "Tego klucza dostępu już nie ma.",
    "staff.own_passkeys": "Własne klucze dostępu usuwa się na stronie „Moje konto”.",
    "staff.identity_off": "Logowanie kontem organizacji nie jest tu włączone. Skorzystaj z kodu z e-maila.",
    "staff.identity_unavailable":
      "Usługa logowania organizacji nie odpowiada. Spróbuj za chwilę albo skorzystaj z kodu z e-maila.",
    "staff.identity_expired":
      "Minęło zbyt dużo czasu albo to logowanie już wykorzystano. Zacznij jeszcze raz.",
    "staff.identity_refused":
      "Logowanie kontem organizacji nie powiodło się. Zacznij jeszcze raz na tej stronie.",
    "staff.identity_declined": "Logowanie kontem organizacji zostało przerwane. Nic się nie stało.",
    "staff.identity_unverified":
      "Usługa logowania organizacji nie potwierdza, że adres e-mail należy do Ciebie. Skorzystaj z kodu z e-maila.",
    "staff.identity_other_organisation":
      "To konto należy do innej organizacji. Wybierz swoje konto służbowe.",
    "staff.identity_unknown": ({ address }) =>
      `Na liście pracowników nie ma osoby z adresem ${address ?? "tego konta"}. Zaloguj się swoim kontem albo poproś administratora o dodanie tego adresu.`,
    "staff.identity_other":
      "To konto organizacji jest tu połączone z innym adresem e-mail albo ten adres z innym kontem. Poproś administratora o odłączenie konta organizacji.",
    "staff.own_identity": "Twoje konto organizacji odłącza inny administrator.",
    "staff.own_rights":
      "Nie możesz odebrać sobie uprawnień administratora. Poproś o to innego administratora.",
    "staff.version_conflict": `Ktoś inny zapisał już zmiany dotyczące tej osoby. ${CHANGED_MEANWHILE}`,
    "staff.code_format": "Wpisz kod z wiadomości e-mail.",
    "staff.code_wrong": ({ attemptsLeft }) =>
      attemptsLeft === undefined
        ? "Ten kod się nie zgadza. Sprawdź go w wiadomości e-mail."
        : plural("pl", attemptsLeft, {
            one: (count) => `Ten kod się nie zgadza. Została ${count} próba.`,
            few: (count) => `Ten kod się nie zgadza. Zostały ${count} próby.`,
            other: (count) => `Ten kod się nie zgadza. Zostało ${count} prób.`,
          }),
    "staff.code_expired": "Ten kod już nie działa. Poproś o nowy.",
    "staff.too_many_attempts": "Za dużo prób. Poproś o nowy kod.",
    "staff.too_many_requests":
      "Z tej sieci poproszono o zbyt wiele kodów. Odczekaj kilka minut i spróbuj jeszcze raz. Nie dotyczy to przeglądarek, w których ktoś się już wcześniej logował.",
  } satisfies Record<string, ErrorText>,
};
