export { createLimits, type Limits, type Taken } from "./service.ts";
export { createLimitStore, type LimitStore } from "./store.ts";
export { mailboxOf, type LimitKind } from "./rules.ts";
