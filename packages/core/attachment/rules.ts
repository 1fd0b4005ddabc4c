import type { EventId } from "../event/schema.ts";
import type { FileType, OfficeType } from "../file/schema.ts";
import type { Instant } from "../shared/time.ts";
import type { Attachment } from "./schema.ts";

/** What an answer holds while its file is on its way: it is no answer, and nobody sends a form with it unseen. */
export const SENDING = "sending";

/** For how long a file waits to be sent with its form, in seconds; its bytes go a day later (infra/storage.ts). */
export const RECEIPT_SECONDS = 86_400;

/** What files may be that come with a form or go with a letter. */
type SentType = FileType | OfficeType;

/**
 * What a file was announced for: a question of an event, or, where there is none, a letter to people of the event; or automatic mails of one
 * place.
 */
export interface ReceiptFor {
  eventId?: EventId;
  questionId?: string;
  /** Whose texts of mails it goes with. */
  textsOf?: string;
}

/** What is sealed into a receipt: which file was looked at, what it is, and what it is for. */
export interface Receipt<Type extends SentType = SentType> extends Attachment<Type>, ReceiptFor {
  name: string;
  /** Until when it may be sent. */
  until: Instant;
}

/** What is sealed into a ticket: what was announced, to be sent under which id, and until when it is looked at. */
export type Ticket = Pick<Receipt, keyof ReceiptFor | "name" | "mediaType" | "bytes" | "fileId" | "until">;

/** How a receipt looks: what it says in base64url, and the proof that we say so. */
const RECEIPT = /^([\w-]+)\.[\w-]{43}$/;

/** Whether an answer can be a receipt; whether it is one, its seal says. */
export function isReceipt(answer: string): boolean {
  return RECEIPT.test(answer);
}

/** The name of the file that an answer means: that of a receipt stands in it, and what is kept is the name itself. */
export function fileNameOf(answer: string): string {
  return saidIn(answer)?.name ?? answer;
}

/** Until when the file of a receipt waits for its form, as the receipt says; undefined of any other answer. */
export function waitsUntil(answer: string): Instant | undefined {
  return saidIn(answer)?.until;
}

/** The id of the file of a receipt, as that says; undefined of any other answer. */
export function fileIdOf(answer: string): string | undefined {
  return saidIn(answer)?.fileId;
}

/** What stands in a receipt, believed for showing only; undefined: it is nobody's, is shown as it stands, and refused when it is sent. */
function saidIn(answer: string): Partial<Record<"name" | "until" | "fileId", string>> | undefined {
  const [, said] = RECEIPT.exec(answer) ?? [];
  if (said === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(said.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
      letter.charCodeAt(0),
    );
    const { name, until, fileId } = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    return {
      ...(typeof fileId === "string" && { fileId }),
      ...(typeof name === "string" && { name }),
      ...(typeof until === "string" && { until }),
    };
  } catch {
    return undefined;
  }
}

/** The name without the folders that some programs say: never part of a key, and what people read. */
export function baseName(name: string): string {
  return (
    name
      .split(/[\\/]/)
      .findLast((part) => part.trim() !== "")
      ?.trim() ?? name
  );
}

/** Where a copy lies that was looked at and that no form names yet. No form for sending reaches it, and it goes by itself. */
export function checkedKey(fileId: string): string {
  return `uploads/checked/${fileId}`;
}
