// A file dropped anywhere on the form goes into its file control.
(() => {
  const form = document.querySelector("form.drop");
  const control = form?.querySelector('input[type="file"]');
  if (!control) return;
  for (const kind of ["dragover", "drop"]) {
    form.addEventListener(kind, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      if (kind === "drop") control.files = event.dataTransfer.files;
    });
  }
})();
