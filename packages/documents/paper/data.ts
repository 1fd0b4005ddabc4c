import type { HourSpan } from "@zapisy/core/attendance/schema";
import type { Day } from "@zapisy/core/shared/time";
import type { SheetHead } from "../sheet/index.ts";

/** What can be printed of an event beside its signature lists. */
export const PAPERS = [
  "attendance-cards",
  "class-register",
  "passenger-list",
  "rooming-list",
  "needs-summary",
  "badges",
] as const;
/** What can be printed of an event beside its signature lists. */
export type Paper = (typeof PAPERS)[number];

/** Something that was, or is to be, held: a row of a card or register. */
export interface HeldItem {
  date: Day;
  /** Wall times `HH:MM`. */
  from?: string;
  to?: string;
  /** What one person can attend of it. */
  hours?: HourSpan;
  topic: string;
  module?: string;
  leaders: string[];
}

/** What one person attends in one month, to be signed for item by item. */
export interface AttendanceCard {
  name: string;
  institution?: string;
  /** e.g. that they withdrew, and when. */
  remark?: string;
  /** `YYYY-MM`. */
  month: string;
  /** Of all items together. */
  hours?: HourSpan;
  items: HeldItem[];
}

/** A name and how to call it, at a place where the coach stops. */
export interface Passenger {
  name: string;
  phone?: string;
}

/** Somebody in a room. */
export interface Lodger {
  name: string;
  /** Asked for a room on the ground floor; only for those who may know. */
  groundFloor: boolean;
}

/** Somebody's badge. */
export interface BadgePerson {
  firstName: string;
  lastName: string;
  institution?: string;
  /** Chosen panel or module. */
  choice?: string;
  /** Text of the QR code. */
  ticket: string;
}

/** How often something was asked for. */
export interface NeedCount {
  label: string;
  count: number;
}

/** All that a paper says. Data that a paper does not show have no field in it, so they cannot be printed by mistake. */
export type PaperData = { head: SheetHead } & (
  | { paper: "attendance-cards"; cards: AttendanceCard[]; emptyRows: number }
  | {
      paper: "class-register";
      /** What one person can attend of all items together. */
      hours?: HourSpan;
      /** Hours of all items together, which are more where some run in parallel. */
      heldHours?: HourSpan;
      /** `present`: how many people were there, where attendance was taken. */
      items: (HeldItem & { present?: number })[];
      emptyRows: number;
    }
  | { paper: "passenger-list"; stops: { name?: string; people: Passenger[] }[]; withPhones: boolean }
  | { paper: "rooming-list"; rooms: { name: string; people: Lodger[] }[]; unassigned: Lodger[] }
  | {
      paper: "needs-summary";
      people: number;
      diets: NeedCount[];
      access: NeedCount[];
      /** Only for those who run the event, and only when they ask for it. */
      named?: { name: string; diet?: string; access: string[]; note?: string }[];
    }
  | { paper: "badges"; people: BadgePerson[]; perPage: 8 | 10 }
);

/** One paper of the union by its name. */
export type PaperOf<P extends Paper> = Extract<PaperData, { paper: P }>;
