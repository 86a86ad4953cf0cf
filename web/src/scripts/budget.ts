// The bar of a ballot that says what is left while projects are chosen. The server counts again and has the last word.
//
//   <section data-ballot data-kind="money|marks|points" data-most="300000000" data-currency="SEK">   one for each pot
//     <input type="checkbox" name="projects" value="7" data-cost="25000000">      cost in öre (kind money)
//     <input type="hidden" name="projects" value="8" data-cost="40000000">        chosen before, hidden by the filter
//     <input type="number" name="points[7]">                                      (kind points)
//     <div class="ballot-bar"><p class="ballot-left" data-left="Kvar: {left}" data-over="För mycket: {left}">…</p>
//       <meter …></meter></div>
//   </section>
// The bar is written by the server with what is left at first. Ears are told half a second after the last change.

function moneyText(ore: number, currency: string): string {
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: "currency",
    currency,
    maximumFractionDigits: ore % 100 === 0 ? 0 : 2,
  }).format(ore / 100);
}

function usedOf(form: HTMLElement): number {
  const chosen = Array.from(
    form.querySelectorAll<HTMLInputElement>("input[name=projects]:checked, input[name=projects][type=hidden]"),
  );
  switch (form.dataset.kind) {
    case "money":
      return chosen.reduce((sum, box) => sum + Number(box.dataset.cost ?? 0), 0);
    case "points":
      return Array.from(form.querySelectorAll<HTMLInputElement>('input[name^="points["]')).reduce(
        (sum, field) => sum + Math.max(0, Math.trunc(Number(field.value) || 0)),
        0,
      );
    default:
      return chosen.length;
  }
}

function follow(form: HTMLElement): void {
  const left = form.querySelector<HTMLElement>(".ballot-left");
  const bar = left?.closest<HTMLElement>(".ballot-bar");
  if (!left || !bar || form.dataset.ready) return;
  form.dataset.ready = "yes";
  const most = Number(form.dataset.most);
  const meter = bar.querySelector("meter");
  const ears = document.createElement("p");
  ears.className = "visually-hidden";
  ears.setAttribute("role", "status");
  bar.append(ears);
  let waiting = 0;

  const textOf = (rest: number): string => {
    const pattern = (rest < 0 ? left.dataset.over : left.dataset.left) ?? "{left}";
    const amount = Math.abs(rest);
    return pattern.replace("{left}", form.dataset.kind === "money" ? moneyText(amount, form.dataset.currency ?? "SEK") : String(amount));
  };
  const show = (aloud: boolean): void => {
    const used = usedOf(form);
    const text = textOf(most - used);
    left.textContent = text;
    bar.classList.toggle("over", used > most);
    if (meter) meter.value = Math.min(used, most);
    clearTimeout(waiting);
    if (aloud) waiting = setTimeout(() => (ears.textContent = text), 500);
  };
  form.addEventListener("input", () => show(true));
  addEventListener("pageshow", () => show(false)); // after "back", browsers tick the boxes again
  show(false);
}

document.querySelectorAll<HTMLElement>("[data-ballot]").forEach(follow);
