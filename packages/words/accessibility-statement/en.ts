import { formatDay } from "../date.ts";
import { plural } from "../plural.ts";
import type { AccessibilityStatementMessages } from "./index.ts";

/** English words of the statement of accessibility. */
export const en: AccessibilityStatementMessages = {
  title: "Accessibility statement",
  none: "The organiser has not published an accessibility statement for this website yet.",
  noneHelp:
    "If anything here makes it hard for you to register or take part, please write to the person named under “Contact” on the page of the event.",
  day: (day) => formatDay("en", day),
  commits:
    "is committed to making its website accessible in line with the Polish act of 4 April 2019 on the digital accessibility of websites and mobile applications of public sector bodies.",
  appliesTo: "This accessibility statement applies to the website",
  publishedOn: "Website published",
  changedOn: "Last significant update",
  conformance: "Compliance status",
  site: "This website is",
  conforms: {
    full: "fully compliant",
    partial: "partially compliant",
    none: "not compliant",
  },
  withAct: {
    full: "with the act on the digital accessibility of websites and mobile applications of public sector bodies.",
    partial:
      "with the act on the digital accessibility of websites and mobile applications of public sector bodies, due to the non-compliances or exemptions listed below.",
    none: "with the act on the digital accessibility of websites and mobile applications of public sector bodies. The non-compliances are listed below.",
  },
  inaccessible: "Content that is not accessible",
  preparation: "Preparation of this accessibility statement",
  preparedOn: "Statement prepared",
  reviewedOn: "Statement last reviewed",
  self: "The statement is based on a self-assessment by the public sector body.",
  external: "The statement is based on an assessment by a third party:",
  check: (tool, views) =>
    `This version of the website was checked automatically with ${tool} against WCAG 2.2 level AA: ${plural(
      "en",
      views,
      {
        one: (n) => `${n} view`,
        other: (n) => `${n} views`,
      },
    )}, each in the light theme on a wide screen and in the dark one on a narrow screen. The program found no errors. At a width of 320 pixels it was checked that nothing is wider than the screen. A program does not replace the judgement of a person.`,
  checkedOn: "As of",
  shortcuts: "Keyboard shortcuts",
  shortcutsText:
    "The website has no keyboard shortcuts of its own. The standard shortcuts of your browser work.",
  contact: "Feedback and contact",
  contactText: "Problems with the accessibility of this website can be reported to:",
  contactName: "Person or unit",
  email: "E-mail",
  phone: "Telephone",
  address: "Address",
  procedure: "Requests and complaints",
  procedureText: [
    "Everyone may request that this website, or a part of it, be made digitally accessible, and may ask for information in another form.",
    "Please give your name and how we can reach you, the page or the part that is not accessible and – where you need information – the form that suits you, for example reading it over the telephone or sending it in large print.",
    "We answer without delay, within 7 days of receiving the request at the latest. If that is not enough we tell you the reason and a new date within that time, which is no later than 2 months. Where digital accessibility cannot be provided, we offer another way of access.",
    "If we refuse and the other way of access does not suit you, you may complain to us. If that does not help either, you may turn to the Commissioner for Human Rights (Rzecznik Praw Obywatelskich).",
  ],
  ombudsman: "Commissioner for Human Rights: how to make a complaint (in Polish)",
  premises: "Accessibility of the premises",
  apps: "Mobile applications",
  noApps: "The body offers no mobile applications.",
};
