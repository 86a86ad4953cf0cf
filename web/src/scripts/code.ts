// A scanned letter or receipt brings its code after # in the address, which browsers send to nobody. It is put into the field and
// taken out of the address, so that no history keeps it. Without this the code is typed.
const field = document.querySelector<HTMLInputElement>("#code-form input[name=code], #code-form input[name=receipt]");
const code = decodeURIComponent(location.hash.slice(1));
if (field && /^[0-9A-Za-z-]{16,19}$/.test(code)) {
  field.value = code;
  history.replaceState(null, "", location.pathname + location.search);
}
