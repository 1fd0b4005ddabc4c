export { createParticipantStore, type ParticipantStore } from "./store.ts";
export { createParticipantService, type ParticipantService } from "./service.ts";
export { emptyParticipant, eraseParticipant } from "./erase.ts";
