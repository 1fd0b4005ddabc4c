import type { PasskeyStore } from "./store.ts";
import type { StaffStore, StaffService } from "../staff/index.ts";
import type { SecretKey } from "../shared/secret.ts";

/** What use cases of passkeys work with. */
export interface PasskeyDeps {
  passkeys: PasskeyStore;
  staff: Pick<StaffStore, "find" | "createSignIn" | "endSessions" | "noteMethod">;
  staffService: Pick<StaffService, "openSession">;
  secretKey: SecretKey;
  publicUrl: string;
  siteName: string;
}
