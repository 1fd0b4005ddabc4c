import type { ValueWords } from "@zapisy/core/form/rules";
import type { FieldId, QuestionTypeName, SettingName } from "@zapisy/core/form/schema";
import { formatDay } from "../date.ts";
import { formatNumber } from "../number.ts";

/** The label of an input, with what is written under it. */
export interface FieldHelp {
  readonly label: string;
  readonly help?: string;
}

/** What a field that every event can ask is called. */
export interface FieldLabels {
  readonly asked: string;
  readonly help?: string;
  readonly listed?: string;
  readonly parts?: Readonly<Record<string, FieldHelp>>;
}

/** Polish words of forms. */
export const pl = {
  type: {
    text: "Krótki tekst",
    long_text: "Dłuższy tekst",
    yes_no: "Tak lub nie",
    choice: "Wybór z listy",
    several: "Kilka odpowiedzi z listy",
    number: "Liczba",
    date: "Data",
    statement: "Oświadczenie lub zgoda do zaznaczenia",
    file: "Plik, na przykład skan podpisanej zgody",
  } satisfies Record<QuestionTypeName, string>,
  value: {
    yes: "Tak",
    no: "Nie",
    number: (value) => formatNumber("pl", value),
    day: (day) => formatDay("pl", day),
  } satisfies ValueWords,
  /** What staff set up about a question. */
  questionSetting: {
    min: "Najmniejsza liczba",
    max: "Największa liczba",
    unit: "Jednostka",
    unitHelp: "Na przykład „km”. Stoi przy polu i przy odpowiedzi.",
  },
  /** What was answered to a question that reads otherwise now. */
  reworded: {
    now: (label: string) => `Odpowiedź na wcześniejszą treść pytania. Teraz pytanie brzmi: „${label}”.`,
    picked: "Możliwe odpowiedzi były wtedy inne.",
    former: (label: string, answer: string) =>
      `Wcześniej pytanie brzmiało: „${label}”. Odpowiedź: ${answer}. Jeśli to pole zostanie puste, nic się w niej nie zmieni.`,
  },
  choose: "Wybierz z listy",
  institution: { chosen: "Wybrano z listy. Aby podać inną, wpisz jej nazwę." },
  /**
   * The fields that every event can ask. `asked`: what a participant reads, with `help` under it. `listed`: what staff
   * read instead. `parts`: the inputs of a field that has several.
   */
  field: {
    formOfAddress: {
      asked: "Forma grzecznościowa",
      help: "Tak zwrócimy się w wiadomościach i na zaświadczeniu.",
      listed: "Forma zwracania się",
    },
    phone: {
      asked: "Telefon",
      help: "Na przykład 600 700 800. Zadzwonimy tylko w pilnej sprawie.",
    },
    institution: {
      asked: "Instytucja",
      parts: {
        name: {
          label: "Nazwa instytucji",
          help: "Wpisz początek nazwy albo miejscowość, na przykład „OPS Mońki”, i wybierz z listy. Jeśli jej tam nie ma, wpisz pełną nazwę.",
        },
        type: { label: "Rodzaj instytucji" },
        town: { label: "Miejscowość instytucji" },
      },
    },
    position: { asked: "Stanowisko" },
    countyCode: {
      asked: "Powiat",
      help: "Powiat pracy lub zamieszkania. Wpisz początek nazwy, na przykład „biel”, i wybierz z listy.",
    },
    pickUpPoint: { asked: "Miejsce wsiadania do autokaru", listed: "Miejsce wsiadania" },
  } satisfies Record<FieldId, FieldLabels>,
  /** What staff read where they set the fields up. */
  setting: {
    formOfAddress: { label: "Forma zwracania się (Pani, Pan)" },
    phone: { label: "Telefon" },
    institution: { label: "Instytucja" },
    position: { label: "Stanowisko" },
    county: { label: "Powiat" },
    pickUpPoints: {
      label: "Miejsca, gdzie zatrzymuje się autokar",
      help: "Jedno miejsce w wierszu. Bez wpisów nikt nie jest o to pytany.",
    },
  } satisfies Record<SettingName, FieldHelp>,
  removeCounty: (name: string) => `Usuń: ${name}`,
  countyAdded: (name: string) => `Dodano: ${name}`,
  countyRemoved: (name: string) => `Usunięto: ${name}`,
  countyKind: {
    land: (voivodeship: string) => `powiat, woj. ${voivodeship}`,
    city: (voivodeship: string) => `miasto na prawach powiatu, woj. ${voivodeship}`,
  },
  /** Questions that come with a criterion, until staff call them otherwise. */
  begun: { birth: "Data urodzenia", sex: "Płeć", female: "Kobieta", male: "Mężczyzna" },
  /** Of the places where the coach stops: none of them. */
  otherTravel: "Dojadę w inny sposób",
};
