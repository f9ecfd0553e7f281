// A key that was refused or taken away says so on the page, not in the console.
document.addEventListener("allauth.error", (event) => {
  const wrong = document.getElementById("key-wrong");
  if (!wrong) return;
  event.preventDefault();
  wrong.hidden = false;
});
