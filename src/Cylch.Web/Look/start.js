// Tells the stylesheet that script runs, and starts the parts of govuk-frontend that stand on the page. Every page works without it.
import { initAll } from "./govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
