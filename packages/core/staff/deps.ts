import type { StaffStore } from "./store.ts";
import type { SecretKey } from "../shared/secret.ts";
import type { Limits } from "../limit/index.ts";
import type { StaffId } from "./schema.ts";

/** What use cases of staff work with. */
export interface StaffDeps {
  staff: StaffStore;
  secretKey: SecretKey;
  limits: Limits;
  hasPasskeys: (staffId: StaffId) => Promise<boolean>;
  /** Whether the installation asks its admins for passkeys. */
  adminsNeedPasskeys: boolean;
}
