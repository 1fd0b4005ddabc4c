import { formatDateTime, formatWallTime } from "../../date.ts";
import type { DelegationMessages } from "./index.ts";

const places = (fitting: number, count: number) =>
  fitting === 1
    ? `There is a place now for 1 of ${count} people`
    : `There are places now for ${fitting} of ${count} people`;

/** English words of delegations and of passing a place on. */
export const en: DelegationMessages = {
  form: {
    title: "Registration by an institution",
    lead: (least, most) =>
      `One form registers ${least} to ${most} people of one institution. Everybody with an e-mail address gets a message of their own with a personal link.`,
    forOne: "Register one person",
    institution: "Institution",
    contact: "Contact",
    contactHelp:
      "We send the list of people to this address, with a link by which they can be replaced and withdrawn. The contact takes part only if they put themselves on the list too.",
    contactName: "Name of the contact",
    contactEmail: "E-mail address of the contact",
    contactPhone: "Telephone of the contact",
    people: "People",
    places: (left) =>
      left === 0
        ? "No seats are free now."
        : left === 1
          ? "1 seat is free now."
          : `${left} seats are free now.`,
    quota: (limit) =>
      limit === 1
        ? "1 person of an institution can take part, including those registered before."
        : `At most ${limit} people of an institution can take part, including those registered before.`,
    count: (count, most) => `People on the list: ${count}, at most ${most}.`,
    person: (number) => `Person ${number}`,
    noName: "no name yet",
    faulty: "to be corrected",
    noEmail: "no e-mail address",
    email: "E-mail address of this person",
    emailHelp:
      "We send their personal link and the information about their data to it. If they have no address, the contact passes these on.",
    editPerson: (name) => `Edit: ${name}`,
    removePerson: (name) => `Remove: ${name}`,
    removed: (name) => `Removed from the list: ${name}`,
    add: "Add a person",
    ready: "Done",
    optionOf: (group, option) => `${group}: ${option}`,

    ifFull: "If there are not enough places for all",
    nobody: "Register nobody",
    nobodyHelp: "The registration is accepted only if everybody gets a place.",
    reserve: "Register as many as fit",
    reserveHelp: "The others, in the order of the list, go to the reserve list.",
    together: "Register everybody, but only together",
    togetherHelp:
      "If there are not enough places now, everybody goes to the reserve list, and all get places in one moment when there are as many.",
    allWait: (count) => `So all ${count} people will wait together on the reserve list.`,
    allFit: (count) => `There are places now for everybody on the list (${count}).`,
    someFit: (fitting, waiting) =>
      fitting === 0
        ? `So everybody on the list (${waiting}) will go to the reserve list.`
        : `${places(fitting, fitting + waiting)}. ${waiting === 1 ? "1 person" : `${waiting} people`} will go to the reserve list.`,
    notAll: (fitting, count) =>
      `${fitting === 0 ? "So" : `${places(fitting, count)}, so`} the registration will not be accepted. You can change the list of people or choose the reserve list.`,
    undecided: (count) =>
      count === 1
        ? "The organiser will decide about 1 person, who does not meet the criteria."
        : `The organiser will decide about ${count} people, who do not meet the criteria.`,
    selection: "The registrations will wait for the organiser's decision.",

    declarations: "Declarations",
    acts: "I register these people on behalf of the institution. They know of it, and that I give their data to the organiser.",
    allowsNeeds:
      "The people whose needs I give have agreed to the use of this information in preparing the event.",
    clauseText: "Read the information clause",
    authorityText: "Read the managing authority's information clause",
    clauseHelp:
      "Everybody gets this clause, and is told where their data come from. Accepting the rules and consenting to photographs is for each person to do on their own page.",

    submit: "Send the registration",
    sending: "Sending the registration…",
    draftHelp: "The data were kept in this browser tab only. Needs and declarations have to be given again.",
    notTaken: "For this event each person signs up separately.",
  },
  list: {
    open: "Paste a list or read a file",
    title: "List of people",
    pasted: "List copied from a spreadsheet",
    pastedHelp:
      "One person in a row, best with headings of the columns: first name, last name, e-mail address.",
    file: "Or a file with the list",
    fileHelp: "XLSX or CSV. Needs and attachments are not taken from a list: add them to the person.",
    empty: "There is nothing in this file.",
    nothing: "Paste a list or choose a file.",
    people: "People of the list",
    count: (count, known) =>
      [`To be added: ${count}.`, known > 0 ? `In the form already, or twice in the list: ${known}.` : ""]
        .filter(Boolean)
        .join(" "),
    row: (row, name) => `Row ${row}: ${name}`,
    nobody: "There is nobody to be added here.",
    tooMany: (room, count) =>
      `The form has room for ${room === 1 ? "1 more person" : `${room} more people`}, and the list has ${count}. Shorten the list or send two forms.`,
    fill: "Put into the form",
    filled: (count) => (count === 1 ? "1 person added" : `${count} people added`),
    cancel: "Cancel",
  },
  page: {
    title: "Registration by an institution",
    sent: "Registration accepted",
    sentMail: (email) => `We have sent the list of people and the link to this page to ${email}.`,
    summary: (placed, waiting, pending) =>
      [
        placed > 0 ? `With a place: ${placed}.` : "",
        waiting > 0 ? `On the reserve list: ${waiting}.` : "",
        pending > 0 ? `Waiting for a decision: ${pending}.` : "",
      ]
        .filter(Boolean)
        .join(" ") || "None of these registrations is valid any more.",
    contact: "Contact",
    people: "People",
    waits: (position) => `Reserve list, place ${position}`,
    dissolve: "Stop waiting together",
    dissolveTitle: "Stop waiting together?",
    dissolveText:
      "Each person will wait for one place and keep their turn on the reserve list. Places that are free now or later go to these people one by one, even if there are not enough for all. This cannot be undone.",
    dissolved: "Each person now waits for a place of their own.",
    waitsTogether: "Waits for places for all people of this registration at once.",
    noEmail:
      "No e-mail address: please tell this person that they are registered, and give them the information clause of the event's page.",
    before: (name, until, timeZone) => `Before: ${name} (until ${formatDateTime("en", until, timeZone)})`,
    exchangePerson: (name) => `Replace with another person: ${name}`,
    exchangeTitle: (name) => `Replace ${name}`,
    exchangeHelp:
      "The place (on the reserve list too) and the chosen parts stay with the institution. The former person is told by e-mail that the place was passed on, and the new one gets a link of their own.",
    exchangeSubmit: "Replace",
    exchanged: "The person was replaced.",
    exchangesUntil: (wall) => `People can be replaced until ${formatWallTime("en", wall)}.`,
    exchangesOver: "People can no longer be replaced. If you need to, please contact the organiser.",
    withdraw: "Withdraw",
    withdrawPerson: (name) => `Withdraw the registration: ${name}`,
    withdrawTitle: (name) => `Withdraw the registration of ${name}?`,
    withdrawWaitingText:
      "This registration will no longer be considered. This cannot be undone. Instead of withdrawing, you can replace the person.",
    withdrawText:
      "The place goes to the next person of the reserve list. This cannot be undone. To keep the place with the institution, you can replace the person.",
    withdrawn: "The registration was withdrawn.",
    cancel: "Cancel",
    link: "Whoever has the link to this page can replace and withdraw these people. Do not pass it on.",
    missingTitle: "This link does not work",
    missing:
      "The link may be incomplete, there may be another contact, or the event was more than 30 days ago. Best open it from the latest e-mail.",
    missingBack: "See the events",
    stored: "We erase the data of the contact and this page 30 days after the event.",
  },
  handOver: {
    open: "Pass the place on to somebody else",
    title: "Who gets the place",
    help: "The place and the chosen parts go to the other person of the same institution. This registration ends, and that cannot be undone.",
    acts: "This person knows of the registration, and that I give their data to the organiser.",
    needs: "This person has agreed to my giving information about their needs.",
    submit: "Pass the place on",
    done: "The place was passed on to another person.",
    doneText:
      "This registration is no longer valid. The other person was sent a link of their own, if they have an e-mail address.",
  },
  origin: {
    institution:
      "These data were given by the institution that registered you. You can correct them or withdraw.",
    colleague:
      "These data were given by the person who had this place before. You can correct them or withdraw.",
  },
};
