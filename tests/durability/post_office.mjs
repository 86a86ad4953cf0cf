// A mail server that speaks SMTP (RFC 5321) and fails as told: it hangs up before or after it has taken a mail, or says
// "later". It keeps the ids of what it has taken, as a receiver does that drops doubles by them.
import { createServer } from "node:net";

/** Where a mail server can fail one mail. The last two have taken it: the sender of the first cannot know. */
export const faults = ["greeting", "later", "in_the_mail", "before_the_answer", "after_the_answer"];

export class PostOffice {
  /** `faultOf()`: one of `faults` or undefined, asked for each mail. */
  static async open(faultOf = () => undefined) {
    const office = new PostOffice();
    office.faultOf = faultOf;
    office.forget();
    office.server = createServer((line) => office.#talk(line));
    await new Promise((resolve) => office.server.listen(0, "127.0.0.1", resolve));
    office.address = `smtp://127.0.0.1:${office.server.address().port}`;
    return office;
  }

  /** As if nothing had come, and nothing had failed. */
  forget() {
    this.taken = new Map(); // message id → {to, times}
    this.connections = 0;
    this.failed = Object.fromEntries(faults.map((fault) => [fault, 0]));
  }

  close() {
    return new Promise((resolve) => this.server.close(resolve));
  }

  /** Mails that came again under an id that was there. */
  get doubles() {
    return [...this.taken.values()].reduce((sum, { times }) => sum + times - 1, 0);
  }

  #next() {
    const fault = this.faultOf();
    if (fault) this.failed[fault] += 1;
    return fault;
  }

  #talk(line) {
    this.connections += 1;
    const talk = { line, fault: this.#next(), to: undefined, inMail: false, text: "" };
    line.setEncoding("latin1");
    line.setNoDelay(true);
    line.on("error", () => {});
    if (talk.fault === "greeting") return line.destroy();
    line.write("220 post office\r\n");
    line.on("data", (part) => {
      talk.text += part;
      while (!line.destroyed && this.#step(talk)) continue;
    });
  }

  /** Takes one command, or one mail, off what has come; false when it has not come whole. */
  #step(talk) {
    const end = talk.inMail ? "\r\n.\r\n" : "\r\n";
    const at = talk.text.indexOf(end);
    if (at < 0) return false;
    const whole = talk.text.slice(0, at);
    talk.text = talk.text.slice(at + end.length);
    if (talk.inMail) this.#take(talk, whole);
    else this.#answer(talk, whole);
    return true;
  }

  #answer(talk, command) {
    const [verb] = command.split(/[ :]/, 1);
    if (verb === "RCPT") {
      talk.to = /<(.*)>/.exec(command)[1];
      if (talk.fault === "later") {
        talk.fault = this.#next();
        return talk.line.write("451 later\r\n");
      }
    }
    if (verb === "DATA") {
      if (talk.fault === "in_the_mail") return talk.line.destroy();
      talk.inMail = true;
      return talk.line.write("354 go on\r\n");
    }
    if (verb === "QUIT") return talk.line.end("221 bye\r\n");
    return talk.line.write("250 ok\r\n");
  }

  #take(talk, mail) {
    talk.inMail = false;
    if (talk.fault === "greeting") return talk.line.destroy(); // of a later mail: as if the line broke
    const id = /^Message-ID: <(.*)>\r?$/im.exec(mail)[1];
    const { times } = this.taken.get(id) ?? { times: 0 };
    this.taken.set(id, { to: talk.to, times: times + 1 });
    if (talk.fault === "before_the_answer") return talk.line.destroy();
    talk.line.write("250 kept\r\n");
    if (talk.fault === "after_the_answer") return talk.line.end();
    talk.fault = this.#next();
  }
}
