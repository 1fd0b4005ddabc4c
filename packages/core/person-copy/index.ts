export type { PersonCopyService } from "./service.ts";
