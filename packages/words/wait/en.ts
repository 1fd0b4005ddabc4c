import type { Shape } from "../index.ts";
import { plural } from "../plural.ts";
import type { pl } from "./pl.ts";

/** English words for why somebody is on the reserve list, and for what they wait. */
export const en: Shape<typeof pl> = {
  met: {
    event: "No places were left at the event.",
    option: (title) => `No places were left ${inPart(title)}.`,
    group: (name) =>
      name
        ? `The places of the group “${name}” are taken.`
        : "The places of the institution's group are taken.",
    institution: (most) =>
      most === undefined
        ? "As many people of this institution have a place as may."
        : `${mayCome(most)} of one institution may take part, and that many have a place.`,
    institutionOption: (title, most) =>
      most === undefined
        ? `As many people of this institution have a place ${inPart(title)} as may.`
        : `${mayCome(most)} of one institution may take part ${inPart(title)}, and that many have a place.`,
  },
  short: {
    event: "There are not that many places left at the event.",
    option: (title) => `There are not that many places left ${inPart(title)}.`,
    group: (name) =>
      name
        ? `The group “${name}” has not that many places left.`
        : "The group has not that many places left.",
    institution: (most) =>
      most === undefined
        ? "Not that many people of one institution may take part."
        : `${mayCome(most)} of one institution may take part.`,
    institutionOption: (title, most) =>
      most === undefined
        ? `Not that many people of one institution may take part ${inPart(title)}.`
        : `${mayCome(most)} of one institution may take part ${inPart(title)}.`,
  },
  next: {
    institution:
      "So this application waits for a place of this institution and keeps nobody of others from one. A place becomes free when somebody of this institution withdraws.",
    group: "So this application waits for a place of this group and keeps nobody else from one.",
    each: "It will get a place only once there is one under each of these limits.",
    any: "A place in one of these parts is enough.",
  },
};

function inPart(title: string | undefined): string {
  return title ? `in “${title}”` : "in what was chosen";
}

function mayCome(most: number): string {
  return plural("en", most, { one: "At most 1 person", other: (n) => `At most ${n} people` });
}
