// The mail that the server would have sent: without a mail server it lies in DATA/outbox, one file a letter.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const seconds = 20;

function plainText(letter) {
  const [head, ...body] = letter.split(/\r?\n\r?\n/);
  const text = body.join("\n\n");
  if (/content-transfer-encoding: *base64/i.test(head)) return Buffer.from(text, "base64").toString("utf8");
  if (!/content-transfer-encoding: *quoted-printable/i.test(head)) return text;
  const bytes = text.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** Letters to an address, oldest first. */
export function lettersTo(server, address) {
  const outbox = join(server.data, "outbox");
  if (!existsSync(outbox)) return [];
  return readdirSync(outbox)
    .sort()
    .map((file) => readFileSync(join(outbox, file), "utf8"))
    .filter((letter) => new RegExp(`^To:.*${address}`, "im").test(letter))
    .map(plainText);
}

/** Waits for a letter to the address that says this, and gives back the last one. */
export async function letterTo(server, address, saying = /./) {
  for (let tries = 0; tries < seconds * 10; ++tries) {
    const letters = lettersTo(server, address).filter((letter) => saying.test(letter));
    if (letters.length > 0) return letters.at(-1);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no letter to ${address} saying ${saying} in ${seconds} s`);
}

/** The address of our own site in a letter, as a path. */
export function linkIn(letter) {
  const { pathname, search } = new URL(letter.match(/https?:\/\/\S+/)[0]);
  return pathname + search;
}
