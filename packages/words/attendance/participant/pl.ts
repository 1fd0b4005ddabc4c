/** Polish words about attendance for participants: the ticket and their own check-in; the shape of all languages. */
export const pl = {
  ticket: {
    title: "Kod na wejście",
    lead: "Wystarczy pokazać ten kod przy wejściu, z telefonu albo z wydruku.",
    picture: (name: string) => `Kod QR: ${name}`,
    print: "Drukuj",
    loading: "Kod QR za chwilę się pojawi.",
  },

  selfCheckIn: {
    title: "Jestem na zajęciach",
    lead: (unit: string) => `Trwa teraz: ${unit}. Proszę wpisać kod z ekranu w sali.`,
    code: "6-cyfrowy kod",
    submit: "Potwierdź obecność",
    done: (unit: string) => `Obecność jest zapisana: ${unit}.`,
    required: "Wpisz 6 cyfr kodu z ekranu.",
  },
};
