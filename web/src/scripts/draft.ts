// Keeps what is typed in <form data-draft="NAME"> in this browser until the form is sent, and puts it back in empty fields.
// Secrets, files and hidden fields are never kept; what is older than 30 days is not put back.

const kept_ms = 30 * 86_400_000;

interface Draft {
  saved: number;
  values: Record<string, string>;
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

const kept_types = ["text", "email", "tel", "search", "url", "number", "date", "time", "textarea"];

function textFieldsOf(form: HTMLFormElement): TextField[] {
  return Array.from(form.elements).filter(
    (element): element is TextField =>
      (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) &&
      element.name !== "" &&
      kept_types.includes(element.type),
  );
}

function read(key: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
    return draft && Date.now() - draft.saved < kept_ms ? draft : null;
  } catch {
    return null; // storage is closed or holds something else: then nothing is put back
  }
}

function write(key: string, form: HTMLFormElement): void {
  const changed = textFieldsOf(form).filter((field) => field.value !== field.defaultValue);
  try {
    if (changed.length === 0) return localStorage.removeItem(key);
    const values = Object.fromEntries(changed.map((field) => [field.name, field.value]));
    localStorage.setItem(key, JSON.stringify({ saved: Date.now(), values }));
  } catch {
    // A full or closed storage must not disturb the writing.
  }
}

function putBack(form: HTMLFormElement, draft: Draft): void {
  for (const field of textFieldsOf(form)) {
    const value = draft.values[field.name];
    if (value !== undefined && field.value === "") field.value = value;
  }
}

export function keepDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft]")) {
    const key = `draft:${form.dataset.draft}`;
    const draft = read(key);
    // A form that came back with errors already holds what was typed.
    if (draft && !document.querySelector("[data-error-summary]")) putBack(form, draft);
    let waiting = 0;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => write(key, form), 400);
    });
    form.addEventListener("submit", () => {
      clearTimeout(waiting);
      try {
        localStorage.removeItem(key);
      } catch {
        // Nothing was kept then.
      }
    });
  }
}
