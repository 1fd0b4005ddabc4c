import type { SSTConfig } from "sst";
import { Api } from "./infra/api.ts";
import { Backup } from "./infra/backup.ts";
import { Events } from "./infra/events.ts";
import { Gateway } from "./infra/gateway.ts";
import { Jobs } from "./infra/jobs.ts";
import { Mail } from "./infra/mail.ts";
import { Monitoring } from "./infra/monitoring.ts";
import { finishStacks } from "./infra/finish-stacks.ts";
import { isPermanentStage } from "./infra/stage.ts";
import { Storage } from "./infra/storage.ts";
import { Upload } from "./infra/upload.ts";
import { Watch } from "./infra/watch.ts";
import { Web } from "./infra/web.ts";

export default {
  config: () => ({ name: "zapisy", region: process.env.AWS_REGION ?? "eu-central-1" }),
  stacks(app) {
    for (const stack of [Storage, Mail, Gateway, Web, Api, Events, Jobs, Upload, Watch]) app.stack(stack);
    // A locked vault cannot be taken away with a stage that is somebody's own.
    if (isPermanentStage(app.stage)) app.stack(Backup);
    app.stack(Monitoring);
    finishStacks(app);
  },
} satisfies SSTConfig;
