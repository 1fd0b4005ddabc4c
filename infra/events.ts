import { Duration } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import { SqsDlq, SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { LambdaSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { use, type StackContext } from "sst/constructs";
import { functionEnvironment, linkKeyAccess } from "./environment.ts";
import { seeMissingFiles, useFiles } from "./file-access.ts";
import { followedRows, followedRowsOf } from "./followed-rows.ts";
import { createFunction } from "./function.ts";
import { Mail } from "./mail.ts";
import { createFailureQueue, createQueue } from "./queue.ts";
import { readSettings } from "./settings.ts";
import { Storage } from "./storage.ts";
import { queryIndexes, useItems } from "./table-access.ts";

/** SQS lets a queue have no fewer copies of its function than two. */
const MAILERS_PER_QUEUE = 2;
/** So many are under way beside each other in a mailer, and none waits long for the others. */
const MAILS_AT_ONCE = 10;
/** Longer than a mailer takes to its last try (25 s) and its lease on a message (60 s): when an item comes back, the message can be taken again. */
const MAIL_BACK_AFTER = Duration.seconds(90);

/** What follows from the table's stream: audit, messages, places passed on; and the mail that is sent in turn. */
export function Events({ stack, app }: StackContext) {
  const { table, files } = use(Storage);
  const { configurationSet, feedback, identityArn } = use(Mail);
  const { mailsPerSecond } = readSettings(process.env);
  const linkKey = linkKeyAccess(app, stack);

  const mailFailures = createFailureQueue(stack, "MailFailures");
  const mailQueueProps = {
    visibilityTimeout: MAIL_BACK_AFTER,
    // The mailer itself gives a message up after eight attempts; this is for items that it cannot even read.
    deadLetterQueue: { queue: mailFailures, maxReceiveCount: 10 },
  };
  const mailQueue = createQueue(stack, "MailQueue", mailQueueProps);
  const urgentMailQueue = createQueue(stack, "UrgentMailQueue", mailQueueProps);
  const mailToManyQueue = createQueue(stack, "MailToManyQueue", mailQueueProps);
  const mailQueues = {
    environment: {
      MAIL_QUEUE_URL: mailQueue.queueUrl,
      URGENT_MAIL_QUEUE_URL: urgentMailQueue.queueUrl,
      MAIL_TO_MANY_QUEUE_URL: mailToManyQueue.queueUrl,
    },
    statement: () =>
      new PolicyStatement({
        sid: "QueueMail",
        actions: ["sqs:SendMessage"],
        resources: [mailQueue.queueArn, urgentMailQueue.queueArn, mailToManyQueue.queueArn],
      }),
  };

  const streamFailures = createFailureQueue(stack, "StreamFailures");
  const streamArn = table.tableStreamArn ?? "";
  const readStream = () => [
    new PolicyStatement({
      sid: "ReadStream",
      actions: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
      resources: [streamArn],
    }),
    new PolicyStatement({
      sid: "ListStreams",
      actions: ["dynamodb:ListStreams"],
      resources: [`${table.tableArn}/stream/*`],
    }),
  ];
  const followStream = createFunction(stack, "FollowStream", app.stage, {
    bundle: "follow-stream",
    description: "Audit, messages and places passed on, from the table's stream",
    memorySize: 512,
    timeout: Duration.seconds(60),
    environment: { ...functionEnvironment(), ...linkKey.environment, ...mailQueues.environment },
    statements: [
      linkKey.statement,
      ...readStream(),
      useItems("Read", table, ["GetItem", "BatchGetItem", "Query"], ["eventId", "registrationId", "staffId"]),
      // What was given up and is to be sent again, and whether somebody was ever written to.
      useItems("ReadMessages", table, ["GetItem", "Query"], ["messageId", "messageOf"]),
      useItems(
        "PassPlacesOn",
        table,
        ["PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"],
        ["eventId", "registrationId"],
      ),
      // When needs end, never what they are: the end alone is read and written.
      useItems("LetNeedsEndWithTheEvent", table, ["GetItem", "UpdateItem"], ["needsOf"]),
      // With a place that a committee declined ends what the needs were told for.
      useItems("EraseNeeds", table, ["DeleteItem"], ["needsOf"]),
      // When delegations and referrals end, never who is in them.
      useItems("LetDelegationsEndWithTheEvent", table, ["UpdateItem"], ["delegationId", "referralOf"]),
      // What changed of schedules of support that are published, and what the forms of support are called there.
      useItems("NoteSchedules", table, ["GetItem", "Query", "PutItem"], ["scheduleOf"]),
      // Who changed in a project, so that its figures are counted anew; who was erased is taken out of the sheet.
      useItems("NoteFigures", table, ["PutItem"], ["figureNotesOf"]),
      useItems(
        "TakeOutOfSheetsOfFigures",
        table,
        ["Query", "PutItem", "UpdateItem", "DeleteItem"],
        ["figuresOf"],
      ),
      useItems("ReadFormsOfSupport", table, ["GetItem"], ["projectId"]),
      // Reminders follow from their event.
      useItems("KeepReminders", table, ["Query", "PutItem"], ["remindersOf"]),
      // Whoever waits for an event is told of it; the address is erased with that.
      useItems("TellWhoWaits", table, ["GetItem", "Query", "PutItem", "DeleteItem"], ["interestsOf"]),
      useItems("KeepOpenings", table, ["GetItem", "PutItem"], ["openingOf"]),
      // Which registrations have an address, under a hash that the link key makes.
      useItems("NoteAddresses", table, ["GetItem", "PutItem", "Query"], ["addressHash"]),
      // Whether news of other events may go to an address.
      useItems("KeepSubscriptions", table, ["GetItem", "PutItem"], ["subscriptionId"]),
      // Which addresses get no mail to many, in the same way, and who missed a mail.
      useItems("NoteBadAddresses", table, ["BatchGetItem", "PutItem"], ["suppressedHash"]),
      useItems(
        "KeepUndelivered",
        table,
        ["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem"],
        ["undeliveredOf"],
      ),
      // How institutions are found, and at which events they were: both follow from rows, which are not changed here.
      useItems("ReadInstitutions", table, ["GetItem"], ["institutionId", "eventsOf"]),
      useItems("ReadNamesOfInstitutions", table, ["BatchGetItem"], ["institutionKey"]),
      useItems("ReadEventsOfInstitutions", table, ["Query"], ["eventsOf"]),
      useItems("FollowInstitutions", table, ["PutItem", "DeleteItem"], ["wordHead"]),
      useItems("NoteEventsOfInstitutions", table, ["PutItem"], ["eventsOf"]),
      // Written once under a key that follows from the change, never changed: no update, no delete.
      useItems("WriteAuditAndMessages", table, ["PutItem"], ["subjectId", "messageOf"]),
      useFiles("RemoveDeletedFiles", files, "DeleteObject", ["files"]),
      // What people sent with a form goes to the registration that names it, files of automatic mails to their text; a draft that is deleted takes its texts along.
      useItems("KeepTextsWithFiles", table, ["BatchGetItem", "Query", "DeleteItem"], ["textsOf"]),
      useFiles("ReadCheckedFiles", files, "GetObject", ["uploads", "files"]),
      useFiles("KeepAttachments", files, "PutObject", ["files"]),
      seeMissingFiles(files),
      queryIndexes(table, ["gsi1", "gsi2"]),
      mailQueues.statement(),
    ],
  });
  new EventSourceMapping(stack, "Stream", {
    target: followStream,
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    // Changes of one row stay in order: they have one partition key.
    parallelizationFactor: 4,
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    retryAttempts: 10,
    maxRecordAge: Duration.hours(6),
    onFailure: new SqsDlq(streamFailures),
    filters: followedRows(),
  });

  // Asked-for evidence takes minutes, as does erasing people, and nothing may wait behind it: the second and last reader that a stream bears.
  const buildEvidence = createFunction(stack, "BuildEvidence", app.stage, {
    bundle: "build-evidence",
    description: "Puts an event's evidence together, and erases people",
    // One whole processor: it makes documents one after the other, holding one at a time.
    memorySize: 1769,
    timeout: Duration.minutes(15),
    environment: { ...functionEnvironment(), ...linkKey.environment },
    statements: [
      linkKey.statement,
      ...readStream(),
      useItems(
        "ReadWhatIsEvidence",
        table,
        ["GetItem", "BatchGetItem", "Query"],
        ["eventId", "evidenceOf", "linkId", "ownerId", "projectId", "staffId", "subjectId", "wordingId"],
      ),
      useItems("NoteProgress", table, ["PutItem"], ["evidenceOf"]),
      queryIndexes(table, ["gsi1"]),
      // Whoever is erased: what is theirs alone goes, what is counted or proven loses what says who it was.
      useItems("WorkErasures", table, ["GetItem", "PutItem"], ["erasureId"]),
      // Whether what nobody asked for may be erased still, and how much was.
      useItems("CheckTerms", table, ["GetItem", "ConditionCheckItem"], ["retentionOf", "switchOf"]),
      useItems("CheckHoldsOfPeople", table, ["BatchGetItem", "ConditionCheckItem"], ["heldOf"]),
      useItems("CountWhatEnded", table, ["UpdateItem"], ["lookOf"]),
      useItems("ErasePeople", table, ["GetItem", "BatchGetItem", "PutItem"], ["registrationId"]),
      // With a seat that they have still, where the table was put back.
      useItems(
        "EraseWhatEventsSayOfThem",
        table,
        ["PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"],
        ["eventId"],
      ),
      useItems(
        "EraseWhatIsTheirs",
        table,
        ["GetItem", "Query", "DeleteItem"],
        [
          "addressHash",
          "delegationId",
          "heldOf",
          "interestsOf",
          "messageId",
          "messageOf",
          "needsOf",
          "noteOf",
          "participantId",
          "referralOf",
          "resendOf",
          "resultsOf",
          "subscriptionId",
          "toldOf",
          "traitsOf",
          "undeliveredOf",
        ],
      ),
      // Files that were to prove their results.
      useItems("EraseProofs", table, ["DeleteItem"], ["ownerId"]),
      useItems("EraseLinksOfParticipants", table, ["BatchGetItem", "DeleteItem"], ["linksOf"]),
      // Of whose term is over stays what is counted.
      useItems("EndParticipants", table, ["PutItem"], ["entryId", "participantId", "resultsOf"]),
      useItems("ReadLog", table, ["GetItem"], ["entryId"]),
      // Whether a candidate was given support outside of events.
      useItems("ReadWhatPeopleWereGiven", table, ["BatchGetItem"], ["recordOf"]),
      // The words of entries about them, and not that something was done.
      useItems("ForgetWordsOfHistory", table, ["UpdateItem"], ["subjectId"]),
      useFiles("EraseFiles", files, "DeleteObject", ["uploads", "files", "mails", "documents/evidence"]),
      useFiles("NoteWhatWasErased", files, "PutObject", ["erased"]),
      // Also what was sent with a form and the stream has not brought to its registration yet.
      useFiles("ReadFiles", files, "GetObject", ["uploads", "files", "pictures", "certificates"]),
      useFiles("KeepArchive", files, "PutObject", ["certificates", "documents/evidence"]),
      seeMissingFiles(files),
    ],
  });
  new EventSourceMapping(stack, "AskedEvidence", {
    target: buildEvidence,
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 1,
    // Events beside each other; of one event there is only one at a time.
    parallelizationFactor: 4,
    reportBatchItemFailures: true,
    // The row counts attempts, and says so in words after the third.
    retryAttempts: 4,
    maxRecordAge: Duration.hours(6),
    onFailure: new SqsDlq(streamFailures),
    filters: [...followedRowsOf("evidence"), ...followedRowsOf("erasure")],
  });

  const mailer = (id: string, description: string, lane: "urgent" | "ordinary" | "many", queue: Queue) => {
    const fn = createFunction(stack, id, app.stage, {
      bundle: "send-mail",
      description,
      memorySize: 512,
      timeout: Duration.seconds(60),
      environment: {
        ...functionEnvironment(),
        ...linkKey.environment,
        MAIL_CONFIGURATION_SET: configurationSet.configurationSetName,
        MAIL_LANE: lane,
        // Each mailer may use the whole rate of the account; who gives way to whom is in functions/effects/pace.ts.
        MAILS_PER_SECOND: String(mailsPerSecond),
      },
      statements: [
        linkKey.statement,
        useItems(
          "ReadWhatAMailSays",
          table,
          ["GetItem", "BatchGetItem", "Query"],
          [
            "certificateId",
            "delegationId",
            "eventId",
            "interestsOf",
            "messageId",
            "messageOf",
            "projectId",
            "registrationId",
            "signInId",
            "staffId",
            "subscriptionId",
            "toldOf",
          ],
        ),
        // What staff adapted of what it says.
        useItems("ReadTexts", table, ["BatchGetItem"], ["textsOf"]),
        // The line of an event, for the place of whoever waits in it; who comes, for those who host or lead something: that is ordinary mail.
        queryIndexes(table, lane === "ordinary" ? ["gsi1", "gsi2"] : ["gsi2"]),
        // Whose people are a partner's, by the register of institutions.
        ...(lane === "ordinary"
          ? [
              useItems(
                "ReadPartners",
                table,
                ["GetItem", "BatchGetItem"],
                ["institutionId", "institutionKey"],
              ),
            ]
          : []),
        // Whether an address gets mail to many.
        useItems("ReadBadAddresses", table, ["BatchGetItem"], ["suppressedHash"]),
        useItems("NoteWhatBecameOfIt", table, ["PutItem"], ["messageId", "messageOf"]),
        useFiles("ReadCertificates", files, "GetObject", ["certificates", "pictures"]),
        // Files of automatic mails, also those that the stream has not brought there yet; beside ordinary mail, those of letters to many.
        useFiles(
          "ReadLetterFiles",
          files,
          "GetObject",
          lane === "ordinary" ? ["uploads/checked", "files/texts"] : ["uploads", "files"],
        ),
        useFiles("KeepCertificates", files, "PutObject", ["certificates"]),
        // What mails said: written, never read here.
        useFiles("KeepCopies", files, "PutObject", ["mails"]),
        seeMissingFiles(files),
        new PolicyStatement({
          sid: "SendMail",
          actions: ["ses:SendRawEmail"],
          resources: [
            identityArn,
            stack.formatArn({
              service: "ses",
              resource: "configuration-set",
              resourceName: configurationSet.configurationSetName,
            }),
          ],
        }),
      ],
    });
    fn.addEventSource(
      new SqsEventSource(queue, {
        batchSize: MAILS_AT_ONCE,
        maxConcurrency: MAILERS_PER_QUEUE,
        reportBatchItemFailures: true,
      }),
    );
    return fn;
  };
  const sendMail = mailer("SendMail", "Sends mail", "ordinary", mailQueue);
  const sendUrgentMail = mailer("SendUrgentMail", "Sends sign-in codes and links", "urgent", urgentMailQueue);
  const sendMailToMany = mailer("SendMailToMany", "Sends letters to many", "many", mailToManyQueue);

  const feedbackFailures = createFailureQueue(stack, "FeedbackFailures");
  const mailFeedback = createFunction(stack, "MailFeedback", app.stage, {
    bundle: "mail-feedback",
    description: "Notes deliveries, bounces and complaints",
    memorySize: 256,
    timeout: Duration.seconds(30),
    environment: functionEnvironment(),
    statements: [
      useItems("NoteFeedback", table, ["GetItem", "PutItem"], ["messageId", "messageOf"]),
      useItems("EndWhatWasMissed", table, ["GetItem", "DeleteItem"], ["undeliveredOf"]),
    ],
  });
  mailFeedback.configureAsyncInvoke({
    retryAttempts: 2,
    maxEventAge: Duration.hours(6),
    onFailure: new SqsDestination(feedbackFailures),
  });
  feedback.addSubscription(new LambdaSubscription(mailFeedback, { deadLetterQueue: feedbackFailures }));

  return {
    mailQueues,
    mailQueue,
    urgentMailQueue,
    mailToManyQueue,
    followStream,
    functions: {
      FollowStream: followStream,
      BuildEvidence: buildEvidence,
      SendMail: sendMail,
      SendUrgentMail: sendUrgentMail,
      SendMailToMany: sendMailToMany,
      MailFeedback: mailFeedback,
    },
    failureQueues: {
      MailFailures: mailFailures,
      StreamFailures: streamFailures,
      FeedbackFailures: feedbackFailures,
    },
  };
}
