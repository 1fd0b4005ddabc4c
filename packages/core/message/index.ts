export { copyKey, copyPage } from "./copy.ts";
export { createMessageService, type MessageService } from "./service.ts";
export { createOutboxStore } from "./outbox-store.ts";
export { createOutbox, type NewMessage, type Outbox } from "./outbox.ts";
export { againId, createMessageStore, refOf, type MessageStore } from "./store.ts";
export { isIn, mayGoAgain, ownerOf, SETTLING_SECONDS } from "./rules.ts";
export type { Feedback, SendResult } from "./rules.ts";
export type { Addressee, Message, MessageId, MessageOwnerId, MessageRef, Told } from "./schema.ts";
