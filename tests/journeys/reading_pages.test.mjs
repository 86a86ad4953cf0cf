// The journeys' own reading of HTML, since every journey leans on it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Page, words } from "./with/html.mjs";

const page = (html) => new Page({ status: 200, headers: new Headers() }, "http://localhost/ideas/new?area=2", html);

test("a form sends what a browser would send", () => {
  const [form] = page(`<form method="post" action="/ideas">
    <input type="hidden" name="key" value="a&amp;b"><input name="title" value="Bänk"><textarea name="text">
En &lt;lång&gt; text</textarea>
    <input type="checkbox" name="project" value="3"><input type="checkbox" name="project" value="5" checked>
    <select name="area"><option value="1">Norr</option><option value="2" selected>Söder</option></select>
    <button name="act" value="draft">Spara</button><button name="act" value="send">Skicka</button></form>`).forms;
  assert.deepEqual(form.filled({ project: ["3", "5"] }, form.buttons[1]), [
    ["key", "a&b"], ["title", "Bänk"], ["text", "En <lång> text"], ["project", "3"], ["project", "5"], ["area", "2"], ["act", "send"],
  ]);
  assert.deepEqual(form.filled({ project: [] }).filter(([name]) => name === "project"), []);
});

test("a form without an action sends to its own page", () => {
  const [form] = page(`<form><input name="q"></form>`).forms;
  assert.equal(form.method, "get");
  assert.equal(form.action.pathname, "/ideas/new");
});

test("a field that is not there cannot be filled in", () => {
  const [form] = page(`<form><input name="q"></form>`).forms;
  assert.throws(() => form.filled({ other: "x" }), /no field "other"/);
});

test("words are what a person reads", () => {
  assert.equal(words("<p>Till&nbsp;<b>söndag</b></p><script>let a;</script>&#8211; 12&#x20;maj"), "Till\u00a0söndag – 12 maj".replace("\u00a0", " "));
});
