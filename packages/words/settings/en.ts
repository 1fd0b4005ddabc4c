import { formatDay } from "../date.ts";
import type { SettingsMessages } from "./index.ts";

/** English words of the settings of the installation. */
export const en: SettingsMessages = {
  title: "Settings",
  statement: {
    title: "Accessibility statement",
    lead: "The page with this statement is linked at the foot of every public page. We add the structure that the law asks for, how to make requests and complaints, and what the automatic check found.",
    see: "See the page",
    notYet: "There is no statement yet",
    notYetText: "A public body has to publish one. Fill in the fields and save.",
    review: {
      done: (day) => `Next review by ${formatDay("en", day)}`,
      soon: (day) => `Review the statement by ${formatDay("en", day)}`,
      late: (day) => `The review was due on ${formatDay("en", day)}`,
    },
    reviewHelp: "Check that everything is still true, enter the day of the review and save.",
    save: "Save and publish",
    saved: "The statement is on its page",
    body: "Organisation and website",
    assessed: "Compliance and assessment",
    reachable: "Contact for accessibility",
    place: "Premises and applications",
    field: {
      entity: "Full name of the organisation",
      address: "Address",
      publishedOn: "Website published",
      changedOn: "Last significant update",
      conformance: "Compliance with the act",
      inaccessible: "Content that is not accessible, and why",
      preparedOn: "Statement prepared",
      reviewedOn: "Statement last reviewed",
      assessment: "Basis of the statement",
      assessor: "Who assessed the website",
      contactName: "Person or unit in charge",
      contactEmail: "E-mail",
      contactPhone: "Telephone",
      premises: "Accessibility of the premises",
      apps: "Mobile applications",
    },
    help: {
      changedOn: "After a change of looks, structure or way of publishing.",
      inaccessible:
        "List what is not accessible, why, and how to get it another way. For example scanned attendance lists without text.",
      premises:
        "Entrance and ramp, lift, toilet, assistance dogs, induction loop, sign language interpreter, parking.",
      apps: "Leave it empty if the organisation has none.",
    },
    conformance: { full: "fully compliant", partial: "partially compliant", none: "not compliant" },
    assessment: { self: "self-assessment", external: "assessment by a third party" },
  },
};
