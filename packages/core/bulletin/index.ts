export { BULLETIN_MAIL } from "./mail.ts";
export { canAdvertise } from "./rules.ts";
export { createBulletinStore, type BulletinStore } from "./store.ts";
export type { BulletinService } from "./service.ts";
export type { Bulletin, BulletinId, BulletinInput } from "./schema.ts";
