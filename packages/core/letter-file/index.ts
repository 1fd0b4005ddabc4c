export { fileAmong, receiveLetterFiles } from "./receive.ts";
export { bytesLeft } from "./rules.ts";
export type { LetterFile } from "./schema.ts";
