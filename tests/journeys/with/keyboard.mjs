// A person who never touches a mouse: everything by Tab, arrows, Space and Enter, on what has focus.

/** What has focus, as a screen reader would name it: its role in short and its name. */
async function focused(page) {
  return await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return { name: "", kind: "body" };
    const byId = (ids) => ids.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    const name =
      element.getAttribute("aria-label") ??
      (element.getAttribute("aria-labelledby") && byId(element.getAttribute("aria-labelledby"))) ??
      [...(element.labels ?? [])].map((label) => label.textContent).join(" ");
    return {
      name: (name || element.textContent || element.value || "").replace(/\s+/g, " ").trim(),
      field: element.getAttribute("name") ?? "",
      value: element.getAttribute("value") ?? "",
      kind: element.tagName.toLowerCase(),
      form: element.form?.getAttribute("action") ?? "",
      isVisible: element.getClientRects().length > 0,
    };
  });
}

const stops = 250; // no page should ask for more steps than this

/** Tabs on until `wanted` has focus: {name: /Nästa/}, {field: "title"} or {form: "/sign-in"} (how its address ends), optionally {value} and {kind}. */
export async function tabTo(page, wanted) {
  const met = [];
  for (let step = 0; step < stops; ++step) {
    const now = await focused(page);
    const fits =
      (wanted.name === undefined || wanted.name.test(now.name)) &&
      (wanted.field === undefined || wanted.field === now.field) &&
      (wanted.value === undefined || wanted.value === now.value) &&
      (wanted.form === undefined || (now.form ?? "").endsWith(wanted.form)) &&
      (wanted.kind === undefined || wanted.kind === now.kind);
    if (fits && now.kind !== "body") {
      if (!now.isVisible) throw new Error(`focus on something unseen: ${JSON.stringify(now)}`);
      return now;
    }
    met.push(now.name || now.field);
    await page.keyboard.press("Tab");
  }
  throw new Error(`no way by keyboard to ${String(wanted.name ?? wanted.field ?? wanted.form)} on ${page.url()}; met: ${[...new Set(met)].join(" · ")}`);
}

export async function press(page, wanted) {
  const { kind } = await tabTo(page, wanted);
  await page.keyboard.press(kind === "input" ? "Space" : "Enter");
}

/** Presses what leads to another page, and waits for it. */
export async function go(page, wanted) {
  await tabTo(page, wanted);
  const left = page.waitForEvent("framenavigated");
  await page.keyboard.press("Enter");
  await left;
  await page.waitForLoadState("load");
}

export async function write(page, field, text) {
  await tabTo(page, { field });
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}
