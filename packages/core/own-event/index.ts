export { createOwnEventService, type OwnEventService } from "./service.ts";
