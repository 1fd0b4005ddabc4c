export { createWorklistService, type WorklistService } from "./service.ts";
