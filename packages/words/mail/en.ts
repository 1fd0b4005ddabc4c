import type { Shape } from "../index.ts";
import { plural } from "../plural.ts";
import type { pl } from "./pl.ts";

/** English words of mails. */
export const en: Shape<typeof pl> = {
  salutation: ({ firstName, lastName, formOfAddress }) =>
    ({ ms: `Dear Ms ${lastName},`, mr: `Dear Mr ${lastName},`, none: `Dear ${firstName} ${lastName},` })[
      formOfAddress ?? "none"
    ],
  staffSalutation: (name) => `Dear ${name},`,
  openSalutation: "Hello,",
  subject: (heading, title) => `${heading}: ${title}`,
  subjectNamed: (heading, name) => `${heading} (${name})`,

  kind: {
    "registration.received": {
      name: "Application received",
      heading: "We have received the application",
      lead: "The application has arrived and waits for the organiser's decision. It does not mean a place at the event yet.",
      next: ["We will write to this e-mail address about the decision. Nothing needs to be done until then."],
    },
    "registration.held": {
      name: "Request to confirm the address",
      heading: "Please confirm your application",
      lead: "A place is held and waits for this e-mail address to be confirmed.",
      next: [
        "Please open the link below and press “I confirm the application”. Without it the place goes to the next person.",
      ],
    },
    "registration.offered": {
      name: "Offer of a place from the reserve list",
      heading: "A place is free, please answer",
      lead: "A place has become free and is kept for this application from the reserve list. The place is not confirmed yet.",
      next: [
        "Please open the link below and press “I take the place” or “I decline”.",
        "No answer by then counts as declining: the place goes to the next person, and the application leaves the reserve list.",
      ],
    },
    "registration.offer_ending": {
      name: "Reminder of an offered place",
      heading: "The time to answer is nearly over",
      lead: "The place that was offered to this application from the reserve list still waits for an answer. Participation is not confirmed.",
      next: [
        "Please open the link below and press “I take the place” or “I decline”.",
        "No answer in time counts as declining: the next person gets the place, and this application leaves the reserve list.",
      ],
    },
    "registration.offer_lapsed": {
      name: "End of an offer",
      heading: "The time to take the place is over",
      lead: "The offered place was not taken in time, so it went to the next person, and the application is no longer on the reserve list.",
      next: ["If this is a mistake, please contact the organiser."],
    },
    "registration.confirmed": {
      name: "Place confirmed",
      heading: "Place confirmed",
      lead: "The place at the event is confirmed.",
      next: [
        "If taking part turns out to be impossible, please withdraw at the link below. The place then goes to the next person.",
      ],
    },
    "registration.reserve": {
      name: "Put on the reserve list",
      heading: "Reserve list",
      lead: "All places are taken now, so the application is on the reserve list.",
      next: [
        "When a place becomes free, we will give it to the next application in the order of arrival and write to this e-mail address. Nothing needs to be done.",
        "If taking part turns out to be impossible, please withdraw at the link below.",
      ],
    },
    "registration.delegated": {
      name: "Registration by an institution",
      heading: "Registered by your institution",
      lead: "Your institution has registered you for the event below. This is where the registration stands.",
      next: [
        "At the link below you can check and correct the data, say what you need, or withdraw the registration.",
      ],
    },
    "registration.referred": {
      name: "Referral by an institution",
      heading: "You were referred to an event",
      lead: "The institution named below has referred you to this event. This is where the registration stands.",
      next: [
        "At the link below you can check and correct the data, say what you need, or withdraw the registration.",
      ],
    },
    "registration.taken_over": {
      name: "Place taken over from another person",
      heading: "A place was passed on to you",
      lead: "A place at the event below that another person of the same institution had is yours now. This is where the registration stands.",
      next: [
        "At the link below you can check and correct the data, say what you need, or withdraw the registration.",
      ],
    },
    "registration.handed_over": {
      name: "Place passed on to another person",
      heading: "Place passed on to another person",
      lead: "The place at the event below was passed on to another person of the same institution. This registration is not valid any more, and its link only shows it.",
      next: ["There is nothing to do. If this is a mistake, please contact the organiser."],
    },
    "delegation.received": {
      name: "List of people registered by an institution",
      heading: "Registration by an institution",
      lead: "The registration of people of the institution has arrived. Below is the list of people and where each registration stands.",
      next: [
        "Everybody with an e-mail address got a message of their own, with a personal link and the information on their data.",
      ],
    },
    "delegation.contact_changed": {
      name: "New contact of an institution",
      heading: "Contact of the institution",
      lead: "From now on you are the contact for the people whom the institution registered. The former link does not work any more.",
      next: ["Above is the list of people and where each registration stands."],
    },
    "registration.promoted": {
      name: "Place from the reserve list",
      heading: "A place is free, your place is confirmed",
      lead: "A place has become free. The application is no longer on the reserve list, and the place at the event is confirmed.",
      next: [
        "If taking part turns out to be impossible, please withdraw at the link below as soon as you can. The place then goes to the next person.",
      ],
    },
    "registration.rejected": {
      name: "Application not accepted",
      heading: "Application not accepted",
      lead: "We are sorry to say that the application has not been accepted this time.",
      next: ["If you have questions, please contact the organiser."],
    },
    "registration.cancelled": {
      name: "Application withdrawn",
      heading: "Application withdrawn",
      lead: "The application for this event has been withdrawn.",
      next: [
        "Nothing needs to be done. If this is a mistake, please contact the organiser or, while recruitment is open, send a new application on the page of the event.",
      ],
    },
    "registration.changed": {
      name: "Application changed",
      heading: "Application changed",
      lead: "The application has been changed. Below is what is true now.",
      next: ["If something is not right, it can be checked and corrected at the link below."],
    },
    "registration.link": {
      name: "Link to the application",
      heading: "Link to the application",
      lead: "This is the link to an application that has already been saved. We send it when somebody fills in the form a second time or asks for the link.",
      next: ["There is no need to apply again."],
    },
    "circular.sent": {
      name: "Message from the organiser",
      heading: "Message from the organiser",
      lead: "",
      next: [],
    },
    "circular.test": { name: "Test message", heading: "Test message", lead: "", next: [] },
    "mail_text.test": {
      name: "Test of a text of a message",
      heading: "Test of a text of a message",
      lead: "",
      next: [],
    },
    "subscription.confirm": {
      name: "Request to confirm news of events",
      heading: "Please confirm your address",
      lead: "In a registration form somebody ticked that news of the organiser's further events should come to this address. We send them only once that is confirmed.",
      next: [
        "The page at this link has the button “I want to get news”. You can choose kinds of events and counties there, too.",
        "Without that nothing will come, and we erase the address after 30 days. The registration for the event does not depend on it.",
      ],
    },
    "bulletin.sent": {
      name: "News of another event",
      heading: "An event for you",
      lead: "We are organising an event for which you can register on our site.",
      next: [],
    },
    "invitation.sent": {
      name: "Invitation",
      heading: "Invitation",
      lead: "We invite you to the event below. This link opens the form, where the address is filled in already.",
      next: [
        "If you cannot take part, please say so in the same place, by the button “I cannot take part”.",
        "The invitation is yours and works once. Please do not pass it on.",
      ],
    },
    "invitation.reminder": {
      name: "Reminder of an invitation",
      heading: "Reminder of an invitation",
      lead: "We invited you to the event below and have no answer yet.",
      next: [
        "If you cannot take part, please say so in the same place, by the button “I cannot take part”. Then we will not remind you again.",
        "The invitation is yours and works once. Please do not pass it on.",
      ],
    },
    "interest.confirm": {
      name: "Request to confirm an address that is to be told of sign-up",
      heading: "Please confirm your address",
      lead: "This address was left to be told when one can sign up for the event below. We write only once that is confirmed.",
      next: [
        "The page at this link has the button “Please tell me”. You can withdraw in the same place, now or later.",
      ],
    },
    "interest.told": {
      name: "Note that one can sign up",
      heading: "You can sign up now",
      lead: "One can sign up now for the event of which you wanted to be told.",
      next: ["The form is on the page of the event."],
    },
    "registration.link_renewed": {
      name: "New link to the application",
      heading: "New link to the application",
      lead: "This is a new link to the application. The link before it does not work any more.",
      next: ["The application itself has not changed, and there is no need to apply again."],
    },
    "registration.address_left": {
      name: "Notice to the former address",
      heading: "E-mail address of an application changed",
      lead: "The e-mail address of an application for the event below has been changed. We will not write to this address about it any more, and the link that we sent here does not work any more.",
      next: [
        "If the application is yours and the change is a mistake or was made without your knowledge, please write to the organiser. Otherwise nothing needs to be done.",
      ],
    },
    "event.moved": {
      name: "Change of date or venue",
      heading: "Change of date or venue",
      lead: "The organiser has changed the date, the venue or the programme of the event. Below is what holds now, and what was before. The application remains valid.",
      next: ["If this change makes taking part impossible, please withdraw at the link below."],
    },
    "event.cancelled": {
      name: "Event cancelled",
      heading: "Event cancelled",
      lead: "The organiser has cancelled the event. The application is no longer valid and need not be withdrawn.",
      next: ["We are sorry for the change of plans. If you have questions, please contact the organiser."],
    },
    "reminder.before": {
      name: "Reminder before the event",
      heading: "Reminder",
      lead: "This is a reminder of an event at which your place is confirmed.",
      next: [
        "If you cannot take part, please withdraw as soon as possible at the link below. The next person will then get the place.",
      ],
    },
    "reminder.answers": {
      name: "Reminder of missing answers and files",
      heading: "Please complete your application",
      lead: "Your place at the event is confirmed, but something is still missing in the application. It is listed below.",
      next: ["All of it can be added on the page of the application, at the link below."],
    },
    "reminder.follow_up": {
      name: "Message after the event",
      heading: "After the event",
      lead: "We are writing about an event that has taken place.",
      next: ["Thank you to everybody who took part."],
    },
    "reminder.survey": {
      name: "Questionnaire after an event",
      heading: "Please fill in the questionnaire",
      lead: "Thank you for having taken part in the event below. We ask you for a few answers about it.",
      next: [
        "The link of the questionnaire is in this message and on the page of your application. If you have filled it in already, thank you: there is nothing to do.",
      ],
    },
    "contributor.before": {
      name: "Before the event, to hosts and leaders",
      heading: "The event is near",
      lead: "The event in which you take part as a host or leader is near. Below is your part of the programme, and how many people we expect.",
      next: [
        "If something is not right, please contact us. Materials for participants can be sent to the address below.",
      ],
    },
    "contributor.after": {
      name: "Thanks to hosts and leaders",
      heading: "Thank you",
      lead: "Thank you for your part in the event, for preparing it and for your time.",
      next: [],
    },
    "contributor.moved": {
      name: "Change of the event, to hosts and leaders",
      heading: "Change of the programme",
      lead: "The dates, the place or the programme of the event have changed. Below is what holds now for your part.",
      next: ["If the change does not suit you, please contact us."],
    },
    "contributor.cancelled": {
      name: "Event cancelled, to hosts and leaders",
      heading: "Event cancelled",
      lead: "The event in which you were to take part as a host or leader will not take place.",
      next: ["We are sorry for the trouble."],
    },
    "certificate.issued": {
      name: "Certificate",
      heading: "Certificate",
      lead: "Attached is the certificate for the event described below.",
      next: [
        "The QR code on the certificate leads to a page where anybody can check that it is valid. The page shows initials in place of the name unless you decide otherwise.",
      ],
    },
    "certificate.annulled": {
      name: "Certificate annulled",
      heading: "Certificate annulled",
      lead: "The organiser has annulled the certificate. It is no longer valid and must not be used.",
      next: ["If you have questions, please contact the organiser."],
    },
    "staff.sign_in_code": {
      name: "Sign-in code",
      heading: "Sign-in code",
      lead: "This is the code to sign in to the registration system:",
      next: [
        "If it is not you who is signing in, nothing needs to be done: nobody can sign in without this code. Do not give the code to anybody, not even by telephone.",
      ],
    },
    "staff.sign_in_guarded": {
      name: "Somebody is guessing a sign-in code",
      heading: "Somebody is guessing a sign-in code",
      lead: "Too many codes for this account were typed on the sign-in page within a day. Further guessing was stopped.",
      next: [
        "To be safe, codes for this account are longer until tomorrow: they have 12 characters. You can sign in as usual, and nothing changes in a browser in which you signed in before.",
        "The page of your account shows where it is open. If in doubt, please tell an administrator.",
      ],
    },
    "staff.passkey_added": {
      name: "A new passkey",
      heading: "A new passkey",
      lead: "A passkey was added to your account in the registration system. From now on it can be used to sign in.",
      next: [
        "If it was not you who added it, please open the page of your account at once, remove that passkey, end the other sessions, and tell an administrator.",
      ],
    },
    "staff.passkeys_reset": {
      name: "Passkeys removed",
      heading: "Passkeys removed",
      lead: "An administrator removed the passkeys of your account in the registration system and ended its open sessions.",
      next: [
        "You can sign in with a code from an e-mail and then add a new passkey on the page of your account. If nobody asked for this, please tell another administrator.",
      ],
    },
    "staff.identity_added": {
      name: "First sign-in with the organisation's account",
      heading: "First sign-in with your organisation's account",
      lead: "Somebody signed in to your account in the registration system with an account of your organisation. From now on only that account of the organisation can be used for it.",
      next: [
        "If it was not you, please open the page of your account at once, end the other sessions, and tell an administrator.",
      ],
    },
    "staff.identity_reset": {
      name: "Organisation's account disconnected",
      heading: "Organisation's account disconnected",
      lead: "An administrator disconnected your account in the registration system from your account of the organisation and ended its open sessions.",
      next: [
        "The next time you sign in with your organisation's account, it is connected again. If nobody asked for this, please tell another administrator.",
      ],
    },
    "staff.invited": {
      name: "Invitation to the system",
      heading: "Access to the registration system",
      lead: "You now have access to the system in which we run registration for events.",
      next: [
        "There is no password. Enter this e-mail address on the sign-in page, and a code to sign in comes in a separate message.",
      ],
    },
    "partner.people": {
      name: "A partner's people before an event",
      heading: "Your people at the event",
      lead: "The event below is to take place soon. Here is which of your people have a place, and who waits.",
      next: [
        "The page at this link, once you have signed in, always has the list as it is. Please ask the organiser for changes.",
        "Please use the list only to prepare for these people to take part, and delete this message afterwards.",
      ],
    },
    "partner.moved": {
      name: "Change of an event, to partners",
      heading: "Change of the event",
      lead: "The date, place or programme has changed of an event at which your institution has people or places. Here is what holds now.",
      next: [
        "Those people with an e-mail address whom it concerns get a message of their own about it. The page at this link, once you have signed in, lists your people and free places.",
      ],
    },
    "partner.cancelled": {
      name: "Cancelled event, to partners",
      heading: "Event cancelled",
      lead: "An event at which your institution has people or places will not take place.",
      next: [
        "People with an e-mail address have a message of their own about it. The page at this link, once you have signed in, lists your people.",
      ],
    },
    "recruitment.reopened": {
      name: "Sign-up open again, to institutions",
      heading: "Sign-up is open again",
      lead: "Sign-up for the event below had ended, and is open again.",
      next: [
        "The page at this link, once you have signed in, shows the event and your institution's people.",
      ],
    },
    "recruitment.ending": {
      name: "Reminder of the end of sign-up, to institutions",
      heading: "Sign-up ends soon",
      lead: "Sign-up for the event below ends soon, and there are still free places.",
      next: [
        "The page at this link, once you have signed in, shows the event and your institution's people.",
      ],
    },
    "team.joined": {
      name: "Addition to the team of an event",
      heading: "Added to the team of an event",
      lead: "You are now in the team of the event described below.",
      next: [
        "There is no password. Enter this e-mail address on the sign-in page, and a code to sign in comes in a separate message.",
      ],
    },
  },

  origin: {
    institution: (institution, contact) => (contact ? `${institution} (contact: ${contact})` : institution),
    colleague: "A person of the same institution who had this place",
    about:
      "Information under art. 14 GDPR. We were given your name, this e-mail address and answers of the registration form. They are needed only to run this event and to account for it. All of them can be seen at the link above.",
    aboutReferral:
      "Information under art. 14 GDPR. We were given your name, this e-mail address, answers of the registration form, the number and date of the document on which the institution's referral rests, and the date of the referral. They are needed only to run this event and to account for it. The answers can be seen at the link above. The number and the dates are erased 30 days after the event.",
    refuse:
      "If you do not want to take part, or did not know of the registration, you can withdraw it at this link or write to the organiser.",
    clause: "The organiser's information clause:",
    authorityClause: "The managing authority's information clause:",
  },
  contributor: {
    salutation: "Hello,",
    item: (title, when, people) =>
      [title, when, people === undefined ? "" : people === 1 ? "1 person" : `${people} people`]
        .filter(Boolean)
        .join(", "),
    list: "Attached is the list of those who have a place. Please use it only to prepare and lead your part, and delete it afterwards.",
  },

  partner: {
    nobody: "nobody has signed up yet",
    thenEverybodys: (from) =>
      from === undefined
        ? "Once sign-up has ended, others may get the free places of yours."
        : `From ${from} on, free places of yours are for everybody.`,
    count: (placed, waiting) => `with a place: ${placed}, waiting: ${waiting}`,
    more: (count) =>
      plural("en", count, { one: () => "and 1 person more", other: (n) => `and ${n} people more` }),
  },

  delegation: {
    waits: (position) => `reserve list, place ${position}`,
    person: (name, state, hasEmail) =>
      hasEmail ? `${name}: ${state}` : `${name}: ${state} (no e-mail address)`,
    withoutEmail:
      "We cannot write to people without an e-mail address. Please tell them that they are registered and where we have their data from, and give them the information clause of the event's page.",
    exchangesUntil: (until) => `People can be replaced by others until: ${until}.`,
    link: "At this link you can see where registrations stand, replace a person by another and withdraw a registration. The link is for the contact only; please do not pass it on.",
  },

  opens: {
    counsellor:
      "Once you have signed in, you can enter in the log the support that you give, and take attendance of your sessions. In the log you see only your own entries, hours and cards.",
    committee:
      "Once you have signed in, you see the events in whose committee you are, and your sheet of applicants.",
    dpo: "Once you have signed in, you can look up what the system keeps of a person at all events, and erase it when they ask for that. You also see the system history (sign-ins, what was read and taken out, changes of accounts), the list of staff and the settings. The account opens no events and no lists of applications.",
    partner:
      "Once you have signed in, you see all activities of the project, and of people and places those of your institution only.",
    referrer:
      "Once you have signed in, you see the events to which your institution can refer people, and whom it referred.",
  },
  needsTeam:
    "Events show once you are in their team. A separate message tells you of each one. You can ask the coordinator of the project or the person who runs the event to add you.",

  movedHeading: {
    dates: "Change of date",
    place: "Change of venue",
    both: "Change of date and venue",
    programme: "Change of programme",
    onlineUrl: "Change of the link to the meeting",
  },
  programmeChange: (title, after, before) => {
    const now = after ? [title, after].filter(Boolean).join(": ") : (title ?? "");
    if (!before) return title || !now ? now : `${now} – a new day`;
    return now ? `${now} (formerly: ${before})` : `${before} – nothing is planned any more`;
  },

  sentAgain: {
    heading: "Application – sent again",
    lead: "An earlier message about the application did not arrive at the address given then, so we are writing to the new one. Below is all that is true now.",
  },

  reservePosition: (position) =>
    position <= 1
      ? "Position on the reserve list: 1. This application is the next in line."
      : plural("en", position - 1, {
          one: (ahead) =>
            `Position on the reserve list: ${position}. There is ${ahead} person ahead of this application.`,
          other: (ahead) =>
            `Position on the reserve list: ${position}. There are ${ahead} people ahead of this application.`,
        }),
  movedFrom: (title) =>
    `As you asked, your application was moved to this date. It is no longer on the reserve list of “${title}”.`,
  reserve: (why) => `the application is on the reserve list. ${why}`,
  reservePositionIn: {
    institution: (position) => `Position on the list among people of your institution: ${position}.`,
    group: (position, group) => `Position on the list of the group “${group}”: ${position}.`,
  },
  reserveOffers: (hours) =>
    plural("en", hours, {
      one: "When a place becomes free, we will offer it in the order of the list and write to this e-mail address. The answer is needed within 1 hour. None in time counts as declining.",
      other: (n) =>
        `When a place becomes free, we will offer it in the order of the list and write to this e-mail address. The answer is needed within ${n} hours, sooner shortly before the event. None in time counts as declining.`,
    }),
  comeAgain: "Sign-up is still open: a new application can be sent on the event's page.",
  codeLifetime: (minutes) =>
    plural("en", minutes, {
      one: (count) => `The code is valid for ${count} minute and works only once.`,
      other: (count) => `The code is valid for ${count} minutes and works only once.`,
    }),
  asksMore:
    "The organiser asks those who have a place for a little more. The questions are on the page of your registration, under the link in this message.",
  missing: {
    answers: "answers to the questions to those who have a place",
    file: (name: string) => `file: ${name}`,
    rules: "acceptance of the rules",
  },
  ticket:
    "The page of the application also has a QR code. Please show it at the entrance, on a phone or printed.",
  changesUntil: (until) => `The choice can be changed until: ${until}.`,
  calendar: {
    publish: "The attached file adds the event to a calendar, or puts it right there.",
    cancel: "The attached file takes the event out of a calendar.",
  },
  personalLink:
    "At this link the application can be seen, corrected and withdrawn. The link is personal, please do not pass it on.",
  personalLinkAfter:
    "At this link is the page of the application. The link is personal, please do not pass it on.",
  fromFile:
    "The organiser entered you: your data were on a list that they made or were given, for example by your institution. Your registration page shows which data these are, who processes them and why, and what rights you have (art. 14 GDPR). If this is a mistake, withdraw on that page or write to us.",
  notYou:
    "If the application was sent without your knowledge, please withdraw it at this link or contact the organiser.",
  certificateReplaces: (former) =>
    `This certificate replaces the former one, no. ${former}, which is no longer valid.`,
  certificateLink:
    "At this link the certificate can be downloaded again, and you can decide whether the page that checks it shows the whole name. The link is personal, please do not pass it on.",
  copyLink: "If the button does not work, please copy this address:",
  closing: "Kind regards",
  automatic: "This message was sent automatically by the registration system.",
  /** Under a letter that staff wrote to many. */
  circular: "A message from the organiser to people registered for this event.",
  enclosed: (names: string[]) => `Enclosed: ${names.join(", ")}`,
  interest: {
    unconfirmed:
      "If somebody else left the address, there is nothing to do. Without confirmation nothing more will come, and we erase the address after 7 days.",
    once: "This is the only message about it. We needed the address for it alone, and erase it.",
    later: {
      heading: "Sign-up was put off",
      lead: "The organiser has put off sign-up for the event of which you wanted to be told. The page of the event says what holds now.",
    },
    closed: {
      heading: "Sign-up is over",
      lead: "Sign-up for the event of which you wanted to be told is over by now. Please ask the organiser if you have questions.",
    },
    cancelled: {
      heading: "Event cancelled",
      lead: "The event of which you wanted to be told does not take place.",
    },
  },
  bulletin:
    "This message came because news of the organiser's events were ordered for this address. You can unsubscribe, or choose kinds of events and counties:",
  circularTest: (subject: string) => `Test: ${subject}`,

  funding: {
    project: (title, number) => (number ? `Project: ${title} (contract no. ${number})` : `Project: ${title}`),
    funder: (funder) => `Funded by: ${funder}`,
  },

  action: {
    delegation: "Open the institution's registration",
    account: "Open your account",
    invitation: "Open the invitation",
    personal: "Open the application",
    answers: "Open the questions",
    survey: "Open the questionnaire",
    offer: "Answer the offer",
    certificate: "Open the page with the certificate",
    event: "Page of the event",
    confirmNews: "Confirm or decline",
    news: "Unsubscribe or choose what you get",
    entrance: "Go to the sign-in page",
    staffEvent: "Open the event in the system",
    partner: "Open the list of people",
    partnerEvent: "Open the event",
    referrals: "Open the referrals",
  },
  label: {
    opens: "Sign-up opens",
    closes: "Sign-up until",
    event: "Event",
    contributed: "Your part",
    person: "Person",
    people: "People",
    freePlaces: "Free places of yours",
    freeSeats: "Free places",
    institution: "Institution",
    dataFrom: "Who gave us the data",
    account: "Account",
    role: "Role",
    addedBy: "Added by",
    accessBy: "Access given by",
    accessUntil: "Access until",
    entrance: "Sign-in page",
    heldUntil: "The place waits until",
    offeredUntil: "Answer by",
    answersUntil: "Needed by",
    missing: "Missing",
    status: "Status of the application",
    dates: "Date",
    place: "Venue",
    datesBefore: "Former date",
    datesAfter: "New date",
    placeBefore: "Former venue",
    placeAfter: "New venue",
    items: "Choice",
    onlineUrl: "Link to the online meeting",
    onlineUrlAfter: "New link to the online meeting",
    onlineUrlBefore: "Former link, no longer valid",
    programme: "Changes of the programme",
    reason: "Reason",
    certificateNumber: "Number of the certificate",
    contact: "Contact with the organiser",
  },
};
