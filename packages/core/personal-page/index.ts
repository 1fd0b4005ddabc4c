export { createPersonalPageService } from "./service.ts";
