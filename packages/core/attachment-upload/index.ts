export { changedAttachments, keepAttachment, settleAttachments, streamAttachment } from "./keep.ts";
