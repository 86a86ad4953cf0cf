// Shows ideas like the one being written, so that people can support instead of writing the same again; and cards that its
// words bring up. Never in the way of writing.
//
//   <div data-similar="/processes/3/similar" data-fields="title text" data-heading="Liknande idéer" data-opposite="tycker tvärtom"
//     data-support="Stöd ”%” i stället" data-cards="Bra att veta" data-card="Du skriver om ”%”. Läs kortet:" hidden></div>
//   GET /processes/3/similar?text=…  →  {"similar": [{"id": 7, "title": "…", "address": "/proposals/7", "opposite": false, "may_support": true}, …],
//                                        "cards": [{"title": "…", "word": "väg", "address": "/cards/2"}, …]}
// "Support instead" sends the form with support=7: what is written is saved as a draft. Without data-support there is no such button.

interface Answer {
  similar: { id: number; title: string; address: string; opposite: boolean; may_support: boolean }[];
  cards: { title: string; word: string; address: string }[];
}

const characters_min = 12;
const wait_ms = 700;

function element<K extends keyof HTMLElementTagNameMap>(name: K, text = ""): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function linkTo(address: string, title: string): HTMLAnchorElement {
  const link = element("a", title);
  link.href = address;
  link.target = "_blank"; // what is being written must not be lost
  link.dir = "auto";
  return link;
}

/** A plain button: one that submits would be what Enter presses in a field of this form. */
function supportButton(form: HTMLFormElement, words: string, id: number): HTMLButtonElement {
  const button = element("button", words);
  button.type = "button";
  button.className = "ds-button";
  button.dataset.variant = "secondary";
  button.addEventListener("click", () => {
    const chosen = element("input");
    chosen.type = "hidden";
    chosen.name = "support";
    chosen.value = String(id);
    form.append(chosen);
    form.noValidate = true; // a draft may be unfinished
    form.requestSubmit();
  });
  return button;
}

function show(region: HTMLElement, form: HTMLFormElement | null, found: Answer): void {
  const { support, heading, opposite, cards, card } = region.dataset;
  region.hidden = found.similar.length + found.cards.length === 0;
  const parts: HTMLElement[] = [];
  const list = (title: string, items: HTMLElement[]): void => {
    if (items.length === 0) return;
    const whole = element("ul");
    whole.append(...items);
    parts.push(element("h2", title), whole);
  };
  const item = (...inside: (Node | string)[]): HTMLElement => {
    const made = element("li");
    made.append(...inside);
    return made;
  };
  list(cards ?? "", found.cards.map((one) => item(one.word === "" ? "" : `${(card ?? "").replace("%", one.word)} `, linkTo(one.address, one.title))));
  list(heading ?? "", found.similar.slice(0, 5).map((one) => {
    const made = item(linkTo(one.address, one.title));
    if (one.opposite) made.append(" ", element("strong", opposite));
    if (form && support && one.may_support) made.append(" ", supportButton(form, support.replace("%", one.title), one.id));
    return made;
  }));
  region.replaceChildren(...parts);
}

function follow(region: HTMLElement): void {
  if (region.dataset.ready) return;
  region.dataset.ready = "yes";
  region.setAttribute("aria-live", "polite");
  const form = region.closest("form") ?? document.querySelector<HTMLFormElement>("form[data-draft]");
  const names = (region.dataset.fields ?? "title text").split(" ");
  let waiting = 0;
  let asked = "";

  const ask = async (): Promise<void> => {
    const data = new FormData(form as HTMLFormElement);
    const text = names.map((name) => String(data.get(name) ?? "")).join(" ").trim().slice(0, 600);
    if (text.length < characters_min || text === asked) return;
    asked = text;
    try {
      const answer = await fetch(`${region.dataset.similar}?text=${encodeURIComponent(text)}`, { headers: { Accept: "application/json" } });
      if (answer.ok && text === asked) show(region, form, (await answer.json()) as Answer);
    } catch {
      // Without a net the writing goes on; nothing is shown.
    }
  };
  form?.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void ask(), wait_ms);
  });
  void ask();
}

document.querySelectorAll<HTMLElement>("[data-similar]").forEach(follow);
