// Reads {name: message in base64} from standard input and writes, as JSON, how mailparser reads
// each (head, parts, mailboxes) and what html-validate finds in its HTML. Used by test_mail_judges.py.
import { readFileSync } from "node:fs";
import { HtmlValidate } from "html-validate";
import { simpleParser } from "mailparser";

// Old readers of mail know tables by their attributes alone.
const judge = new HtmlValidate({ extends: ["html-validate:standard", "html-validate:a11y"], rules: { "no-deprecated-attr": "off" } });
const mailboxes = (field) => field.value.map(({ name, address }) => [name, address]);
const verdict = async (octets) => {
  const mail = await simpleParser(Buffer.from(octets, "base64"), { skipImageLinks: true, skipTextToHtml: true });
  const report = await judge.validateString(mail.html);
  return {
    subject: mail.subject,
    from: mailboxes(mail.from),
    to: mailboxes(mail.to),
    id: mail.messageId,
    date: mail.date.toISOString(),
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.length,
    list: mail.headers.get("list") ?? null,
    findings: report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`),
    ),
  };
};
const messages = Object.entries(JSON.parse(readFileSync(0, "utf8")));
const verdicts = await Promise.all(messages.map(async ([name, octets]) => [name, await verdict(octets)]));
console.log(JSON.stringify(Object.fromEntries(verdicts)));
