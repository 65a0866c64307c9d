// Reads {record, messages: {name: message in base64}} from standard input and writes, as JSON, what
// mailauth says of each message's signatures: a list of [result, domain, names of signed fields].
// The name service is the record that was given, under `name`. Used by test_signature_judges.py.
import { readFileSync } from "node:fs";
import { dkimVerify } from "mailauth/lib/dkim/verify.js";

const { name, record, messages } = JSON.parse(readFileSync(0, "utf8"));
const resolver = async (asked, type) => {
  if (type === "TXT" && asked === name) return [[record]];
  throw Object.assign(new Error(`${asked} is not known`), { code: "ENOTFOUND" });
};
const verdict = async (octets) => {
  const { results } = await dkimVerify(Buffer.from(octets, "base64"), { resolver });
  return results.map(({ status, signingDomain, signingHeaders }) => [
    status.result,
    signingDomain ?? "",
    signingHeaders?.keys ?? "",
  ]);
};
const verdicts = await Promise.all(
  Object.entries(messages).map(async ([label, octets]) => [label, await verdict(octets)]),
);
console.log(JSON.stringify(Object.fromEntries(verdicts)));
