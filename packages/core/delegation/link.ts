import { tokenParts } from "../registration/index.ts";
import type { Context } from "../shared/context.ts";
import { DomainError } from "../shared/error.ts";
import { linkSecret, sameHash, shortHash, type SecretKey } from "../shared/secret.ts";
import type { Delegation } from "./schema.ts";
import type { DelegationStore } from "./store.ts";

/** The secret of a contact's link, as its address carries it: computed, so that no table holds it. */
export function delegationToken(
  { secretKey }: { secretKey: SecretKey },
  { delegationId, linkVersion }: Pick<Delegation, "delegationId" | "linkVersion">,
): string {
  return delegationId.slice("del_".length) + linkSecret(secretKey, delegationId, linkVersion);
}

/** The delegation whose contact has this link. @throws DomainError delegation.not_found */
export async function openDelegation(
  { delegations }: { delegations: Pick<DelegationStore, "find"> },
  ctx: Context,
  token: string,
): Promise<Delegation> {
  const parts = tokenParts(token);
  const delegation = parts && (await delegations.find(`del_${parts.id}`, ctx.now));
  if (!delegation || !sameHash(shortHash(parts.secret), delegation.linkHash))
    throw new DomainError("not_found", "delegation.not_found");
  return delegation;
}
