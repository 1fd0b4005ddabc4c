import { endWithSupervisor, serveSupervisor } from "./child.ts";
import { startFileStore } from "./file-store.ts";

endWithSupervisor();
const { env } = process;
const store = await startFileStore({
  dir: env.FILES_DIR ?? "",
  bucket: env.FILES_BUCKET ?? "",
  host: env.FILES_HOST,
  port: Number(env.FILES_PORT),
  accessKeyId: env.AWS_ACCESS_KEY_ID ?? "",
  secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "",
  origins: (env.FILES_ORIGINS ?? "").split(" "),
});

serveSupervisor(() => store.stop());
