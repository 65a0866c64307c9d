// Reads JSON feeds, as a JSON list, from standard input and writes as JSON what Ajv holds against each
// by jsonfeed-schema (draft 07, JSON Feed 1.1): a list of lists of messages. Used by feed_judges.py.
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import schema from "jsonfeed-schema/v1.1.js";

const ajv = new Ajv({
  strict: true,
  allErrors: true,
  strictRequired: false, // its anyOf requires what stands beside it
  formats: {
    uri: URL.canParse,
    "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  },
});
const accepts = ajv.compile(schema);
const messages = (feed) =>
  accepts(feed) ? [] : accepts.errors.map((error) => `${error.instancePath} ${error.message}`);
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(messages)));
