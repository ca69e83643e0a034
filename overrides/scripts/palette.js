// The buttons for the colours: each leads to the next palette, and is kept for the next visit.
for (const button of document.querySelectorAll(".pl-palette")) {
  button.addEventListener("click", () => {
    const next = (+button.dataset.palette + 1) % JSON.parse(document.body.dataset.palettes).length
    plPalette(next, true)
    document.querySelector(`.pl-palette[data-palette="${next}"]`)?.focus()
  })
}
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => plPalette())
