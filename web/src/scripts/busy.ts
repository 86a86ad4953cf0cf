// Says that long work goes on after a form was sent: <form data-busy="We are counting …">. The browser's own sign is small,
// and nothing tells those who listen. Coming back to the page by the back button finds it as it was.

export function tellBusy(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-busy]")) {
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    status.className = "busy";
    form.append(status);
    form.addEventListener("submit", () => (status.textContent = form.dataset.busy ?? ""));
    addEventListener("pageshow", () => (status.textContent = ""));
  }
}
