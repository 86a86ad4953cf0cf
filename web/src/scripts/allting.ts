// Loaded on every page. Each part is an enhancement: without it the page still does its work.
// The larger parts are fetched only where the page has something for them.
import { tellBusy } from "./busy";
import { keepDrafts } from "./draft";
import { focusErrors } from "./error-focus";
import { askBeforeLeaving } from "./leave";
import { countCharacters } from "./characters";

focusErrors();
keepDrafts();
askBeforeLeaving();
countCharacters();
tellBusy();

if (document.querySelector("[data-ballot]")) void import("./budget");
if (document.querySelector("[data-similar]")) void import("./similar");
if (document.querySelector("#code-form")) void import("./code");
if (document.querySelector("[data-readability]")) void import("./readability");
if (document.querySelector("[data-map]")) void import("./map");
