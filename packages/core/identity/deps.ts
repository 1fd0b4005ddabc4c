import type { IdentityStore } from "./store.ts";
import type { StaffStore, StaffService } from "../staff/index.ts";
import type { Limits } from "../limit/index.ts";
import type { SecretKey } from "../shared/secret.ts";
import type { ProviderSettings, createProvider } from "./provider.ts";

/** What use cases of signing in at an organisation's provider work with. */
export interface IdentityDeps {
  identities: IdentityStore;
  staff: Pick<StaffStore, "find" | "findByAddress" | "createSignIn" | "noteWhoSignedIn" | "endSessions">;
  staffService: Pick<StaffService, "openSession" | "requirePasskey">;
  limits: Limits;
  secretKey: SecretKey;
  publicUrl: string;
  /** Absent where no provider is set up. */
  settings?: ProviderSettings;
  /** The provider of the settings. */
  provider?: ReturnType<typeof createProvider>;
}
