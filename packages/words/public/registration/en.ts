import { formatDateTime, formatDay, formatWallTime } from "../../date.ts";
import type { Shape } from "../../index.ts";
import { plural } from "../../plural.ts";
import type { pl } from "./pl.ts";

const wallTime = (wall: string) => formatWallTime("en", wall);

/** English words of the sign-up form and of the personal page. */
export const en: Shape<typeof pl> = {
  invitation: {
    title: (email) => `Invitation for: ${email}`,
    text: "To take part, please fill in the form below. If you cannot come, please let us know.",
    decline: "I cannot take part",
    declined: "Thank you for your answer",
    declinedText: "We will send no more reminders. If anything changes, you can still sign up.",
    used: "This invitation has already been used",
    usedText: "The link to the registration is in the mail that we sent then.",
  },
  field: {
    firstName: "First name",
    lastName: "Surname",
    fullName: "Name",
    email: "E-mail address",
    accessCode: "Access code",
    diet: "Diet",
    access: "Accessibility",
    needsNote: "Other needs",
  },
  help: {
    accessCode:
      "If the organiser gave you a code, enter it here. A code may give a seat that was kept, also where the others are taken.",
    accessCodeRequired: "This event is for people to whom the organiser gave a code.",
    email: "We will send the confirmation and your personal link to this address.",
    needs: "We ask what you will need, not why. You need not answer.",
    needsNote: "For example a food allergy or materials in advance.",
    proposed: "Proposed by your answer above. You can change it.",
  },

  otherDates: {
    signUpHelp: "You can sign up for these dates at once.",
    moveHelp:
      "You can move your application to one of these dates at once. Until then it stays on the reserve list.",
    pageTitle: "Move to another date",
    carried: "Data taken from your application",
    carriedHelp: "You can check and change them.",
    confirm:
      "When you move, your participation on this date is confirmed and your application leaves the reserve list. This cannot be undone.",
    submit: "Move the application",
    sending: "Moving the application…",
    full: "There is no free place in what you chose on this date now. Your application stays on the reserve list.",
    undecided:
      "The organiser decides who takes part on this date, so you cannot move there at once. You can send a separate form for it.",
    byForm: "This date needs its own form",
    byFormHelp:
      "A place there has to be confirmed by the link in an e-mail. This application stays on the reserve list until you withdraw it.",
    toForm: "Go to the form",
    closed: "This application cannot be moved to another date now",
    back: "Back to the application",
    movedFrom: (title) => `The application was moved here from the reserve list of “${title}”.`,
  },

  mailed: {
    title: "One more step: check your e-mail",
    text: (email) =>
      `We have sent a message to ${email} with the outcome of the application and a link to it.`,
    until: (time) =>
      `If there is a place for you, it waits until ${time}. Open the link and confirm the application; afterwards the place goes to the next person.`,
    already:
      "If this person had applied before, nothing has changed: the message has the link to their application.",
  },
  alternatives: {
    legend: (group) => `What else would do? (${group})`,
    help: "Tick what suits you too. You get whichever has a free place first.",
    named: (options) => `Would also take: ${options}`,
  },
  signUp: {
    title: "Sign-up form",
    lead: "Fields are required unless they say otherwise.",
    back: "Event page",
    sections: {
      code: "Code",
      who: "Who takes part",
      contact: "Contact",
      institution: "Institution",
      choices: "Choices",
      questions: "Questions of the organiser",
      needs: "Needs",
      consents: "Statements and consents",
    },
    noChoice: "Without this part",
    noDiet: "Prefer not to say",
    draftRestored: "Your unsent form is back",
    draftHelp: "The data were kept in this browser tab only. Please give needs and consents again.",
    draftClear: "Clear the form",
    draftNote: "What you type is kept in this browser tab until the form is sent.",

    undecided: "The organiser will decide about this registration",
    eventFull: "All places are taken",
    groupFull: (name) => `The places of the group “${name}” are taken`,
    groupShut: (name) => `Sign-up for the group “${name}” has ended`,
    noGroup: "Places are for groups only, and this institution belongs to none of them",
    groupRefused:
      "The application will not be accepted. If this is a mistake, please check the name and kind of the institution and the county, or write to the organiser.",
    commonFull: "The places for people of no group are taken",
    eventFullHelp:
      "Your application will go to the reserve list. When a place becomes free, we give it in the order of applications and write to you.",
    optionFull: (option) => `No places left: ${option}`,
    ifFull: "What should we do with the application?",
    ifFullReserve: "Put it on the reserve list of this part",
    ifFullReserveHelp: "When a place becomes free, we give it in the order of applications.",
    ifFullOther: (option) => `Sign me up for another part with free places: ${option}`,
    ifFullOtherOf: (options) => `Sign me up for another part with free places (${options})`,
    onlyReserve: "The application will go to the reserve list of this part. You can also choose another one.",

    clauseText: "Read the information clause",
    authorityText: "Read the managing authority's information clause",
    rulesText: "Read the rules of participation",
    knowsClause: "I have read the information clause on personal data.",
    knowsAuthorityClause: "I have read the information clause of the managing authority.",
    acceptsRules: "I accept the rules of participation.",
    optionalConsents: "Optional consents",
    optionalConsentsHelp:
      "They are not a condition of taking part. You can withdraw them at any time on your registration's page.",
    allowsImage:
      "I agree to being photographed or filmed at the event, and to the organiser publishing the pictures or recordings.",
    wantsNewsletter: "I want to receive news of the organiser's further events at the address I gave.",
    allowsNeeds: "I agree to the use of what I wrote about my needs for preparing this event.",
    allowsNeedsHelp:
      "Only the people who prepare the event will see it. It will be erased 30 days after the event.",

    submit: "Send the application",
    submitReserve: "Join the reserve list",
    sending: "Sending the application…",
    willHold: "A free place will wait until you confirm the application at the link in the e-mail.",

    duplicateTitle: "This person has already signed up",
    duplicate: (email) =>
      `We have sent the link to the existing application to ${email} again. Use it to check, correct or withdraw the application.`,
    duplicateNamesake:
      "If a second person of the same name signs up with this address, please write to the organiser, who will add them.",
    refusedTitle: "The application could not be sent",
    tryingOn: "It did not work the first time. We keep trying; there is nothing you have to do.",
    notSent:
      "We tried and do not know whether the application arrived. Nothing is lost: the form is filled in. Send it again – the same application is not accepted twice.",
    notOpenTitle: "Applications cannot be sent now",
  },

  opening: {
    title: (when) => `Recruitment begins on ${when}`,
    help: "You can fill in the form now and send it at that time. There is no need to reload the page.",
    left: ({ days, hours, minutes, seconds }) =>
      `Left: ${[days && `${days} ${days === 1 ? "day" : "days"}`, (days || hours) && `${hours} h`, (days || hours || minutes) && `${minutes} min`, `${seconds} s`].filter(Boolean).join(" ")}`,
    open: "Recruitment is open. You can send the form.",
  },

  outcome: {
    replaced: (option) => `As agreed in the form, we signed you up for another part: ${option}.`,
    next: "What happens next",
    mail: (email) => `We have sent a message to ${email}. It has the link to this page.`,
    offers: (hours) =>
      plural("en", hours, {
        one: "When a place becomes free, we offer it in the order of the list and write to you. The answer is needed within 1 hour. None in time counts as declining.",
        other: (n) =>
          `When a place becomes free, we offer it in the order of the list and write to you. The answer is needed within ${n} hours, sooner shortly before the event. None in time counts as declining.`,
      }),
    withdraw:
      "If you cannot come, please withdraw the application on this page. The place will go to the next person.",
    noMailTitle: "What to do if the message does not come",
    noMail:
      "The message should arrive within a few minutes. If it does not, please look into the spam folder and check the e-mail address below. You can also open this page by the link you saved.",
  },

  personal: {
    title: "Application",
    eventPage: "Event page",
    state: {
      movedName: "Moved",
      moved: (title) => `The application was moved to another date: “${title}”.`,
      movedHelp: "It does not hold here any more. The link to it at the new date is in the e-mail message.",
      handedOverName: "Passed on",
      handedOver: "The place was passed on to another person.",
      inGroupLine: (position, group) =>
        `You are on the reserve list of the group “${group}”, at position ${position}.`,
      inInstitutionLine: (position) =>
        `You are on the reserve list, at position ${position} among people of your institution.`,
      together: "All people whom the institution registered together get places at the same moment.",
      inLine: (position) => `You are on the reserve list, at position ${position}.`,
      held: (until) => `A place waits until ${until}. To keep it, confirm the application.`,
      offered: (until) =>
        `A place is free and waits for the answer until ${until}. No answer counts as declining.`,
      offerLapsed: (until) =>
        `The offered place waited for an answer until ${until}. There was none, so it went to the next person.`,
      lapsed: "The application was not confirmed in time, so the place went to the next person.",
    },
    confirm: "I confirm the application",
    confirmed: "The application is confirmed",
    accept: "I take the place",
    accepted: "Your place is confirmed",
    decline: "I decline",
    declineTitle: "Decline the place?",
    declineText:
      "The place goes to the next person, and the application leaves the reserve list. This cannot be undone. While sign-up is open, a new application can be sent, which goes to the end of the line.",
    choicesLater: "The choice can be changed once the place is taken.",
    reason: (reason) => `Reason: ${reason}`,
    eventCancelled: "The application is no longer valid. There is nothing to do.",
    signUpAgain: "Send a new application",

    online: "Link to the meeting",
    onlineHelp: "The link is meant only for people whose place is confirmed.",
    survey: "Questionnaire",
    surveyHelp:
      "The organiser asks for a few answers about the event. The questionnaire is in a tool of its own, and opens as a page of that.",
    surveyOpen: "Open the questionnaire",
    calendar: "Add to calendar",

    choices: "Choices",
    changeChoices: "Change the choice",
    changeUntil: (wall) => `You can change the choice until ${wallTime(wall)}.`,
    changeOpen: "You can change the choice while recruitment is open.",
    changeClosed: "The choice can no longer be changed.",
    saveChoices: "Save the choice",
    noChoice: "none",
    choicesSaved: "The choice has been changed.",
    choose: "Choose",
    retired: (name) => `${name} (no longer on offer)`,
    retiredHelp: "You can keep it. Once you change it, you cannot come back to it.",
    addedTitle: "Your registration has to be completed",
    added: (fields) => `Since you signed up, the organiser has also asked for: ${fields}.`,
    laterTitle: "Please complete your data before the event",
    later: (fields) => `The organiser asks those who have a place for: ${fields}.`,
    toChoices: "Go to the choice",
    toData: "Go to your data",
    fullHint: "Parts without free places cannot be chosen now.",

    programme: "Programme",

    data: "Your data",
    edit: "Correct the data",
    save: "Save changes",
    cancelEdit: "Cancel",
    saved: "The changes have been saved.",
    savedAddress: (email) =>
      `Your changes have been saved. We have sent a new link to ${email}; the former one does not work any more.`,
    changedMeanwhile: "This application has changed meanwhile",
    changedMeanwhileHelp: "What you see below is up to date. Please make your changes again.",
    editLater:
      "You can correct your details once you have confirmed the application. If the e-mail address is wrong, please withdraw and apply again.",
    closed: "The application can no longer be changed. If something is wrong, please contact the organiser.",
    refusedTitle: "The changes could not be saved",
    consentGiven: "given",
    consentNotGiven: "not given",
    consentRules: "Rules of participation",
    rulesAccepted: "accepted",
    consentImage: "Consent to pictures",
    consentNewsletter: "Consent to news of events",

    laterRulesTitle: "This event now has rules",
    laterRules:
      "The organiser added rules after you signed up. Your registration stays as it is. Please read them.",
    laterRulesAccept: "I accept the rules",
    laterRulesAccepted: "Your acceptance of the rules was saved.",

    link: "Link to this page",
    linkHelp: "Whoever has this link can change or withdraw the application. Do not pass it on.",
    copyLink: "Copy the link",
    renewLink: "Send a new link",
    renewTitle: "Send a new link?",
    renewText: (email) =>
      `The new link goes to ${email}. The present one stops working at once, on this page too and for everybody who has it. The code of the ticket changes as well.`,
    renewedTitle: "We have sent a new link",
    renewed: (email) =>
      `A message with the new link will arrive at ${email}. The link that opened this page does not work any more.`,

    stored: "What we keep and for how long",
    storedData:
      "We keep the data of the form, the history of the application and the messages we sent. Only the people who run the event and settle the project see them.",
    storedNeeds: (day) => `What you wrote about your needs will be erased on ${formatDay("en", day)}.`,
    storedNoNeeds: "We keep nothing about your needs.",
    storedPeriod: "Other data are kept as long as the information clause says.",
    copy: "A copy of the data of this application, to keep or to pass on. For the data of others of your applications, and for what staff wrote, write to the organiser.",
    copyPdf: "My data (PDF)",
    copyJson: "My data (JSON)",
    consentGivenAt: (instant, timeZone) =>
      `Consents and statements of ${formatDateTime("en", instant, timeZone)}`,

    withdraw: "Withdraw the application",
    withdrawTitle: "Withdraw the application?",
    withdrawSeat:
      "The place will go to the next person on the reserve list. This cannot be undone. While recruitment is open you can send a new application.",
    withdrawWaiting:
      "The application will no longer be considered. This cannot be undone. While recruitment is open you can send a new application, which goes to the end of the line.",
    withdrawn: "The application has been withdrawn.",

    missingTitle: "This link does not work",
    missing:
      "It may be incomplete, or a newer one was sent. It is best to open it from the last e-mail about the application.",
    missingHelp:
      "If there is no e-mail, simply send the event's form again with the same data: the link will come once more.",
    missingBack: "See events",
  },
};
