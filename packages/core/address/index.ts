export { createAddressService, type AddressService } from "./service.ts";
export { createAddressStore } from "./store.ts";
export { forgetUse } from "./forget.ts";
