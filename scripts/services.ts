import { howToGetS3Server, installS3Server } from "./s3-server.ts";

// What some tests talk to; those tests are left out where it is missing.
if (!installS3Server()) process.stdout.write(`${howToGetS3Server}\n`);
