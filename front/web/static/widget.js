/* The one script a page needs:
 *   <script src="https://host/widget.js" data-mode="launcher" data-language="es"></script>
 * It must be a plain script, not a module: only those know their own tag. Settings of the tag:
 * docs/web-widget.md.
 */
(() => {
  const tag = document.currentScript;
  if (tag === null) {
    console.warn("The chat needs a plain script tag.");
    return;
  }
  const start = new URL("widget/start.js", tag.src).href;
  import(start)
    .then((module) => module.start(tag))
    .catch((error) => console.warn("The chat could not start:", error.message));
})();
