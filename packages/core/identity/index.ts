export { createIdentityStore, type Identity, type IdentityStore } from "./store.ts";
