import { plural } from "../plural.ts";
import type { PartnerMessages } from "./index.ts";

const people = (count: number) => plural("en", count, { one: "1 person", other: (n) => `${n} people` });

/** English words of partners. */
export const en: PartnerMessages = {
  list: {
    title: "Activities of the project",
    lead: (institution) =>
      `All activities of the projects in which ${institution} is a partner. Each shows the people and places of that institution, and nobody else.`,
    caption: (project) => `Activities: ${project}`,
    event: "Activity",
    when: "Date",
    where: "Place",
    seats: "Free seats",
    state: "Recruitment",
    free: (left, total) => `${left} of ${total}`,
    unlimited: "no limit",
    empty: "No activity of this project has been published yet",
    table: "Our people in all activities",
    recruitment: {
      open: "Open",
      upcoming: "Not open yet",
      closed: "Closed",
      cancelled: "Event cancelled",
      tentative: "Tentative date",
    },
  },
  event: {
    back: "All activities",
    publicPage: "Page of the event with its programme",
    free: (left, total) => `Free seats of the whole event: ${left} of ${total}`,
    places: "Our places",
    placesCaption: "Places of the partner at this event",
    noPlaces: "The partner has no places of its own at this event.",
    ended:
      "The partner's places of its own have ended: those that were free are open to everybody now. Whoever registered before that day is still on the list below.",
    group: "Group",
    given: "Given",
    taken: "Taken",
    left: "Free",
    waiting: "On the reserve list",
    shut: "recruitment has ended",
    action: "Action",
    giveBack: {
      open: "Give places back",
      openOf: (group) => `Give places back: ${group}`,
      title: "Giving places back",
      lead: "Places that are given back become common. The organiser may give them to another partner; if somebody waits for a common place, they get it at once. This page cannot undo it.",
      places: "How many places",
      placesHelp: (left) => `Free in this group: ${left}.`,
      reason: "Reason",
      reasonHelp: "The organiser sees it in the history of the event.",
      confirm: "Give back",
      done: "The places were given back",
    },
    quota: (taken, limit) =>
      `At most ${people(limit)} of the partner itself can have a place. Taken: ${taken}.`,
    people: "Our people",
    peopleCaption: "People of the partner at this event",
    nobody: "Nobody of the partner is registered yet.",
    count: people,
    person: "Person",
    status: "Status",
    from: "From",
    ofPartner: "The partner itself",
    attended: "Attendance",
    attendedOf: (attended, of) => (of === 0 ? "no lists yet" : `${attended} of ${of}`),
    certificate: "Certificate",
    annulled: (number) => `${number} (annulled)`,
    noCertificate: "none",
    why: "These are people registered from the partner's institution, and those in its places. Their addresses, answers and needs do not show. That this list was read is noted in the organiser's history, at most once an hour and only if there is anybody on it.",
  },
  table: {
    title: "People and activities",
    lead: (institution) =>
      `Who of the partner's people has or had a place at activities of the project, or was there. Partner: ${institution}.`,
    activities: "Activities",
    activitiesCaption: "How many people of the partner took part in each activity",
    activity: "Activity",
    when: "When",
    places: "With a place",
    attended: "Were there",
    sum: "All activities together",
    distinct: (places, attended) =>
      `Different people: ${places} with a place, ${attended} who were there. Whoever was at several activities counts once here.`,
    how: "Registrations that were linked in the project are one person's; of the others, those that agree in name and in e-mail address or telephone.",
    people: "People",
    peopleCaption: "People of the partner and the activities in which they took part",
    person: "Person",
    took: "Took part in",
    there: (attended, of) => (of === 0 ? "has a place" : `attendance: ${attended} of ${of}`),
    withoutPlace: "has no place any more",
    number: "Activities",
    nobody: "Nobody of the partner has a place at activities of this project yet.",
    noActivities: "No activity of this project has been published yet",
    erased: (count) =>
      `In none of these figures: ${plural("en", count, {
        one: "1 registration of a person whose data were erased",
        other: (n) => `${n} registrations of people whose data were erased`,
      })}.`,
  },
};
