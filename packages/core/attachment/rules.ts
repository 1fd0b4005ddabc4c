import type { EventId } from "../event/schema.ts";
import type { Instant } from "../shared/time.ts";
import type { Attachment, AttachmentInput } from "./schema.ts";

/** What an answer holds while its file is on its way: it is no answer, and nobody sends a form with it unseen. */
export const SENDING = "sending";

/** For how long a file waits to be sent with its form, in seconds; its bytes go a day later (infra/storage.ts). */
export const RECEIPT_SECONDS = 86_400;

/** What is sealed into a receipt: which file was looked at, what it is, and which question of which event it may answer. */
export interface Receipt extends Attachment {
  eventId: EventId;
  questionId: string;
  name: string;
  /** Until when it may be sent. */
  until: Instant;
}

/** What is sealed into a ticket: what was announced, to be sent under which id, and until when it is looked at. */
export type Ticket = AttachmentInput & Pick<Receipt, "eventId" | "fileId" | "until">;

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

/** What stands in a receipt, believed for showing only; undefined: it is nobody's, is shown as it stands, and refused when it is sent. */
function saidIn(answer: string): Partial<Record<"name" | "until", string>> | undefined {
  const [, said] = RECEIPT.exec(answer) ?? [];
  if (said === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(said.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
      letter.charCodeAt(0),
    );
    const { name, until } = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    return {
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
