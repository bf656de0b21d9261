/** Opens the talk that a link stands for in this browser, once the person presses the button. */
import { Store } from "/widget/store.js";

const button = document.getElementById("go");
const trouble = document.getElementById("trouble");

button.addEventListener("click", async () => {
  button.disabled = true;
  trouble.textContent = "";
  try {
    const answer = await fetch(location.pathname, { method: "POST", credentials: "omit" });
    if (answer.ok) {
      const store = new Store(location.origin);
      store.forget();
      store.talk = await answer.json();
      location.replace("/chat");
      return;
    }
    trouble.textContent = answer.status === 404 ? trouble.dataset.used : trouble.dataset.later;
  } catch {
    trouble.textContent = trouble.dataset.later;
  }
  button.disabled = false;
});
