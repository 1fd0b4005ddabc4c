export { changedAttachments, settleAttachments, streamAttachment } from "./keep.ts";
