// Puts what a box keeps in its <template> into its place, once its button is pressed.
addEventListener("click", ({ target }) => {
  const box = target.closest("[data-load]")?.parentNode
  if (box) {
    box.replaceChildren(box.querySelector("template").content.cloneNode(true))
    box.tabIndex = -1
    box.focus()
  }
})
