export { changedAttachments, settleAttachments } from "./keep.ts";
