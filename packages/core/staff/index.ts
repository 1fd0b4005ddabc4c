export { createStaffService, type StaffService } from "./service.ts";
export { createStaffStore, type StaffStore, type SignInDoor, type StoredSignIn } from "./store.ts";
export { hasAccess, toActor, toMeView } from "./rules.ts";
export type { StaffId, StaffInput } from "./schema.ts";
export type { Staff, StaffMeView } from "./answer.ts";
