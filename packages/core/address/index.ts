export { createAddressService } from "./service.ts";
export { createAddressStore } from "./store.ts";
