// Just enough HTML to use a page as a browser without script does: its forms, its links, its words.

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

export function plain(html) {
  return html.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name) => {
    if (name.startsWith("#x") || name.startsWith("#X")) return String.fromCodePoint(parseInt(name.slice(2), 16));
    if (name.startsWith("#")) return String.fromCodePoint(Number(name.slice(1)));
    return entities[name] ?? whole;
  });
}

/** What a person reads: without tags, blanks as one. */
export function words(html) {
  const body = html.replace(/<(script|style|svg|template)\b[\s\S]*?<\/\1>/gi, " ");
  return plain(body.replace(/<[^>]+>/g, " ")).replace(/\s+/g, " ").trim();
}

function attributesOf(tag) {
  const attributes = {};
  for (const [, name, , value] of tag.matchAll(/\s([\w-]+)(=("[^"]*"|'[^']*'|[^\s>]+))?/g))
    attributes[name.toLowerCase()] = value === undefined ? "" : plain(value.replace(/^["']|["']$/g, ""));
  return attributes;
}

function fieldOf(element, inner) {
  const a = attributesOf(element);
  const tag = element.match(/^<(\w+)/)[1].toLowerCase();
  const field = { tag, name: a.name, type: a.type ?? (tag === "button" ? "submit" : "text"), value: a.value ?? "", attributes: a };
  field.checked = "checked" in a;
  field.disabled = "disabled" in a;
  if (tag === "textarea") field.value = plain(inner.replace(/^\r?\n/, ""));
  if (tag === "button") field.label = words(inner);
  if (tag === "select") {
    field.options = [...inner.matchAll(/(<option\b[^>]*>)([^<]*)/gi)].map(([, open, label]) => {
      const option = attributesOf(open);
      return { value: option.value ?? plain(label).trim(), label: plain(label).trim(), selected: "selected" in option };
    });
    field.value = (field.options.find((option) => option.selected) ?? field.options[0])?.value ?? "";
  }
  return field;
}

export class Form {
  constructor(open, inner, address) {
    const a = attributesOf(open);
    this.action = new URL(a.action ?? address, address);
    this.method = (a.method ?? "get").toLowerCase();
    this.multipart = a.enctype === "multipart/form-data";
    this.html = open + inner;
    this.fields = [];
    const elements = /(<input\b[^>]*>)|(<(textarea|select|button)\b[^>]*>)([\s\S]*?)<\/\3>/gi;
    for (const [, single, opening, , content] of inner.matchAll(elements))
      this.fields.push(fieldOf(single ?? opening, content ?? ""));
  }

  get buttons() {
    return this.fields.filter((field) => field.type === "submit");
  }

  has(name) {
    return this.fields.some((field) => field.name === name);
  }

  /** What a browser would send after the person filled in `values`; a list of values ticks several boxes. */
  filled(values, button) {
    const sent = [];
    const left = new Map(Object.entries(values));
    for (const field of this.fields) {
      if (!field.name || field.disabled) continue;
      const wanted = left.get(field.name);
      if (field.type === "submit" || field.type === "button") {
        if (field === button) sent.push([field.name, field.value]);
      } else if (field.type === "checkbox" || field.type === "radio") {
        const chosen = wanted === undefined ? field.checked : [wanted].flat().map(String).includes(field.value) || wanted === true;
        if (chosen) sent.push([field.name, field.value || "on"]);
      } else if (field.type === "file") {
        if (wanted !== undefined) sent.push([field.name, wanted]);
      } else {
        sent.push([field.name, wanted === undefined ? field.value : String([wanted].flat()[0])]);
      }
    }
    for (const name of left.keys()) if (!this.has(name)) throw new Error(`the form has no field "${name}":\n${this.html}`);
    return sent;
  }
}

export class Page {
  constructor(response, address, html) {
    this.status = response.status;
    this.headers = response.headers;
    this.address = address;
    this.html = html;
  }

  get path() {
    const { pathname, search } = new URL(this.address);
    return pathname + search;
  }

  get text() {
    return words(this.html.replace(/^[\s\S]*?<body/i, "<body"));
  }

  get heading() {
    return words(this.html.match(/<h1\b[^>]*>([\s\S]*?)<\/h1>/i)?.[1] ?? "");
  }

  get forms() {
    return [...this.html.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/gi)].map(([, open, inner]) => new Form(open, inner, this.address));
  }

  get links() {
    return [...this.html.matchAll(/<a\b([^>]*)>([\s\S]*?)<\/a>/gi)]
      .map(([, attributes, inner]) => ({ href: attributesOf(" " + attributes).href, label: words(inner) }))
      .filter((link) => link.href !== undefined);
  }

  /** The form that has all these fields, or that leads to a path with this ending. */
  form({ fields = [], action, button } = {}) {
    const found = this.forms.find(
      (form) =>
        fields.every((name) => form.has(name)) &&
        (action === undefined || form.action.pathname.endsWith(action)) &&
        (button === undefined || form.buttons.some((one) => one.label === button || one.value === button)),
    );
    if (!found) throw new Error(`no form with ${JSON.stringify({ fields, action, button })} on ${this.path}:\n${this.text.slice(0, 2000)}`);
    return found;
  }
}
