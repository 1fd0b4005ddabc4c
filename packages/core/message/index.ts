export { createMessageService, type MessageService, type NewMessage } from "./service.ts";
export { createMessageStore, type MessageStore } from "./store.ts";
export { SETTLING_SECONDS } from "./rules.ts";
export type { Feedback, SendResult } from "./rules.ts";
export type { Message, MessageId, Told } from "./schema.ts";
