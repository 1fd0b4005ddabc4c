export { announceFile } from "./announce-file.ts";
export { changedAttachments, keepAttachment, settleAttachments, streamAttachment } from "./keep.ts";
