import * as v from "valibot";
import type { Issue } from "../shared/error.ts";
import type { EventId } from "../event/schema.ts";
import {
  InvitedSchema,
  type Invitation,
  type InvitationId,
  type InvitationState,
  type Invited,
} from "./schema.ts";

/** What an invitation's link carries after `~`: event, invitation and 43 characters of secret. */
const TOKEN = /^([0-9A-Z]{26})([0-9A-Z]{26})([\w-]{43})$/;

/** What the link of an invitation is made of; undefined for what is none. */
export function parseInvitationToken(
  token: string,
): { eventId: EventId; invitationId: InvitationId; secret: string } | undefined {
  const [, event, invitation, secret] = TOKEN.exec(token) ?? [];
  if (!event || !invitation || !secret) return undefined;
  return { eventId: `evt_${event}`, invitationId: `inv_${invitation}`, secret };
}

/** The token of an invitation in what the address of a page ends with; undefined where it is no invitation's. */
export function invitationIn(address: string): string | undefined {
  const token = address.slice(address.indexOf("~") + 1);
  return address.includes("~") && TOKEN.test(token) ? token : undefined;
}

/**
 * Where an invitation stands.
 * @param used how many who count came by it
 * @param mail what became of its latest mail; undefined where it is not there yet
 */
export function invitationState(
  { declinedAt, withdrawnAt }: Pick<Invitation, "declinedAt" | "withdrawnAt">,
  used: number,
  mail: string | undefined,
): InvitationState {
  if (withdrawnAt) return "withdrawn";
  if (used > 0) return "used";
  if (declinedAt) return "declined";
  // One that was given up before it was sent came to nobody either: the event had ended, or nobody was to be invited.
  if (mail === "failed" || mail === "bounced" || mail === "superseded") return "undelivered";
  return mail === undefined || mail === "queued" || mail === "sending" ? "queued" : "sent";
}

/** Whether somebody in that state is reminded: whose mail went, and who has not answered. */
export function isReminded(state: InvitationState): boolean {
  return state === "sent";
}

/** What was found in a pasted list: people, each address once, and what is wrong in which line, 1 = the first. */
export interface InvitedList {
  people: Invited[];
  faults: (Omit<Issue, "path"> & { line: number; text: string })[];
}

/**
 * Reads a list as it is pasted: one person a line, address and name in any order and with any mark between them
 * (`Anna Nowak <anna@ops.pl>`, `anna@ops.pl; Anna; Nowak`), or many in a line as programs of mail write them.
 */
export function readInvited(text: string): InvitedList {
  const list: InvitedList = { people: [], faults: [] };
  const seen = new Set<string>();
  for (const [index, whole] of text.split(/\r?\n/).entries()) {
    const isMany = (whole.match(/@/g)?.length ?? 0) > 1;
    for (const part of isMany ? whole.split(/[;,]/) : [whole]) {
      if (!part.trim()) continue;
      const address = /[^\s<>;,"()]*@[^\s<>;,"()]*/.exec(part)?.[0] ?? "";
      const words = part
        .replace(address, " ")
        .split(/[\s<>;,"()]+/)
        .filter(Boolean);
      const [firstName, ...rest] = words;
      const read = v.safeParse(InvitedSchema, {
        email: address,
        firstName,
        lastName: rest.length > 0 ? rest.join(" ") : undefined,
      });
      if (!read.success) {
        const code = address ? read.issues[0].message : "field.email";
        list.faults.push({ line: index + 1, text: part.trim(), code });
        continue;
      }
      const key = read.output.email.toLowerCase();
      if (!seen.has(key)) list.people.push(read.output);
      seen.add(key);
    }
  }
  return list;
}
