import type { Right } from "../access/rules.ts";

/**
 * What a stored field says of somebody: nothing; who it is, by an id or a hash; what they are called; where they are reached; what is
 * known of them (answers, choices, attendance, points); words in which somebody may name anybody; what the law protects most (art. 9 GDPR).
 */
export type Saying = "nothing" | "id" | "name" | "contact" | "facts" | "words" | "special";

/** What each field of a value says, so that a field that is added and told nowhere does not compile. */
export type Said<Value> = { readonly [Field in keyof Value]-?: Saying | readonly Saying[] | Told };

/** What fields say; a list where it has no fixed fields of its own, such as packed text or a record by ids. */
interface Told {
  readonly [field: string]: Saying | readonly Saying[] | Told;
}

/** Why data of people are kept, and by what right: what an organiser decides otherwise it says in its own record (art. 30 GDPR). */
export const PURPOSES = {
  taking_part: {
    purpose: "signing up for an event and running it",
    basis: "public task or contract, art. 6(1)(e) or (b): the organiser decides",
  },
  needs: { purpose: "meeting needs at an event", basis: "explicit consent, art. 9(2)(a)" },
  evidence: {
    purpose: "proving to a funder what took place",
    basis: "legal obligation, art. 6(1)(c), by the law of the programme",
  },
  funding: {
    purpose: "reporting to a funder whom a project reached",
    basis: "legal obligation, art. 6(1)(c) and 9(2)(g), by the law of the programme",
  },
  counselling: {
    purpose: "helping somebody as their counsellor",
    basis: "public task, art. 6(1)(e) and 9(2)(b) or (h): the organiser decides",
  },
  news: { purpose: "news of events that somebody wanted", basis: "consent, art. 6(1)(a)" },
  programme: {
    purpose: "saying who hosts, leads, signs, and whom to ask",
    basis: "contract or public task, art. 6(1)(b) or (e): the organiser decides",
  },
  accounts: { purpose: "accounts of staff", basis: "contract or public task, art. 6(1)(b) or (e)" },
  accountability: {
    purpose: "showing who did what, and answering whoever asks what is kept of them",
    basis: "legal obligation, art. 5(2), 6(1)(c), 12 and 15",
  },
  protection: {
    purpose: "protecting the installation against abuse",
    basis: "public task, or legitimate interest of whoever is no public body, art. 6(1)(e) or (f)",
  },
  running: { purpose: "running the installation", basis: "no data of people" },
} as const;

/** When rows end. */
export const ENDS = {
  installation: "with the installation",
  person: "by the terms of its project, where it has such (docs/decisions/0118); otherwise no end of its own",
  event: "with what it belongs to",
  evidence: "no end of its own",
  participants:
    "by the term of participants of its project, where it has such (docs/decisions/0124); otherwise no end of its own",
  needs: "30 days after the event, by itself",
  guests: "a year after the event, by itself",
  soon: "within days, by itself",
  month: "within 30 days, by itself",
  undelivered: "30 days after the event, by itself",
  interest:
    "once they were told, which is by the end of the event, and at most a year after they confirmed; unconfirmed after a week",
  subscription: "90 days after it ended, unconfirmed after 30 days, by itself",
  suppression: "two years after the last news, by itself",
  message: "no end of its own; codes and links of staff within days",
  staff: "with the account; removed keys and sessions within a day",
} as const;

/** By what rows of a person are found. */
export const PATHS = {
  registration: "registration",
  event: "event, then registration",
  owner: "whose it is: registration, invitation, delegation, event, staff",
  mailbox: "keyed hash of the mailbox",
  hash: "keyed hash that nobody can turn round",
  participant: "participant of the project",
  project: "project",
  staff: "member of staff",
  target: "target of the entry",
  reading: "reading it",
  none: "–",
} as const;

/** What rows of an entity hold of people (docs/decisions/0116); `docs/privacy.md` is printed from it. */
export interface Holding {
  /** Whose data they are. */
  of: "participants" | "staff" | "others" | "nobody";
  why: keyof typeof PURPOSES;
  until: keyof typeof ENDS;
  /** By what rows of somebody are found. */
  by: keyof typeof PATHS;
  /** Rights of staff by which it is shown; none: nobody sees it, or only the person whose it is. */
  read: readonly Right[];
  /** Every stored field, and what it says. */
  fields: Told;
}

/** A place in the bucket in which something of people may lie. */
export interface Place {
  what: string;
  until: string;
  by: string;
}
