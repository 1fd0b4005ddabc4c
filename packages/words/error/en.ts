import { formatWallTime } from "../date.ts";
import type { Shape } from "../index.ts";
import { plural } from "../plural.ts";
import type { pl } from "./pl.ts";

const CHANGED_MEANWHILE = "Reload the page, see what has changed, and make your changes again.";

/** When it is worth trying again, as the end of a sentence. */
function after(seconds: number | undefined): string {
  if (seconds === undefined) return "in a few minutes";
  if (seconds > 90 * 60)
    return plural("en", Math.ceil(seconds / 3600), {
      one: "in an hour",
      other: (count) => `in ${count} hours`,
    });
  return plural("en", Math.ceil(seconds / 60), {
    one: "in a minute",
    other: (count) => `in ${count} minutes`,
  });
}

/** English texts of errors. */
export const en: Shape<typeof pl> = {
  general: "That did not work. Try again, and if it still fails, write to the organiser.",
  codes: {
    "network.offline":
      "There is no internet connection. Check it and try again. What you have typed is still here.",
    unavailable: "The service does not answer just now. Try again in a moment. What you typed is not lost.",
    internal: "Something broke on our side. Try again in a few minutes.",
    not_found: "There is no such page, or you have no access to it. Check the address.",
    forbidden: "You are not allowed to do this. Ask an administrator for the right.",
    unauthenticated: "Sign in to do this.",
    conflict: "Somebody changed these data at the same moment. Try again.",
    rate_limited: ({ retryAfterSeconds }) =>
      `Too many attempts in a short time. Try again ${after(retryAfterSeconds)}.`,
    "invitation.not_found":
      "There is no such invitation. It may have been withdrawn. If in doubt, please write to the organiser.",
    "invitation.used":
      "This invitation was used already. The link to the registration is in the mail that was sent.",
    "invitation.too_many": ({ limit }) =>
      `At most ${limit ?? 500} invitations can be sent to one event. Shorten the list.`,
    "invitation.by_referral":
      "Only institutions refer people to this event, so an invitation would let nobody in. Change that first.",
    "invitation.too_late": "Recruitment is over, so an invitation would let nobody in. Extend it first.",
    "invitation.version_conflict": `This invitation changed in the meantime. ${CHANGED_MEANWHILE}`,
    "criterion.not_met": ({ words }) =>
      words?.en ??
      words?.pl ??
      "This answer does not meet the organiser's condition. See on the page of the event whom it is for.",
    "criterion.reason_required": ({ words }) =>
      [
        words?.en ?? words?.pl,
        "This person does not meet that, or has not answered. Write why they are to be registered.",
      ]
        .filter(Boolean)
        .join(" "),
    "criterion.not_asked":
      "The form does not ask everybody for this at sign-up. Add the question, and if it is there, do not make it depend on another answer or on having a place.",
    "criterion.nothing_picked": "Tick at least one answer.",
    "criterion.cannot_refuse":
      "Staff decide about whoever did not complete it. A refusal would tell anybody who types an address whether its person took part.",
    "criterion.unconfirmed":
      "A criterion asks what the person completed, and we know them by the e-mail address. Have addresses confirmed, or change the criterion.",
    "criterion.event_unknown": "Choose an event whose participants you can see, other than this one.",
    "criterion.option_unknown": "This choice is not offered any more. Tick another one.",
    "criterion.no_age": "Enter the lowest or the highest age.",
    "criterion.age_order": "The highest age cannot be below the lowest.",
    "question.condition_not_before":
      "A question can depend only on an earlier one whose answers are picked. Choose another or change the order.",
    "question.condition_without_answer": "Tick with which answers this question is asked.",
    "request.invalid": "Correct the fields that are marked and try again.",
    "request.malformed": "We could not read the data. Reload the page and try again.",
    "request.too_large": "There is too much data. Shorten the texts or choose a smaller file.",
    "table.too_large": "This file is too large. Choose one of up to 5 MB, or divide it.",
    "table.old_format":
      "This is a file of an older Excel, or it asks for a password. Save it as an .xlsx workbook without a password, or as CSV.",
    "table.not_a_table": "This file holds no table. Choose an .xlsx or .csv file.",
    "table.damaged":
      "This file could not be read. Open it in a spreadsheet and save it once more as .xlsx or CSV.",
    "table.quotes": ({ row }) =>
      row === undefined
        ? "A quotation mark is left open in the file. Correct it and try again."
        : `A quotation mark is left open in row ${row}. Correct it and try again.`,
    "request.cross_site": "This request came from another website. Open our service and try again.",

    "field.required": "Fill in this field.",
    "field.not_ticked": "Tick this box: without it the form cannot be sent.",
    "field.invalid": "This value is not valid. Correct it.",
    "field.too_long": ({ limit }) =>
      limit === undefined
        ? "This text is too long. Shorten it."
        : plural("en", Number(limit), {
            one: (count) => `This text is too long. Shorten it to ${count} character.`,
            other: (count) => `This text is too long. Shorten it to ${count} characters.`,
          }),
    "field.too_many": ({ limit }) =>
      limit === undefined
        ? "There are too many items. Remove some of them."
        : plural("en", Number(limit), {
            one: (count) => `There are too many items. Keep ${count} item.`,
            other: (count) => `There are too many items. Keep at most ${count} items.`,
          }),
    "field.too_small": ({ limit }) =>
      limit === undefined ? "Enter a larger number." : `Enter a number not smaller than ${limit}.`,
    "field.too_large": ({ limit }) =>
      limit === undefined ? "Enter a smaller number." : `Enter a number not larger than ${limit}.`,
    "field.number": "Enter a whole number, for example 30.",
    "field.decimal": "Enter a number, for example 12 or 7.5.",
    "field.day": "Enter a date that exists, for example 05.07.2026.",
    "field.time": "Enter a time from 0:00 to 23:59, for example 9:30.",
    "field.wall_time": "Enter a date and a time, for example 05.07.2026, 12:00.",
    "field.instant": "Enter a date and time that exist.",
    "field.time_zone": "Choose a time zone from the list, for example Europe/Warsaw.",
    "field.name": "Enter the name in letters, for example Anna.",
    "field.unprintable": ({ character }) =>
      character === undefined
        ? "There is a character here that we cannot print. Please write it another way, for example in Latin letters."
        : `We cannot print this character: ${character}. Please write it another way, for example in Latin letters.`,
    "field.email": "Enter an e-mail address, for example anna@ops.example.",
    "field.email_letters":
      "An e-mail address cannot contain Polish letters such as ą, ł or ś. Check the spelling.",
    "field.phone": "Enter a telephone number, for example 600 700 800 or 85 123 45 67 w. 12.",
    "field.url": "Enter the whole web address, from https://, for example https://meeting.example/room.",
    "field.cursor": "This part of the list is no longer available. Reload the page.",
    "field.country": "Choose a country from the list.",
    "field.domain": "Enter a domain, for example powiat.pl.",
    "field.county": "Choose a county from the list.",
    "field.teryt": "Enter a TERYT code: 2 digits of a voivodeship, 4 of a county or 7 of a commune.",
    "field.id": "This item is no longer on the list. Reload the page and choose again.",
    "field.duplicate_id": "This item is on the list twice. Remove it and add it again.",
    "field.unknown": "We do not know this field, so nothing was saved. Reload the page and try again.",
    "event.texts_too_long": "These texts are too long together to be saved. Shorten them or remove some.",
    "field.not_asked": "This question is no longer in the form. Reload the page.",
    "field.reworded":
      "This question has changed since you opened the form. Read it again, and change your answer if you need to.",
    "field.not_offered": "Choose one of the answers that are offered.",

    "consent.clause_required": "Read the information clause and tick that you know what it says.",
    "consent.rules_required": "Read the rules and tick that you accept them.",
    "consent.clause_changed":
      "The information clause has changed since you opened this page. Read it again, and tick the box again.",
    "consent.rules_changed":
      "The rules have changed since you opened this page. Read them again, and tick the box again if you accept them.",
    "consent.too_often":
      "These consents have been changed very many times. They can be taken back but not given again now. If you need to, please contact the organiser.",
    "consent.needs_required":
      "To tell us your needs, tick the consent to saving them. You can also leave these fields empty.",
    "choice.required": "Choose one of the options.",
    "choice.asks_more": "One of these asks for something more. To have it, change your choice.",
    "choice.clash": "This is on at the same time as something else you chose. Change one of them.",
    "choice.moved": "An option stays in its choice. Add it to this one as a new option.",
    "choice.unknown": "This option can no longer be chosen. Reload the page and choose another one.",
    "choice.no_options": "Add at least one option to choose.",

    "project.not_found": "There is no such project, or you have no access to it.",
    "participant.forbidden":
      "You have no access to the participants of this project. Ask a coordinator for it.",
    "participant.read_only": "You can look at the participants of the project, but not change them.",
    "participant.not_found": "This person is not among the participants of the project. Reload the page.",
    "participant.same": "This is the same person. Choose another.",
    "participant.merged": "Somebody has already merged this person with another. Reload the page.",
    "participant.ended":
      "The data of this person were removed after their term, so nothing can be added any more.",
    "participant.undo_later_first":
      "The person whom they were merged into is now merged into a third. Undo that one first.",
    "participant.not_over": "Only what is completed or interrupted has a day of its end.",
    "participant.ends_before_start": "It cannot end before it began.",
    "participant.alike": "There is somebody in the project who may be the same person.",
    "participant.version_conflict": `Somebody else has already saved changes of this person. ${CHANGED_MEANWHILE}`,
    "institution.forbidden": "You have no access to the register of institutions. Ask a coordinator.",
    "institution.read_only":
      "You can see the register of institutions but not change it. Ask a coordinator for the change.",
    "institution.not_found": "This institution is not in the register. Reload the page.",
    "institution.known": "An institution of this name in this town is in the register already.",
    "institution.same": "This is the same entry. Name another institution.",
    "institution.merged": "Somebody has merged this institution with another already. Reload the page.",
    "institution.undo_later_first":
      "The other institution was merged with a third one later. Undo that first.",
    "institution.version_conflict": `Somebody else has already saved changes to this institution. ${CHANGED_MEANWHILE}`,
    "institution.nip":
      "A tax number (NIP) has 10 digits, and the last one is a check digit. Look whether one of them is wrong.",
    "institution.commune":
      "The code of a commune has 7 digits, for example 2008053 (Mońki). Look it up in the TERYT register.",
    "project.read_only": "You can see this project but not change it. Ask a coordinator for the change.",
    "project.create_forbidden": "You are not allowed to create projects. Ask an administrator.",
    "project.lead_missing": "Add the organisation that leads the project.",
    "project.one_lead": "Name exactly one lead partner of the project.",
    "project.ends_before_start": "A project cannot end before it starts. Correct the end date.",
    "project.version_conflict": `Somebody else has already saved changes to this project. ${CHANGED_MEANWHILE}`,
    "support.not_allowed":
      "Hours of support in a project are for coordinators and auditors. Ask a coordinator for them.",
    "schedule.empty":
      "There is nothing to publish in this month. The schedule is made of the programmes of published events.",
    "schedule.too_large": "This month has too many entries to be published.",
    "schedule.version_conflict":
      "Somebody else has already published this month. Reload the page and look again.",
    "schedule.not_found": "There is no such schedule, or it is not published.",
    "field.month": "Give a month, such as 2026-12.",
    "log.forbidden": "The log of support is for coordinators, counsellors and auditors of the project.",
    "log.read_only": "This entry cannot be saved from this account. Ask a coordinator.",
    "log.not_found": "There is no such entry in the log.",
    "log.struck": "This entry has been struck out already.",
    "log.version_conflict": `Somebody else has already changed this entry. ${CHANGED_MEANWHILE}`,
    "log.has_note":
      "The counsellor has a note of this visit, so neither the person nor the counsellor can be changed. First they move it or remove it.",
    "log.overlap": "There is another entry at that time. Correct the hours, or say why it stays so.",
    "note.forbidden": "Notes are read and written by the counsellor and by whoever stands in for them.",
    "note.version_conflict": `Somebody else saved it meanwhile. ${CHANGED_MEANWHILE}`,
    "note.deputy_forbidden": "The counsellor says who stands in, and an administrator where they cannot.",
    "note.unknown_deputy": "This person cannot stand in for this counsellor. Choose another from the list.",
    "note.until_over": "That day is over. Give today or a later day.",
    "log.future": "Enter support that has taken place.",
    "log.outside_project": "This day is outside the project's period.",
    "log.ends_before_start":
      "The end must be later than the beginning. Enter a visit over midnight as two: until 23:59 and from 00:00.",
    "log.late": "The project is over. Say why this is entered only now.",
    "log.not_individual": "Only individual forms of support are in the log.",
    "log.unknown_counsellor": "This person did not work in the project then. Choose another one.",
    "indicator.not_found": "This indicator is gone. Reload the page.",
    "indicator.version_conflict": `Somebody else has changed this indicator. ${CHANGED_MEANWHILE}`,
    "indicator.too_many": "The project has as many indicators as it can have, with those that were removed.",
    "indicator.base_missing": "A percentage is of a base. Enter it.",
    "indicator.no_kinds": "Add at least one result.",
    "indicator.keeps_special":
      "A result of a special category stays one, because otherwise it would show who has it. Load the indicator again.",
    "indicator.keeps_kinds":
      "How this indicator counts can no longer be changed. A result cannot be removed, but it can be retired.",
    "profile.not_found": "The project does not have this profile. Reload the page.",
    "profile.version_conflict": `Somebody else has changed this profile. ${CHANGED_MEANWHILE}`,
    "profile.too_many": "The project has as many profiles of its own as it can have.",
    "profile.built_in": "A sample of the product cannot be changed. Copy it to the project.",
    "profile.nobody": "Nobody's data are complete, so the file would be empty. Put right what the list says.",
    "profile.too_large": "The profile is too large. Shorten dictionaries, or remove columns.",
    "profile.source": "The product knows no such source of data.",
    "profile.formula": "A text cannot begin with =, +, - or @: a spreadsheet would take it for a formula.",
    "profile.line_break": "Write the text on one line.",
    "profile.constant": "A fixed text belongs to the source “a fixed text”, and nowhere else.",
    "profile.never_there": "What is not kept here cannot be required.",
    "profile.same_title": "There is a column of that title already.",
    "profile.not_of_institution": "A file of institutions cannot have data of one person.",
    "profile.of_institution":
      "How many people are of an institution can stand in a file of institutions only.",
    "snapshot.not_found": "The project has no such period.",
    "snapshot.altered":
      "The file of this period is not as it was when it was closed, or is not there. Tell an administrator.",
    "snapshot.special":
      "This file has data of a special category. An administrator or a coordinator of the project can download it.",
    "snapshot.too_many":
      "The project has as many closed periods as it can have, with those that were withdrawn.",
    "snapshot.order": "The last day cannot be before the first.",
    "snapshot.future": "That day is in the future. Enter today or an earlier day.",
    "snapshot.overlaps":
      "Some of these days are in a closed period. Enter other days, or withdraw that period.",
    "result.not_found": "This result is gone. Reload the page.",
    "result.struck": "This result has been struck out already.",
    "result.version_conflict": `Somebody else has changed this result. ${CHANGED_MEANWHILE}`,
    "result.unknown_kind": "The indicator has no such result. Choose another one.",
    "result.future": "Enter a day that has been.",
    "result.before_project": "This day is before the project began.",
    "support.twice": "There is such a form of support already. Give this one another name.",
    "support.removed": "A form of support that was saved cannot be removed. It can be retired.",
    "support.unknown": "The project has no such form of support. Choose another one.",
    "support.retired": "This form of support is retired. Choose another one.",
    "logo.not_found": "This logo no longer exists. Reload the page.",
    "logo.too_many": "There are too many pictures. Remove one of them and try again.",
    "logo.not_a_picture": "This file cannot be read as a picture. Choose a PNG or JPEG file.",
    "logo.too_large": "This picture is too large. Choose a file of up to 200 kB.",

    "event.not_found": "There is no such event. Check the address or look for it in the list of events.",
    "event.read_only": "You can see this event but not change it. Ask a person who runs it for the change.",
    "event.create_forbidden": "You are not allowed to create events in this project. Ask a coordinator.",
    "event.invalid": "The event cannot be saved. Correct the fields that are marked.",
    "event.wrong_state":
      "This cannot be done in the present state of the event. Reload the page and check the state.",
    "event.slug_taken": "We could not give the event a web address. Change the title a little and try again.",
    "event.too_many_seat_changes":
      "Too many limits of seats change at once. Save some of the options first, and the others after that.",
    "event.seats_changing":
      "Many people are signing up now, and the number of seats could not be changed. Try again in a moment.",
    "event.ends_before_start": "An event cannot end before it starts. Correct the end date.",
    "event.too_long": "An event can last 800 days at most. Correct the dates.",
    "event.period": "Give the tentative date as a month, a half-year or a year, or leave it empty.",
    "event.not_public": "This event is not published, so it has no page yet to invite people to.",
    "event.cancelled": "This event has been cancelled, so this can no longer be done.",
    "event.recorded":
      "This change is about attendance that was recorded or certificates that were issued. To save it, give a reason.",
    "event.held":
      "The removal of this event's data is held up, so it cannot go to another project. End the hold first, or ask whoever takes care of it.",
    "event.incomplete": "The event cannot be published yet. Complete the fields that are marked.",
    "event.not_deletable":
      "Only a draft without applications, recorded attendance and files can be deleted. You can cancel this event instead.",
    "event.seats_below_taken": ({ limit }) =>
      limit === undefined
        ? "There cannot be fewer seats than are already taken."
        : `There cannot be fewer seats than are already taken. Enter at least ${limit}.`,
    "event.version_conflict": `Somebody else has already saved changes to this event. ${CHANGED_MEANWHILE}`,
    "team.cannot_join":
      "This person cannot be added to the team. Check that they still work in the project, or ask an administrator.",
    "team.full": "A team can have 50 people at most. Remove somebody first.",
    "team.busy": "Several people are changing this event right now. Try again in a moment.",
    "agenda.outside_dates": "This day is outside the dates of the event. Correct the day or the dates.",
    "agenda.ends_at_start":
      "The end is at the same time as the start. Correct one of them or leave the end empty.",
    "paper.nobody":
      "There is nobody to print: none of the people chosen has a confirmed place. Choose another group or wait for confirmations.",
    "list.nothing_to_sign":
      "There is nothing to sign: none of the chosen items has a day and an attendance list. Choose another day or another item.",
    "list.too_long":
      "This list would have more than 100 sheets. Choose one day, or set the days side by side on one sheet.",
    "agenda.option_unknown":
      "This item is for a group that no longer exists. Choose another group or everybody.",
    "recruitment.closes_before_opens": "Recruitment must end later than it starts. Correct the dates.",
    "advice.event_over": "This event is over. Once it is published nobody can sign up for it.",
    "advice.event_begun": "This event has already begun. Once it is published nobody can sign up for it.",
    "advice.recruitment_over": "This date has passed. Once the event is published nobody can sign up.",
    "advice.recruitment_never_opens": "Recruitment would begin only after the event, so nobody can sign up.",
    "advice.reserve_stopped":
      "This day has passed, so no seat that comes free goes to the reserve list by itself. You can give it at the registrations.",
    "advice.domain_unconfirmed":
      "A criterion looks at the domain of the e-mail address, and addresses are not confirmed, so one can type another's. Have addresses confirmed.",
    "advice.exchanges_over": "This time is over already, so nobody will pass their place on.",
    "advice.changes_over": "This date has passed, so nobody can change their choice.",
    "publish.description": "Describe the event so that people know what it is about.",
    "publish.place": "Give a place or a town.",
    "publish.online_url": "Give the link to the meeting. Only people with a confirmed place will see it.",
    "publish.agenda": "Add at least one agenda item.",
    "publish.institution":
      "There is a limit for one institution, so the form has to require the institution.",
    "publish.group_institution":
      "There are groups by kind of institution or by institution, so the form has to ask for the institution at sign-up.",
    "publish.group_county":
      "There are groups by county or voivodeship, so the form has to ask for the county at sign-up.",
    "publish.contact": "Give an e-mail address or a telephone number for contact.",
    "publish.information_clause": "Add the information clause on personal data (art. 13 GDPR).",

    "registration.not_found":
      "There is no such application. Check that the link is complete; it is best to open it from the e-mail.",
    "registration.invalid": "The application cannot be sent yet. Correct the fields that are marked.",
    "registration.duplicate":
      "This person has already applied for this event. The link at which something can be changed is in the e-mail to them.",
    "registration.several_namesakes":
      "There are several people of this name on the list. Find the right one there, or add a new one to the registrations.",
    "registration.read_only":
      "You can see the applications but not change them. Ask a person who runs the event for the change.",
    "registration.needs_hidden":
      "Only people who run this event see who needs what. Download the summary without names.",
    "audit.forbidden":
      "Only administrators and the data-protection officer see the history of the whole system.",
    "message.not_found": "This message was not found.",
    "message.not_kept":
      "The text of this message is not here. Texts are kept for two years, and earlier messages were not kept.",
    "message.not_failed":
      "This message cannot be sent again to this address: it arrived, is waiting to be sent or came back from there.",
    "undelivered.not_found":
      "This person is no longer in the list. It has been dealt with, or its time is over.",
    "undelivered.version_conflict":
      "Something has changed here: another message did not arrive, or somebody else dealt with it. Look again and try once more.",
    "address.not_suppressed": "All messages go to this address already.",
    "registration.no_address":
      "This application has no e-mail address, so there is nowhere to send a link. Enter an address first.",
    "registration.busy":
      "Very many people are signing up now. Try again in a moment. What you have typed is still here.",
    "registration.erased":
      "The data of this person were erased, so this application can no longer be changed.",
    "privacy.forbidden":
      "Administrators deal with requests about data, and coordinators do in their projects.",
    "erasure.active":
      "This person has a place, or waits for one, at an event that is still ahead. Withdraw the application first: the place then goes to the next person.",
    "erasure.leads":
      "This person leads a group at an event that is still ahead. Name another contact there first, or withdraw the group.",
    "erasure.unknown_registration":
      "Some of these applications do not exist, or belong to projects in which you do not deal with such requests. Look the person up again.",
    "retention.version_conflict": "Somebody changed it meanwhile. Load the page again.",
    "retention.too_many_holds": "There are too many holds. End one of them first.",
    "retention.hold_in_past": "That day is over.",
    "retention.unknown_registration":
      "Choose the registrations again: not each of them is in a project in which you may hold up removal.",
    "retention.held": "Removal of this person’s data is held up already. End that hold first.",
    "copy.too_long":
      "That is too much for one PDF. Tick fewer applications at a time, or take the JSON file: everything is in it.",
    "erasure.nothing": "Tick what is to be erased.",
    "registration.wrong_status":
      "This application can no longer be changed in that way. Reload the page and check its status.",
    "registration.reason_required":
      "Enter the reason for the change. It stays in the history and in the message to this person.",
    "registration.recruitment_closed":
      "Recruitment for this event is over. If you have questions, write to the organiser.",
    "registration.recruitment_not_open": ({ opens }) =>
      opens === undefined
        ? "Recruitment for this event has not begun yet. Look in again later."
        : `Recruitment begins on ${formatWallTime("en", opens)}. Come back then.`,
    "registration.event_full":
      "No seats are left. Add some, or admit this person past the limit at the registrations.",
    "registration.group_full":
      "The places of the group to which this institution belongs are taken. There is a place if somebody of the group withdraws.",
    "registration.group_shut":
      "Recruitment is over for this institution. Ask the organiser if you have questions.",
    "registration.no_group":
      "The places of this event are divided among groups, and this institution belongs to none of them. If that is a mistake, write to the organiser.",
    "group.nobody": "Say who belongs to this group: a kind of institution, an area or an institution.",
    "group.partner_unlisted":
      "Places of a group can only be those of a partner whose institution it lists. Choose another, or add this one to the list.",
    "group.unlimited": "To divide the seats into groups, enter how many seats the event has.",
    "group.more_than_event":
      "Together the groups have more places than the event. Give the event more seats, or the groups fewer.",
    "group.unknown": "This group is gone. Load the page again.",
    "group.same": "Choose two different groups.",
    "group.too_few": ({ limit }) =>
      limit === undefined
        ? "There are not so many places."
        : `There are not so many places. Enter at most ${limit}.`,
    "registration.institution_full": ({ limit }) =>
      limit === undefined
        ? "As many people of this institution take part as may."
        : plural("en", Number(limit), {
            one: "One person of an institution may take part, and has signed up. There is a place if they withdraw.",
            other: (n) =>
              `At most ${n} people of one institution may take part, and there are as many. There is a place if one of them withdraws.`,
          }),
    "registration.option_full": "No seats are left in the part that was chosen. Choose another one.",
    "registration.hold_ended":
      "The time to confirm is over and the place is not held any more. While recruitment lasts, send a new application.",
    "registration.not_in_line":
      "That person is no longer on the reserve list. Look at the list as it is now, and choose again.",
    "registration.offer_ended":
      "The time to answer is over or the offer was taken back, and no place waits any more. While recruitment lasts, send a new application.",
    "registration.changes_closed":
      "The application can no longer be changed. If something must be corrected, write to the organiser.",
    "registration.too_many_from_client": ({ retryAfterSeconds }) =>
      `Very many sign-ups have come from your network in a short time. Try again ${after(retryAfterSeconds)}, or use another internet connection. What you have typed is still here.`,
    "registration.too_many_for_address":
      "We have sent very many messages to this address lately. Give another address, try again in a few hours, or write to the organiser, who can add this person to the list.",
    "registration.too_many_codes": ({ retryAfterSeconds }) =>
      `Very many codes have been entered from your network in a short time. Try again ${after(retryAfterSeconds)}. What you have typed is still here.`,
    "registration.too_many_for_event": ({ retryAfterSeconds }) =>
      `Exceptionally many people are signing up for this event now. Try again ${after(retryAfterSeconds)}. What you have typed is still here.`,
    "registration.too_many_changes": ({ retryAfterSeconds }) =>
      `This application has been changed many times today. Try again ${after(retryAfterSeconds)}, or write to the organiser.`,
    "registration.exchanges_closed":
      "This place can no longer be passed on to another person. If need be, write to the organiser.",
    "registration.recorded":
      "This person has been marked as present or has a certificate, so the place cannot be passed on. Write to the organiser.",
    "registration.version_conflict": `This application has changed in the meantime. ${CHANGED_MEANWHILE}`,

    "delegation.not_found":
      "There is no such registration by an institution. Check that the link is complete; it is best to open it from the e-mail.",
    "delegation.person_not_found": "This person is no longer on the list. Reload the page.",
    "delegation.not_taken": "For this event everybody registers themselves.",
    "delegation.not_enough_seats":
      "There are not enough places for everybody on the list, so nobody was registered. Change the list or choose the reserve list.",
    "delegation.too_large":
      "These people chose so many different parts that they cannot be registered at once. Split the list in two.",
    "delegation.link_ended":
      "This registration is there already, with another contact, who has the link in their e-mail.",
    "delegation.acts_required": "Tick this declaration. Without it other people cannot be registered.",
    "delegation.too_few": "Enter 2 people at least. One person is registered by the ordinary form.",
    "delegation.too_many": "There can be 10 people on the list. Register the others by another form.",
    "delegation.code_uses_left": ({ limit }) =>
      limit === undefined
        ? "This code cannot register so many more people."
        : `This code can register so many more people: ${limit}.`,
    "delegation.person_registered":
      "This person is registered for this event already. Take them off the list.",
    "delegation.named_twice":
      "This person is on the list twice. Take them off, or enter another e-mail address or telephone.",
    "delegation.same_person": "This is the same person. Enter the one who is to take part instead.",
    "own_event.forbidden": "These sessions show to the account of a counsellor or trainer only.",
    "partner.forbidden": "These activities show to the account of a partner of the project only.",
    "referral.forbidden": "Only the account of a referring institution can refer people.",
    "referral.not_found": "There is no such referral.",
    "referral.not_taken": "Nobody can be referred to this event.",
    "referral.hidden": "The register of referrals is for those who run the event, and for auditors.",
    "referral.document_later": "The document cannot be of a later day than the referral.",
    "referral.in_future": "The date of the referral cannot be in the future.",
    "registration.moved":
      "This registration has already been moved to another date. The link to the new one is in an e-mail.",
    "registration.not_other_date":
      "This date cannot be chosen any more. Reload the page to see which other dates there are.",
    "registration.other_date_confirms":
      "This date asks for the e-mail address to be confirmed, so please send its own form. Your place on this reserve list stays.",
    "registration.other_date_full":
      "There is no free place on the date you chose any more. Nothing has changed: your place on the reserve list stays.",
    "registration.other_date_undecided":
      "The organiser decides who takes part on that date, so you cannot move there at once. Nothing has changed: your place on the reserve list stays. You can send a separate form for that date.",
    "event.other_date_unknown": "Choose an event that you may change, other than this one.",
    "registration.by_referral": "Institutions refer people to this event, so you cannot register yourself.",
    "staff.institution_required": "Choose an institution of the register.",
    "staff.projects_required": "An account of this role works in chosen projects only. Tick them.",
    "staff.admin_until": "The access of an administrator has no last day.",
    "recruitment.referrals_criterion":
      "One of the criteria refuses people for their institution. Those who are referred name none, so it would refuse all of them. Let staff decide instead, or turn referrals off.",
    "recruitment.referrals_outside":
      "Those who are referred name no institution, so they belong to none of the groups, and whoever belongs to none cannot sign up. Add an area to a group, let others in, or turn referrals off.",
    "recruitment.delegations_unconfirmed":
      "Registration by institutions does not go with confirming e-mail addresses. Switch one of them off.",
    "recruitment.handovers_unconfirmed":
      "Passing places on does not go with confirming e-mail addresses. Switch one of them off.",

    "access_code.required": "Enter the code. The organiser gives it to you.",
    "access_code.unknown":
      "This code does not work. Check that it is copied correctly, or ask the organiser.",
    "access_code.ended": "This code is no longer valid. Ask the organiser for another.",
    "access_code.used_up":
      "As many people as this code was for have used it. Ask the organiser for another or, if no code is required, send the form without one.",
    "access_code.institution_unknown":
      "Choose the institution from the list that is offered, or leave the field empty.",
    "access_code.other_institution":
      "This code is for people of another institution than the one entered. Check its name or, if no code is required, send the form without one.",
    "access_code.seats_taken":
      "The places that were kept for people with this code are taken. Ask the organiser for another code or, if none is required, send the form without one.",
    "access_code.format": "A code has 6 to 40 characters: letters without accents, and digits.",
    "access_code.taken": "This event has that code already. Enter another, or leave the field empty.",
    "access_code.uses_below_used": "More people have used the code already. Enter at least as many.",
    "access_code.invalid": "This code cannot be saved. Correct the fields that are marked.",
    "access_code.not_found": "There is no such code.",
    "people_import.not_found": "There is no such import of people. Choose the file again.",
    "subscription.not_found":
      "This link does not work any more. If messages still come, use the link in the latest of them.",
    "subscription.no_kind": "Tick at least one kind of events, or unsubscribe.",
    "subscription.too_many_changes": ({ retryAfterSeconds }) =>
      `This choice has been changed many times today. Try again ${after(retryAfterSeconds)}. You can always unsubscribe.`,
    "interest.not_found":
      "This link does not work any more: the address was erased, or the link is not complete.",
    "interest.not_awaited":
      "At this event one cannot ask to be told of sign-up now. Its page says whether one can sign up.",
    "bulletin.not_allowed":
      "News of events to everybody who wants them are sent by administrators and coordinators of the project.",
    "bulletin.not_advertised":
      "No such message can be sent about this event: it has to be published, visible to everybody, and before the end of registration.",
    "bulletin.over_by_then": "By then nobody can sign up for this event any more. Choose an earlier time.",
    "bulletin.nobody":
      "Nobody would get this message now: nobody has asked for news of this kind of events or, where counties are chosen, of events there.",
    "bulletin.too_many": ({ limit }) => `At most ${limit ?? 5} such messages can be sent about one event.`,
    "bulletin.time_passed": "That moment has passed. Choose a later one.",
    "bulletin.not_found": "There is no such message.",
    "bulletin.version_conflict": `Somebody else changed this message. ${CHANGED_MEANWHILE}`,
    "circular.invalid": "This message cannot be saved. Please correct the fields named below.",
    "circular.not_found": "There is no such message.",
    "circular.no_status": "Tick at least one status.",
    "settings.forbidden": "Settings cannot be changed from this account.",
    "statement.invalid": "This statement cannot be saved. Please correct the fields named below.",
    "statement.before_publishing":
      "The website cannot have changed before it was published. Please correct the date.",
    "statement.before_preparing": "The review cannot be earlier than the statement. Please correct the date.",
    "statement.in_future": "Please give a day that is not in the future.",
    "statement.version_conflict": `Somebody else changed this statement. ${CHANGED_MEANWHILE}`,
    "mail_text.invalid": "This text cannot be saved. Please correct the fields named below.",
    "mail_text.forbidden": "These texts cannot be changed from this account.",
    "mail_text.not_found": "There is no such message.",
    "mail_text.version_conflict": `Somebody else changed this text. ${CHANGED_MEANWHILE}`,
    "mail_text.too_many_fields": ({ limit }) => `A text can have ${limit ?? 30} fields in braces at most.`,
    "mail_text.too_long":
      "The message is too long: mail programs would cut off its end. Please shorten the text.",
    "mail_text.too_many_tests": ({ limit }) =>
      `A test of this message in one language can be sent ${limit ?? 20} times a day at most.`,
    "mail_text.events_only":
      "A paragraph for everybody, or for one option, can be added in an event only. Choose here for which events it is.",
    "mail_text.no_options": "This message does not depend on a choice. Leave the paragraph to everybody.",
    "mail_text.option_gone":
      "The event does not have this option any more. Choose another, or remove the paragraph.",
    "mail_text.unknown_field": ({ limit }) =>
      `There is no field ${limit ?? ""}. Insert one with the buttons below the text, or remove the braces.`,
    "mail_text.field_not_here": ({ limit }) =>
      `The field ${limit ?? ""} cannot be used here. Those that can are below the text.`,
    "mail_text.unclosed_field": ({ limit }) => `A brace is not closed: ${limit ?? ""}. Add } or remove {.`,
    "mail_text.link": ({ limit }) =>
      `The link leads to “${limit ?? ""}”. It can lead to an address that begins with https:// or mailto:.`,
    "circular.half_translated":
      "Only the subject or only the text is in English. Fill in both, or leave both empty.",
    "circular.too_many": ({ limit }) => `An event can have ${limit ?? 200} messages at most.`,
    "circular.too_many_tries": ({ limit }) => `A test can be sent ${limit ?? 50} times at most.`,
    "letter_file.too_large":
      "The attachments have no room in the 5 MB that a message may have. Remove one, or add a smaller one.",
    "letter_file.too_many": ({ limit }) => `There can be ${limit ?? 10} attachments at most.`,
    "letter_file.gone": ({ limit }) =>
      `The file ${limit ?? ""} is not kept for this message any more. Remove it and add it again.`,
    "letter_file.sending": "An attachment is still being sent. Wait a moment and try again.",
    "circular.wrong_state":
      "This message cannot be changed or sent any more: it has gone, waits for its time, or was stopped.",
    "circular.version_conflict": `Somebody else changed this message. ${CHANGED_MEANWHILE}`,
    "circular.nobody": "None of the people chosen would get this message. Change who it is for.",
    "circular.time_passed": "That moment has passed. Choose a later one, or send it now.",
    "access_code.version_conflict": "Somebody else changed this code. Open it again.",
    "access_code.too_many":
      "An event can have 50 codes at most. One code for an institution, with a number of people, is enough.",
    "selection.no_criteria": "Add at least one criterion.",
    "selection.criterion_unknown": "This criterion is there no more. Open the sheet again.",
    "selection.hidden": "Criteria and results are for those who run the event, and for the committee.",
    "selection.read_only": "The selection is up to those who run this event.",
    "selection.not_asked":
      "Places of this event go in the order of sign-ups, without a committee. Change that under recruitment.",
    "selection.not_found": "Set the criteria first.",
    "selection.version_conflict": `Somebody else changed this selection meanwhile. ${CHANGED_MEANWHILE}`,
    "selection.wrong_state": "The ranking is fixed by now, so this cannot be changed.",
    "selection.scored":
      "Somebody of the committee has scored by these criteria. Changed ones make all scoring start anew – say why.",
    "selection.cannot_join":
      "This person cannot join the committee. It can be somebody of the event’s team, a coordinator of the project, an administrator, or somebody with an account of a committee member in this project.",
    "selection.committee_full": "A committee can have 20 people at most.",
    "selection.busy": "Somebody else is changing the same. Try again in a moment.",
    "selection.invalid": "This cannot be saved. Correct the fields that are marked.",
    "selection.scores_changed":
      "The scores have changed since this ranking was shown. Look at it and fix it again.",
    "selection.sheets_open": "Not everybody of the committee has closed their sheet.",
    "selection.nobody": "Nobody waits for a decision.",
    "selection.unjudged":
      "Somebody was judged by nobody of the committee. Open a sheet, or add somebody to the committee who may judge.",
    "selection.undecided": "Decide first how many get a place and how many wait.",
    "selection.not_member": "Only people of this event’s committee score.",
    "selection.round_over": "The criteria changed meanwhile and scoring started anew. Open the sheet again.",
    "selection.sheet_closed":
      "Your sheet is closed. If something has to be corrected, ask who runs the event to open it.",
    "selection.sheet_open": "You see what the others gave once you have closed your own sheet.",
    "selection.sheet_incomplete": "Not everybody is judged. Judge the others before you close the sheet.",
    "selection.barred":
      "You do not judge this person: you have their institution in common, or said that you know them.",
    "selection.no_applicant": "This person does not wait for a decision any more.",
    "check_in.not_found":
      "This link to the attendance list does not work. Check the address or ask the organiser for a new link.",
    "check_in.expired": "This link to the attendance list has expired. Ask the organiser for a new one.",
    "check_in.revoked": "This link to the attendance list was turned off. Ask the organiser for a new one.",
    "check_in.invalid": "This link cannot be made. Correct the fields that are marked.",
    "check_in.expiry_past": "This time is past. Choose a later one.",
    "check_in.expiry_too_late":
      "A link can work for 60 days at most, or until the end of the day after the event. Choose an earlier time.",
    "check_in.too_many_links":
      "This event has 50 links that work already. First turn off those that are not needed.",

    "attendance.read_only":
      "You can see this attendance but not change it. Ask a person who runs the event for the change.",
    "attendance.unit_not_found":
      "This agenda item no longer takes attendance. Reload the page and choose another one.",
    "attendance.unit_unknown":
      "This agenda item no longer takes attendance. Record the attendance at another one.",
    "attendance.person_unknown": "This person does not take part in this event. Check their application.",
    "attendance.person_left":
      "This person has no place at the event any more. If they were there all the same, give a reason.",
    "attendance.not_expected":
      "This person chose another group. Record them there, or give a reason if they were in this one.",
    "attendance.before_day": "The day of this session has not begun. An entry ahead of time needs a reason.",
    "attendance.clock_ahead":
      "The time of this entry has not come yet. Check the clock of the device or give a reason.",
    "attendance.minutes_above": "The session is shorter than that. Enter a smaller number of minutes.",
    "attendance.not_begun": "A list can be closed on the day of the session at the earliest.",
    "attendance.unit_retired":
      "This item is not in the programme any more. If it was held all the same, give a reason.",
    "attendance.unit_closed": "This list is closed. To change something on it, give a reason.",
    "attendance.busy": "Several devices are recording attendance in the same place. Try again in a moment.",
    "attendance.not_now":
      "The code works from 15 minutes before the start until the end of the meeting. Try again then.",
    "attendance.not_confirmed":
      "Only people with a confirmed place can check in. Ask the organiser about your place.",
    "attendance.code_format": "Enter the 6 digits of the code on the screen in the room.",
    "attendance.code_wrong":
      "This code is not right or has changed already. Enter the code that is shown now.",
    "attendance.too_many_attempts":
      "Too many attempts. Wait 10 minutes or ask the person who runs the meeting to record you.",

    "file.not_found": "There is no such file. Reload the page: somebody may have removed it.",
    "file.forbidden":
      "You may look at the files of this event but not change them. Ask the person who runs it.",
    "file.type": "Such a file cannot be added here. Choose a PDF, JPG or PNG file.",
    "file.letter_type":
      "Such a file cannot be added here. Choose a PDF, JPG, PNG, DOCX, XLSX, PPTX, ODT or ODS file without macros.",
    "file.missing": "Add a file.",
    "file.sending": "This file is still being sent. Wait a moment and try again.",
    "file.gone": "This file is not kept for the form any more. Add it again.",
    "file.attachment_too_large":
      "This file is larger than 5 MB. Take the photo at a lower resolution or save the scan at a lower quality.",
    "file.too_many_from_client":
      "Very many files have just been sent from this connection. Try again in 10 minutes.",
    "file.too_many_for_event":
      "Very many files were sent for this event in the last hour. Try again in an hour.",
    "file.too_many_by_link": ({ retryAfterSeconds }) =>
      `Very many files were sent from this page today. Try again ${after(retryAfterSeconds)} or write to the organiser.`,
    "file.empty": "This file is empty. Check it and choose it again.",
    "file.too_large": "This file is larger than 15 MB. Scan it at a lower resolution or split it into parts.",
    "file.signature_too_large": "This picture is larger than 300 kB. Make it smaller and choose it again.",
    "file.not_what_it_says":
      "What is in this file does not match its kind. Choose a real PDF, JPG or PNG file, and a log-in report as CSV.",
    "file.not_a_picture": "This picture cannot be read to its end. Save it again as PNG or JPG.",
    "file.not_arrived": "The file has not arrived yet. Send it again.",
    "file.upload_failed": "The file could not be sent. Check your connection and try again.",
    "evidence.forbidden": "The documentation of an event is for those who run it and those who check it.",
    "evidence.failed":
      "The documentation could not be put together. Try again, and if that does not help, write to the administrator.",

    "certificate.not_found": "There is no such certificate. Check that the whole code or address was copied.",
    "certificate.forbidden": "You have no access to certificates. Ask the coordinator of the project for it.",
    "certificate.read_only":
      "You can see certificates but not issue or change them. Ask a person who runs the event or the project.",
    "certificate.number_prefix":
      "A number begins with letters and digits and may go on with full stops, slashes and hyphens, for example ROPS/WS.",
    "certificate.signature_unknown": "This picture of a signature is gone. Add it again.",
    "certificate.template_version_conflict": `Somebody else has already saved changes to this template. ${CHANGED_MEANWHILE}`,
    "certificate.version_conflict": `This certificate has changed meanwhile. ${CHANGED_MEANWHILE}`,
    "certificate.busy": "Several people are issuing certificates in this project now. Try again in a moment.",
    "certificate.event_draft": "The event was never published. Publish it, then issue the certificates.",
    "certificate.event_undated": "The event has no exact date yet. Enter it, then issue the certificates.",
    "certificate.event_not_over":
      "The event is not over. Issue certificates when it is, or give a reason for issuing them earlier.",
    "certificate.too_early":
      "The sessions of this person or institution are not over. Issue it afterwards or give a reason.",
    "certificate.issue_day": "Choose a day not before the last day of the event and not after today.",
    "certificate.not_entitled":
      "The attendance is too low for a certificate. You can grant it with a reason on the attendance page.",
    "certificate.too_long":
      "There is too much text on the certificate to be saved. Shorten the titles of sessions, or do not print them.",
    "certificate.unprintable": ({ character }) =>
      `The certificate would have a character that we cannot print${character ? `: ${character}` : ""}. Correct the name, the institution or the event; no number was used.`,
    "certificate.issued_already":
      "This person or institution already has a valid certificate for this event.",
    "certificate.holder_unknown":
      "This person or institution is not among the participants. If the name has changed, annul the certificate and issue a new one.",
    "certificate.annulled": "This certificate was annulled, so this can no longer be done.",
    "certificate.no_duplicate": "No duplicate has been made yet. Make a duplicate first.",

    "staff.not_found": "There is no such person among the staff.",
    "staff.not_signed_in": "Sign in to see this page.",
    "staff.session_not_found": "This session has already ended.",
    "staff.address_taken":
      "Another person on the list already has this e-mail address. Enter another address.",
    "staff.manage_forbidden": "An administrator keeps the list of staff. Ask them for the change.",
    "staff.busy": "Several people are changing the list of staff right now. Try again in a moment.",
    "staff.passkey_refused": "This passkey does not work. Try again, or sign in with a code from an e-mail.",
    "staff.passkey_required":
      "Administrators sign in with a passkey here. If yours is lost, ask another administrator to remove your passkeys.",
    "staff.passkey_needed": "First add a passkey on the page “My account”.",
    "staff.passkeys_full": "There are 10 passkeys already. Remove one of them to add another.",
    "staff.passkey_not_found": "This passkey is gone already.",
    "staff.own_passkeys": "Your own passkeys are removed on the page “My account”.",
    "staff.identity_off":
      "Signing in with an account of the organisation is not set up here. Use a code from an e-mail.",
    "staff.identity_unavailable":
      "The organisation's sign-in service does not answer. Try again in a while, or use a code from an e-mail.",
    "staff.identity_expired": "Too much time has passed, or this sign-in was used already. Start again.",
    "staff.identity_refused":
      "Signing in with the organisation's account did not work. Start again from this page.",
    "staff.identity_declined":
      "You did not finish signing in with the organisation's account. Nothing has happened.",
    "staff.identity_unverified":
      "The organisation's sign-in service does not confirm that the e-mail address is yours. Use a code from an e-mail.",
    "staff.identity_other_organisation":
      "This account belongs to another organisation. Choose your work account.",
    "staff.identity_unknown": ({ address }) =>
      `There is nobody with the address ${address ?? "of this account"} on the list of staff. Sign in with your own account, or ask an administrator to add this address.`,
    "staff.identity_other":
      "This account of the organisation is connected with another e-mail address here, or this address with another account. Ask an administrator to disconnect the organisation's account.",
    "staff.own_identity": "Another administrator disconnects your account of the organisation.",
    "staff.own_rights": "You cannot take administrator rights away from yourself. Ask another administrator.",
    "staff.version_conflict": `Somebody else has already saved changes about this person. ${CHANGED_MEANWHILE}`,
    "staff.code_format": "Enter the code from the e-mail.",
    "staff.code_wrong": ({ attemptsLeft }) =>
      attemptsLeft === undefined
        ? "This code is not right. Check it in the e-mail."
        : plural("en", attemptsLeft, {
            one: (count) => `This code is not right. ${count} attempt is left.`,
            other: (count) => `This code is not right. ${count} attempts are left.`,
          }),
    "staff.code_expired": "This code no longer works. Ask for a new one.",
    "staff.too_many_attempts": "Too many attempts. Ask for a new code.",
    "staff.too_many_requests":
      "Too many sign-in codes were asked for from this network. Wait a few minutes and try again. Browsers in which somebody signed in before are not affected.",
  },
};
