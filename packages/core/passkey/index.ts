export { createPasskeyStore, type PasskeyStore, type StoredPasskey } from "./store.ts";
