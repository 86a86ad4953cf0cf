// How hard the answer that is being written is to read: the same count as src/reviews/readability.cpp, said anew a moment
// after the last letter. Without it the page says so when the answer is looked at.
//
//   <div data-readability="answer why" data-said="{words} … {lix} … {band}" data-bands="…|…" data-words-max="120" …>
//     <p class="readability-said">…</p><p class="readability-advice">…</p></div>

const long_letters = 7;
const letters = (word: string): number => (word.match(/\p{L}/gu) ?? []).length;
const isWord = (token: string): boolean => /[\p{L}0-9]/u.test(token);
const endsSentence = (token: string): boolean => /[.!?:][)\]"'”’»]*$/u.test(token);

function countsOf(text: string): { words: number; lix: number } {
  let [words, sentences, long] = [0, 0, 0];
  for (const line of text.split("\n")) {
    const tokens = line.split(/[ \t\r]+/).filter((token) => token !== "");
    let inSentence = false;
    tokens.forEach((token, at) => {
      if (isWord(token)) {
        ++words;
        inSentence = true;
        if (letters(token) >= long_letters) ++long;
      }
      const next = tokens[at + 1];
      const ends = next === undefined || (endsSentence(token) && !/^[a-z0-9\u00df-\u00ff]/.test(next));
      if (!ends || !inSentence) return;
      ++sentences;
      inSentence = false;
    });
  }
  return { words, lix: words === 0 ? 0 : Math.round(words / sentences + (100 * long) / words) };
}

function follow(part: HTMLElement): void {
  const said = part.querySelector<HTMLElement>(".readability-said");
  const advice = part.querySelector<HTMLElement>(".readability-advice");
  const form = part.closest("form");
  if (!said || !advice || !form) return;
  const names = (part.dataset.readability ?? "").split(" ");
  const fields = Array.from(form.querySelectorAll<HTMLTextAreaElement>("textarea")).filter((field) => names.includes(field.name));
  const bands = (part.dataset.bands ?? "").split("|");
  said.setAttribute("role", "status");
  let waiting = 0;
  const show = (): void => {
    const { words, lix } = countsOf(fields.map((field) => field.value).join("\n"));
    const band = bands[lix < 30 ? 0 : lix < 40 ? 1 : lix < 50 ? 2 : lix < 60 ? 3 : 4] ?? "";
    said.textContent = (part.dataset.said ?? "").replace("{words}", String(words)).replace("{lix}", String(lix)).replace("{band}", band);
    advice.textContent = [
      words > Number(part.dataset.wordsMax) ? part.dataset.tooLong : "",
      lix > Number(part.dataset.lixMax) ? part.dataset.tooHard : "",
    ].filter(Boolean).join(" ");
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 400);
  });
}

document.querySelectorAll<HTMLElement>("[data-readability]").forEach(follow);
