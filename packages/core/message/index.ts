export { createMessageService, type MessageService } from "./service.ts";
export { createOutbox, type NewMessage, type Outbox } from "./outbox.ts";
export { createMessageStore, type MessageStore } from "./store.ts";
export { SETTLING_SECONDS } from "./rules.ts";
export type { Feedback, SendResult } from "./rules.ts";
export type { Message, MessageId, Told } from "./schema.ts";
