import { openSeal, seal, type SecretKey } from "../shared/secret.ts";
import type { Instant } from "../shared/time.ts";
import type { Receipt, ReceiptFor, Ticket } from "./rules.ts";

/** What was announced, sealed: whoever sent the file shows it to have the file looked at. */
export function sealTicket(key: SecretKey, ticket: Ticket): string {
  return seal(key, "attachment ticket", JSON.stringify(ticket));
}

/** The announcement of a ticket that we gave, and that has not ended. */
export function openTicket(key: SecretKey, ticket: string, now: Instant): Ticket | undefined {
  const text = openSeal(key, "attachment ticket", ticket);
  if (text === undefined) return undefined;
  const announced = JSON.parse(text) as Ticket;
  return now <= announced.until ? announced : undefined;
}

/** What came out of looking at a file, sealed: the answer that a form is sent with. */
export function sealReceipt(key: SecretKey, receipt: Receipt): string {
  return seal(key, "attachment receipt", JSON.stringify(receipt));
}

/** What a receipt says that we gave for just that, and that has not ended; undefined for any other. */
export function openReceipt<Type extends Receipt["mediaType"]>(
  key: SecretKey,
  answer: string,
  given: ReceiptFor,
  now: Instant,
): Receipt<Type> | undefined {
  const text = openSeal(key, "attachment receipt", answer);
  if (text === undefined) return undefined;
  const receipt = JSON.parse(text) as Receipt<Type>;
  const isMeant =
    receipt.eventId === given.eventId &&
    receipt.questionId === given.questionId &&
    receipt.textsOf === given.textsOf;
  return isMeant && now <= receipt.until ? receipt : undefined;
}
