import { formatDay } from "../date.ts";
import { formatNumber } from "../number.ts";
import type { FormMessages } from "./index.ts";

/** English words of forms. */
export const en: FormMessages = {
  type: {
    text: "Short text",
    long_text: "Longer text",
    yes_no: "Yes or no",
    choice: "Choice from a list",
    several: "Several answers from a list",
    number: "Number",
    date: "Date",
    statement: "Statement or consent to tick",
    file: "File, such as a scan of a signed consent",
  },
  value: {
    yes: "Yes",
    no: "No",
    number: (value) => formatNumber("en", value),
    day: (day) => formatDay("en", day),
  },
  questionSetting: {
    min: "Smallest number",
    max: "Largest number",
    unit: "Unit",
    unitHelp: "For example “km”. It stands beside the field and the answer.",
  },
  reworded: {
    now: (label) => `The answer is to an earlier question. It now reads: “${label}”.`,
    picked: "The possible answers were different then.",
    former: (label, answer) =>
      `The question used to read: “${label}”. The answer: ${answer}. It stays as it is if you leave this field empty.`,
  },
  choose: "Choose from the list",
  institution: { chosen: "Chosen from the list. To name another, type over it." },
  field: {
    formOfAddress: {
      asked: "Form of address",
      help: "This is how messages and the certificate will address you.",
      listed: "Form of address",
    },
    phone: {
      asked: "Telephone",
      help: "For example 600 700 800. We call only in an urgent matter.",
    },
    institution: {
      asked: "Institution",
      parts: {
        name: {
          label: "Name of the institution",
          help: "Type the beginning of the name or the town, for example “OPS Mońki”, and choose from the list. If it is not there, type the full name.",
        },
        type: { label: "Kind of institution" },
        town: { label: "Town of the institution" },
      },
    },
    position: { asked: "Position" },
    countyCode: {
      asked: "County",
      help: "Where you work or live. Type the beginning of the name, for example “biel”, and choose from the list.",
    },
    pickUpPoint: { asked: "Where you get on the coach", listed: "Pick-up point" },
  },
  setting: {
    formOfAddress: { label: "Form of address (Ms, Mr)" },
    phone: { label: "Telephone" },
    institution: { label: "Institution" },
    position: { label: "Position" },
    county: { label: "County" },
    pickUpPoints: {
      label: "Places where the coach stops",
      help: "One place per line. Without entries nobody is asked.",
    },
  },
  removeCounty: (name) => `Remove: ${name}`,
  countyAdded: (name) => `Added: ${name}`,
  countyRemoved: (name) => `Removed: ${name}`,
  countyKind: {
    land: (voivodeship) => `county, ${voivodeship} voivodeship`,
    city: (voivodeship) => `city with county rights, ${voivodeship} voivodeship`,
  },
  begun: { birth: "Date of birth", sex: "Sex", female: "Woman", male: "Man" },
  otherTravel: "I will get there in another way",
};
