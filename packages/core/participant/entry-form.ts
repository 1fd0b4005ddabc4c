import { answerFault } from "../form/rules.ts";
import type { Question } from "../form/schema.ts";
import type { Issue } from "../shared/error.ts";
import type { Day } from "../shared/time.ts";
import { isCommuneCode } from "../territory/schema.ts";

/** Version of the form; answers name theirs, and a form with other questions or answers is another version. */
export const ENTRY_VERSION = 1;

/** Nobody is made to say what funders ask: a refusal is an answer, and not a missing one. */
const REFUSED = { answerId: "refused", label: { pl: "Odmowa podania informacji", en: "Refuses to say" } };

type Answers = [answerId: string, pl: string, en: string][];

function choice(questionId: string, label: Question["label"], answers: Answers, canRefuse = false): Question {
  const offered = answers.map(([answerId, pl, en]) => ({ answerId, label: { pl, en } }));
  return {
    questionId,
    label,
    type: "choice",
    required: true,
    answers: canRefuse ? [...offered, REFUSED] : offered,
  };
}

/**
 * What is asked of a participant on the day of entry, on the registry of types of questions (docs/decisions/0052). Answers are called
 * as in the funder's dictionary, with its dashes (domain rules 2.3).
 */
export const ENTRY_QUESTIONS: readonly Question[] = [
  choice("sex", { pl: "Płeć", en: "Sex" }, [
    ["woman", "Kobieta", "Woman"],
    ["man", "Mężczyzna", "Man"],
  ]),
  {
    questionId: "birthDate",
    label: { pl: "Data urodzenia", en: "Birth date" },
    type: "date",
    required: true,
  },
  choice(
    "education",
    { pl: "Wykształcenie", en: "Education" },
    [
      ["isced0", "Brak lub niepełne podstawowe (ISCED 0)", "None or incomplete primary (ISCED 0)"],
      ["isced1", "Podstawowe (ISCED 1) lub gimnazjalne (ISCED 2)", "Primary or lower secondary (ISCED 1–2)"],
      [
        "isced3",
        "Ponadgimnazjalne (ISCED 3) lub policealne (ISCED 4)",
        "Upper or post-secondary (ISCED 3–4)",
      ],
      ["isced5", "Wyższe (ISCED 5–8)", "Tertiary (ISCED 5–8)"],
    ],
    true,
  ),
  choice(
    "employment",
    { pl: "Status na rynku pracy", en: "Status on the labour market" },
    [
      ["unemployed", "Osoba bezrobotna", "Unemployed"],
      ["long_unemployed", "Osoba bezrobotna, w tym długotrwale", "Long-term unemployed"],
      ["inactive", "Osoba bierna zawodowo", "Inactive"],
      ["inactive_learning", "Osoba bierna zawodowo, ucząca się", "Inactive, in education"],
      ["employed", "Osoba pracująca", "Employed"],
    ],
    true,
  ),
  {
    questionId: "commune",
    label: { pl: "Gmina (kod TERYT)", en: "Commune (TERYT code)" },
    help: { pl: "7 cyfr, na przykład 0603142 (Żmudź).", en: "Seven digits, for example 0603142 (Żmudź)." },
    type: "text",
    required: true,
  },
  choice("degurba", { pl: "Stopień urbanizacji (DEGURBA)", en: "Degree of urbanisation (DEGURBA)" }, [
    ["1", "1 – miasta", "1 – cities"],
    ["2", "2 – mniejsze miasta i przedmieścia", "2 – towns and suburbs"],
    ["3", "3 – obszary wiejskie", "3 – rural areas"],
  ]),
];

/** What is wrong with answers, beside their questions. @param today nobody is born later */
export function entryFaults(answers: Readonly<Record<string, string>>, today: Day): Issue[] {
  return Object.entries(answers).flatMap(([questionId, answer]): Issue[] => {
    const path = `answers.${questionId}`;
    const question = ENTRY_QUESTIONS.find((one) => one.questionId === questionId);
    if (!question) return [{ path, code: "field.unknown" }];
    if (answer === "") return [];
    const fault = answerFault(question, answer);
    if (fault) return [{ path, ...fault }];
    if (questionId === "commune" && !isCommuneCode(answer)) return [{ path, code: "institution.commune" }];
    if (questionId === "birthDate" && answer > today) return [{ path, code: "field.day" }];
    return [];
  });
}

/** Questions that are not answered yet; a refusal is an answer. */
export function missingEntry(answers: Readonly<Record<string, string>>): string[] {
  return ENTRY_QUESTIONS.map(({ questionId }) => questionId).filter((id) => !answers[id]);
}

/** Whole years of somebody on a day; whoever is born on 29 February is a year older on 1 March where there is none. */
export function ageOn(birthDate: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
