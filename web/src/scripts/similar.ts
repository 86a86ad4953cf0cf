// Shows ideas like the one being written, so that people can support instead of writing the same again.
//
//   <div data-similar="/processes/3/similar" data-fields="title text" data-heading="Liknande idéer" data-opposite="tycker tvärtom" hidden></div>
//   GET /processes/3/similar?text=…  →  {"similar": [{"title": "…", "address": "/proposals/7", "opposite": false}, …]}

interface Similar {
  similar: { title: string; address: string; opposite: boolean }[];
}

const characters_min = 12;
const wait_ms = 700;

function show(region: HTMLElement, found: Similar["similar"]): void {
  region.hidden = found.length === 0;
  const heading = document.createElement("h2");
  heading.textContent = region.dataset.heading ?? "";
  const list = document.createElement("ul");
  for (const idea of found) {
    const link = document.createElement("a");
    link.href = idea.address;
    link.target = "_blank"; // what is being written must not be lost
    link.dir = "auto";
    link.textContent = idea.title;
    const item = document.createElement("li");
    item.append(link);
    if (idea.opposite) {
      const opposite = document.createElement("strong");
      opposite.textContent = region.dataset.opposite ?? "";
      item.append(" ", opposite);
    }
    list.append(item);
  }
  region.replaceChildren(heading, list);
}

function follow(region: HTMLElement): void {
  if (region.dataset.ready) return;
  region.dataset.ready = "yes";
  region.setAttribute("aria-live", "polite");
  const form = region.closest("form") ?? document.querySelector("form[data-draft]");
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
      if (answer.ok && text === asked) show(region, ((await answer.json()) as Similar).similar.slice(0, 5));
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
