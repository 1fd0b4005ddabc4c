import type { SSTConfig } from "sst";
import { Api } from "./infra/api.ts";
import { Events } from "./infra/events.ts";
import { Gateway } from "./infra/gateway.ts";
import { Jobs } from "./infra/jobs.ts";
import { Mail } from "./infra/mail.ts";
import { Monitoring } from "./infra/monitoring.ts";
import { finishStacks } from "./infra/finish-stacks.ts";
import { Storage } from "./infra/storage.ts";
import { Upload } from "./infra/upload.ts";
import { Watch } from "./infra/watch.ts";
import { Web } from "./infra/web.ts";

export default {
  config: () => ({ name: "zapisy", region: process.env.AWS_REGION ?? "eu-central-1" }),
  stacks(app) {
    for (const stack of [Storage, Mail, Gateway, Web, Api, Events, Jobs, Upload, Watch, Monitoring])
      app.stack(stack);
    finishStacks(app);
  },
} satisfies SSTConfig;
