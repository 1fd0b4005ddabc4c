export { createMessageService, type MessageService } from "./service.ts";
export { createMessageStore, type MessageStore } from "./store.ts";
export { isOutdated, isUrgent, listenerOf } from "./rules.ts";
export type { Feedback, SendResult } from "./rules.ts";
export type { Message, MessageId, MessageKind, Told } from "./schema.ts";
