// A person with a browser without script, or a program with the JSON face: cookies, forms, links and refusals.
import { request } from "node:http";
import { Page } from "./html.mjs";

/** One answer as it came over the line; redirects are not followed. */
class Answer {
  constructor(message, bytes) {
    this.status = message.statusCode;
    this.headers = { get: (name) => [message.headers[name.toLowerCase()] ?? null].flat().join(", ") || null };
    this.cookies = message.headers["set-cookie"] ?? [];
    this.bytes = bytes;
  }
  text() {
    return this.bytes.toString("utf8");
  }
  json() {
    return JSON.parse(this.text());
  }
}

/** A body in bytes with its type: a text, the fields of a form, or a form with files. */
async function packed(body) {
  if (body === undefined) return {};
  const whole = new Response(body);
  return { bytes: Buffer.from(await whole.arrayBuffer()), type: whole.headers.get("content-type") };
}

async function send(address, { method = "GET", body, headers = {} }) {
  const { bytes, type } = await packed(body);
  const length = bytes && { "content-length": bytes.length };
  return await new Promise((resolve, reject) => {
    const sent = request(address, { method, agent: false, headers: { ...(type && { "content-type": type }), ...length, ...headers } });
    sent.on("error", reject);
    sent.on("response", (message) => {
      const parts = [];
      message.on("data", (part) => parts.push(part));
      message.on("error", reject);
      message.on("end", () => resolve(new Answer(message, Buffer.concat(parts))));
    });
    sent.end(bytes);
  });
}

export class Visitor {
  constructor(server, { language = "sv" } = {}) {
    this.server = server;
    this.cookies = new Map();
    this.language = language;
  }

  /** The bare answer to one request, with this person's cookies. */
  async raw(path, { method = "GET", body, headers = {} } = {}) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await send(new URL(path, this.server.url), {
      method,
      body,
      headers: {
        "accept-language": this.language,
        ...(cookie && { cookie }),
        ...(method === "POST" && { origin: this.server.url }),
        ...headers,
      },
    });
    for (const line of answer.cookies) this.#keep(line);
    return answer;
  }

  #keep(line) {
    const [pair, ...attributes] = line.split(";");
    const [name, value] = [pair.slice(0, pair.indexOf("=")).trim(), pair.slice(pair.indexOf("=") + 1).trim()];
    const isGone = value === "" || attributes.some((one) => /max-age=0\b/i.test(one));
    if (isGone) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  async #follow(address, options) {
    let answer = await this.raw(address, { ...options, headers: { accept: "text/html" } });
    for (let hops = 0; [301, 302, 303].includes(answer.status) && hops < 6; ++hops) {
      address = new URL(answer.headers.get("location"), address);
      answer = await this.raw(address, { headers: { accept: "text/html" } });
    }
    return new Page(answer, String(address), answer.text());
  }

  /** Opens an address, as by typing it or following a link. */
  async open(path) {
    return await this.#follow(new URL(path, this.server.url));
  }

  async follow(page, label) {
    const link = page.links.find((one) => (label instanceof RegExp ? label.test(one.label) : one.label === label));
    if (!link) throw new Error(`no link ${label} on ${page.path}: ${page.links.map((one) => one.label).join(" · ")}`);
    return await this.open(new URL(link.href, page.address));
  }

  /** Fills in a form and presses its first button, or the one named. */
  async submit(form, values = {}, { button } = {}) {
    const pressed = button === undefined ? form.buttons[0] : form.buttons.find((one) => one.label === button || one.value === button);
    const filled = form.filled(values, pressed);
    const action = new URL(pressed?.attributes.formaction ?? form.action, form.action);
    if (form.method === "get") {
      action.search = new URLSearchParams(filled);
      return await this.#follow(action);
    }
    const body = form.multipart ? new FormData() : new URLSearchParams();
    for (const [name, value] of filled) {
      if (value?.bytes) body.append(name, new Blob([value.bytes], { type: value.type }), value.name);
      else body.append(name, value);
    }
    if (form.multipart) for (const file of form.fields.filter((one) => one.type === "file" && !(one.name in values))) body.append(file.name, new Blob([]), "");
    return await this.#follow(action, { method: "POST", body });
  }

  /** Signs in with an e-mail address and a password, through the page and its form. */
  async signIn({ email, password }) {
    const page = await this.open("/sign-in");
    const after = await this.submit(page.form({ fields: ["email", "password"] }), { email, password });
    if (after.path.startsWith("/sign-in")) throw new Error(`${email} could not sign in: ${after.text.slice(0, 500)}`);
    return after;
  }

  /** The token that every form of this session carries; programs with a session send it as a header. */
  async #formToken() {
    const session = JSON.stringify([...this.cookies].filter(([name]) => name !== "said"));
    if (this.tokenOf !== session) {
      const page = await this.open("/sign-in"); // or, signed in, one's own page: both have a form
      this.token = page.html.match(/name="form_token" value="([^"]*)"/)[1];
      this.tokenOf = session;
    }
    return this.token;
  }

  /** The JSON face: {status, headers, body}. A body makes it a POST; with an API token no session is needed. */
  async json(path, body, { apiToken, method } = {}) {
    const answer = await this.raw(path, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: {
        accept: "application/json",
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(body !== undefined && !apiToken && { "x-form-token": await this.#formToken() }),
        ...(apiToken && { authorization: `Bearer ${apiToken}` }),
      },
    });
    const isJson = /json/.test(answer.headers.get("content-type") ?? "");
    return { status: answer.status, headers: answer.headers, body: isJson && answer.bytes.length > 0 ? answer.json() : answer.text() };
  }
}
