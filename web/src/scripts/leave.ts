// Asks before a page is left whose form has something unsent: <form data-ask-before-leaving>.
// Browsers show their own sentence; the attribute's text is for the reader of the page's source.

export function askBeforeLeaving(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-ask-before-leaving]")) {
    const changed = () => new URLSearchParams(new FormData(form) as unknown as Record<string, string>).toString();
    const start = changed();
    let sent = false;
    form.addEventListener("submit", () => (sent = true));
    // A step of the form that the server already holds, such as the page to check one's choices on, is unsent from the start.
    const unsent = form.hasAttribute("data-unsent");
    addEventListener("beforeunload", (event) => {
      if (!sent && (unsent || changed() !== start)) event.preventDefault();
    });
  }
}
