// Says how many characters are left once a text comes near its limit, and not before: data-characters-max.

const speak_below = 0.2;

export function countCharacters(): void {
  for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("[data-characters-max]")) {
    const most = Number(field.dataset.charactersMax);
    const said = document.createElement("p");
    said.className = "characters-left";
    said.setAttribute("role", "status");
    field.after(said);
    const show = () => {
      const left = most - [...field.value].length;
      said.textContent = left < most * speak_below ? `${left} / ${most}` : "";
    };
    field.addEventListener("input", show);
  }
}
