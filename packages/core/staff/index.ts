export { createStaffService, type StaffService } from "./service.ts";
export { createStaffStore, type StaffStore, type SignInDoor, type StoredSignIn } from "./store.ts";
export { toActor, toMeView } from "./rules.ts";
export type { Staff, StaffId, StaffInput, StaffMeView } from "./schema.ts";
