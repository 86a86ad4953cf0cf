// How a person works a page: with a mouse or by keyboard alone, always by what a form is called and never by its words,
// so that one journey serves every language.
import { go, press, tabTo, write } from "./keyboard.mjs";

const named = (field) => `[name="${field}"]`;

class Hands {
  constructor(page, { onPage = async () => {} } = {}) {
    this.page = page;
    this.onPage = onPage;
  }

  /** Opens an address of the site; the page must be there and free of complaints. */
  async open(path) {
    const answer = await this.page.goto(path);
    if (answer.status() >= 400) throw new Error(`${path} answers ${answer.status()}`);
    await this.onPage(this.page);
  }

  /** After a form was sent: where it led to, and no errors of the form. */
  async landed() {
    const summary = await this.page.locator(".error-summary").allTextContents();
    if (summary.length > 0) throw new Error(`refused at ${this.page.url()}: ${summary.join(" ").replace(/\s+/g, " ")}`);
    await this.onPage(this.page);
  }

  async fillAll(values) {
    for (const [field, value] of Object.entries(values)) await this.fill(field, value);
  }

  /** Attaches a file: the dialogue of the system is not a page, so no hands can show it. */
  async attach(field, file) {
    await this.page.setInputFiles(named(field), file);
  }

  async words() {
    return (await this.page.locator("main").innerText()).replace(/\s+/g, " ");
  }

  get path() {
    return new URL(this.page.url()).pathname;
  }
}

export class Mouse extends Hands {
  async fill(field, value) {
    await this.page.locator(named(field)).first().fill(value);
  }
  async choose(field, value) {
    const box = this.page.locator(`${named(field)}[value="${value}"]`);
    if ((await box.count()) > 0) await box.first().check();
    else await this.page.locator(`select${named(field)}`).selectOption(value);
  }
  /** Presses the button of the form that is sent to `action`; `value` when the form has several. */
  async submit(action, value) {
    const button = `form[method="post"][action$="${action}"] button${value ? `[value="${value}"]` : ""}`;
    await this.page.locator(button).first().click();
    await this.page.waitForLoadState("load");
    await this.landed();
  }
}

export class Keys extends Hands {
  async fill(field, value) {
    await write(this.page, field, value);
  }
  async choose(field, value) {
    const isSelect = (await this.page.locator(`select${named(field)}`).count()) > 0;
    if (!isSelect && (await this.page.locator(`${named(field)}[type="radio"]`).count()) > 0) return await this.#radio(field, value);
    if (!isSelect) return await press(this.page, { field, value });
    await tabTo(this.page, { field });
    await this.page.keyboard.press("Home");
    for (let step = 0; step < 60 && (await this.#focusedValue()) !== value; ++step) await this.page.keyboard.press("ArrowDown");
    if ((await this.#focusedValue()) !== value) throw new Error(`no ${value} in ${field}`);
  }
  /** Tab enters a group of radio buttons, the arrows go round in it. */
  async #radio(field, value) {
    await tabTo(this.page, { field });
    for (let step = 0; step < 40 && (await this.#focusedValue()) !== value; ++step) await this.page.keyboard.press("ArrowDown");
    await this.page.keyboard.press("Space");
    if ((await this.#focusedValue()) !== value) throw new Error(`no ${value} in ${field}`);
  }
  async #focusedValue() {
    return await this.page.evaluate(() => document.activeElement?.value);
  }
  async submit(action, value) {
    await go(this.page, { form: action, kind: "button", ...(value && { value }) });
    await this.landed();
  }
}
