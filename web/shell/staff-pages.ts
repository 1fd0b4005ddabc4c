import type { Right } from "@zapisy/core/access/rules";
import type { StaffMessages } from "@zapisy/words/staff";
import Award from "~icons/lucide/award";
import Building from "~icons/lucide/building-2";
import CalendarDays from "~icons/lucide/calendar-days";
import Folder from "~icons/lucide/folder";
import Handshake from "~icons/lucide/handshake";
import NotebookPen from "~icons/lucide/notebook-pen";
import Mail from "~icons/lucide/mail";
import Scale from "~icons/lucide/scale";
import Presentation from "~icons/lucide/presentation";
import ScrollText from "~icons/lucide/scroll-text";
import Send from "~icons/lucide/send";
import Settings from "~icons/lucide/settings";
import ShieldCheck from "~icons/lucide/shield-check";
import Sun from "~icons/lucide/sun";
import Users from "~icons/lucide/users";
import type { Component } from "solid-js";
import { mayAnywhere } from "../data/right.ts";

/** An area of the staff's pages: where it begins, and the right, or one of those, without which it is empty. */
export interface StaffPage {
  href: string;
  right: Right | readonly Right[];
  label: Exclude<keyof StaffMessages["rail"], "label" | "signOut"> | "events" | "projects";
  icon: Component;
  /** With this right it is opened elsewhere, and is no area of its own. */
  unless?: Right;
  /** What lies below its path is of other areas. */
  isAlone?: true;
}

/** The areas in the order of the rail; the first that somebody may use is where they begin. */
const STAFF_PAGES: readonly StaffPage[] = [
  { href: "/staff", isAlone: true, right: ["event.read", "own_event.read"], label: "today", icon: Sun },
  { href: "/staff/events", right: "event.read", label: "events", icon: CalendarDays },
  { href: "/staff/sessions", right: "own_event.read", label: "sessions", icon: Presentation },
  { href: "/staff/log", right: "log.write", unless: "project.read", label: "log", icon: NotebookPen },
  { href: "/staff/committee", right: "committee.sit", label: "committee", icon: Scale },
  { href: "/staff/partner", right: "partner.read", label: "partner", icon: Handshake },
  { href: "/staff/referrals", right: "referrals.make", label: "referrals", icon: Send },
  { href: "/staff/projects", right: "project.read", label: "projects", icon: Folder },
  { href: "/staff/messages", right: "registrations.read", label: "messages", icon: Mail },
  { href: "/staff/institutions", right: "institutions.read", label: "institutions", icon: Building },
  { href: "/staff/certificates", right: "register.read", label: "certificates", icon: Award },
  { href: "/staff/privacy", right: "privacy.requests", label: "privacy", icon: ShieldCheck },
  { href: "/staff/people", right: "staff.list", label: "people", icon: Users },
  { href: "/staff/history", right: "history.read", label: "history", icon: ScrollText },
  { href: "/staff/settings", right: "settings.read", label: "settings", icon: Settings },
];

function isOwn({ right, unless }: StaffPage): boolean {
  return [right].flat().some((one) => mayAnywhere(one)) && !(unless && mayAnywhere(unless));
}

/** The areas that the person signed in may use. */
export function ownPages(): StaffPage[] {
  return STAFF_PAGES.filter(isOwn);
}

/** Where the person signed in begins. */
export function homePage(): string {
  return ownPages()[0]?.href ?? "/staff/account";
}

/** Whether the person signed in has nothing in the area of a path, whatever it shows of others. */
export function isOthersPage(path: string): boolean {
  const area = STAFF_PAGES.find(
    ({ href, isAlone }) => path === href || (!isAlone && path.startsWith(`${href}/`)),
  );
  return area !== undefined && !isOwn(area);
}
