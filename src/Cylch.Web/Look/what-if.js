// Keeps each slider and its box together, and shows the result as soon as a number changes. Without it the form's button does the same.
const form = document.getElementById("try");
const result = document.getElementById("result");
let asked = 0;
let waiting;

const question = () => new URLSearchParams(new FormData(form));

async function show() {
  const mine = ++asked;
  const numbers = question();
  result.classList.add("is-busy");
  const answer = await fetch(`${form.action}?${numbers}&handler=Result`, { headers: { Accept: "text/html" } });
  // A later question has been asked since: its answer is the one to show.
  if (mine !== asked || !answer.ok) return;
  result.innerHTML = await answer.text();
  result.classList.remove("is-busy");
  history.replaceState(null, "", `${form.action}?${numbers}`);
  for (const kept of document.querySelectorAll("#save-form input[type=hidden]")) {
    if (numbers.has(kept.name)) kept.value = numbers.get(kept.name);
  }
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(show, 120);
}

for (const slider of form.querySelectorAll(".wi-range")) {
  const box = document.getElementById(slider.dataset.for);
  const places = (box.value.split(".")[1] ?? "").length;
  slider.addEventListener("input", () => {
    box.value = Number(slider.value).toFixed(places || (slider.step.split(".")[1] ?? "").length);
    soon();
  });
  box.addEventListener("input", () => {
    slider.value = box.value;
    soon();
  });
}

for (const choice of form.querySelectorAll("input[type=radio]")) choice.addEventListener("change", soon);
