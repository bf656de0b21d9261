/** The button that prints the plan; on paper it is not there. */
document.getElementById("print").addEventListener("click", () => window.print());
