export { openReceipt, openTicket, sealReceipt, sealTicket } from "./seal.ts";
export type { ReceiptFor } from "./rules.ts";
export type { Attachment } from "./schema.ts";
