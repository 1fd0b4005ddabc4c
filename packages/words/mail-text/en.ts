import type { Shape } from "../index.ts";
import type { pl } from "./pl.ts";

/** English words of what staff write for mails. */
export const en: Shape<typeof pl> = {
  markupHelp:
    "An empty line parts paragraphs. **Two asterisks** make bold, *one* makes italics, lines that begin with a dash are a list, and [words](https://address) and addresses of pages are links.",
  insert: "Insert a field",
  field: {
    firstName: "first name",
    lastName: "last name",
    status: "status",
    event: "title of the event",
    dates: "dates",
    place: "place",
    link: "personal link",
  },
  title: "Message texts",
  ofEvent: "Texts of automatic messages",
  lead: {
    installation:
      "What automatic messages say in all projects. A project and an event can have texts of their own: the nearest counts.",
    project:
      "What automatic messages say in this project. An event can have a text of its own: the nearest counts.",
    event:
      "What automatic messages say in this event. The nearest text counts: that of the event, of the project, the common one, and else the standard one.",
  },
  caption: "Automatic messages",
  column: { kind: "Message", pl: "In Polish", en: "In English", changed: "Last changed here" },
  source: {
    event: "the text of the event",
    project: "the text of the project",
    installation: "the common text",
    builtIn: "the standard text",
  },
  back: "All messages",
  gone: "not sent any more",
  goneTitle: "The system does not send such a message any more",
  goneText: "The text that was saved is not used anywhere.",
  remove: "Remove the saved text",
  unusable: "to be corrected",
  unusableTitle: "This text cannot be used now",
  unusableText:
    "Something in it exists no more: a field in braces, or an option of the event. Until it is corrected, the message has the standard text, or lacks the paragraph of that option.",
  frame:
    "The salutation, the facts of the event, the status, the personal link, the information on personal data, the contact and the signature are added to every message. A change takes effect at once, also in messages that wait to be sent. Those that were sent do not change.",
  text: { pl: "Polish text", en: "English text" },
  now: (source) => `Now: ${source}`,
  adapt: { pl: "Change the Polish text", en: "Change the English text" },
  part: { heading: "Heading", lead: "What happened", next: "What to do next" },
  headingHelp: "The subject begins with it, too. The title of the event follows.",
  nextHelp: "It stands below the facts of the event.",
  paragraphs: {
    heading: "Further paragraphs",
    text: "They follow the text above, whosever that is. A paragraph can be for people with one option, for example of a module, or of those who take part online, or only while the event is held in one way. Others do not see it.",
    textAbove:
      "They follow the text above, also where an event has its own. A paragraph stands only in messages about events that are held in the chosen way.",
    modes: {
      onsite: "While the event is on site",
      online: "While the event is online",
      hybrid: "While the event is hybrid",
    },
    forWhom: "For whom",
    everybody: "Everybody who gets this message",
    retired: (option) => `${option} (option retired)`,
    optionGone: "An option that is there no more",
    label: (number) => `Paragraph ${number}`,
    add: "Add a paragraph",
    remove: (number) => `Remove paragraph ${number}`,
  },
  files: {
    heading: "Files",
    text: "They go with every such message, whosever its text is. With what the message brings along itself (a calendar, a certificate) they have up to 5 MB. A file that has no room or is lost does not hold a message back.",
    above: "Files that were added above go with this message, too:",
    fromAbove: (name, size, level) =>
      `${name}, ${size} (${level === "project" ? "of the project" : "common"})`,
  },
  save: "Save the text",
  saved: (polish, english) => `Saved. In Polish ${polish} counts, in English ${english}.`,
  restore: {
    all: "Remove all that was saved here",
    titleAll: "Remove all that was saved here?",
    confirmAll: "Remove all",
    textAll:
      "All that was saved in this place goes: texts in both languages, paragraphs and files. The history keeps who did it.",
    button: {
      pl: (source) => `Restore ${source} in Polish`,
      en: (source) => `Restore ${source} in English`,
    },
    title: "Restore the text?",
    text: (source) =>
      `The text that is saved here goes, and the message has ${source} again. The history keeps who did it.`,
    confirm: "Restore the text",
  },
  preview: {
    heading: "Preview",
    text: "Shows what is in the form, also before it is saved. The personal link is hidden, and what depends on the case is made up.",
    reader: "For whom",
    madeUp: "Somebody made up",
    send: "Send a test to yourself",
    sent: "The test is on its way to the address by which you sign in.",
    ofOption: (option) => `Somebody made up, ${option}`,
    ofMode: {
      onsite: "Somebody made up, event on site",
      online: "Somebody made up, event online",
      hybrid: "Somebody made up, hybrid event",
    },
    language: "Language",
    pl: "Polish",
    en: "English",
    width: "Width",
    wide: "wide",
    narrow: "as on a phone",
    show: "Show the preview",
    subject: "Subject",
    files: "Attachments",
    title: "Preview of the message",
    plain: "The same message as plain text",
  },
  sample: {
    firstName: "Anna",
    lastName: "Przykładowa",
    event: "Title of the event",
    place: "Ośrodek Pomocy Społecznej, ul. Polna 2, Brodnica",
    institution: "Ośrodek Pomocy Społecznej, Brodnica",
    contact: "Zofia Przykładowa",
    reason: "The reason that the organiser gives.",
    clause: "The information clause of the event stands here.",
    contributed: "Workshop on working together",
    certificate: "SAMPLE/2026/001",
  },
};
