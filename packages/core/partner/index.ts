export type { PartnerService } from "./service.ts";
