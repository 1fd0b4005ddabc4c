export { copyKey, copyPage } from "./copy.ts";
export { createMessageService, type MessageService } from "./service.ts";
export { createOutboxStore } from "./outbox-store.ts";
export { createOutbox, type NewMessage, type Outbox } from "./outbox.ts";
export { againId, createMessageStore, refOf, type MessageStore } from "./store.ts";
export { isIn, mayGoAgain, SETTLING_SECONDS } from "./rules.ts";
export type { Feedback, SendResult } from "./rules.ts";
export type { Message, MessageId, MessageRef, Told } from "./schema.ts";
