export { createMessageService, type MessageService } from "./service.ts";
export { createMessageStore, type MessageStore } from "./store.ts";
export type { SendResult } from "./rules.ts";
export type { Message, MessageId, MessageKind } from "./schema.ts";
