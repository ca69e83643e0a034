// Zoom: the whole of an image over the page, until Esc, a click, or the way back.
export function open(link) {
  const shown = link.querySelector("img")
  const dialog = document.createElement("dialog")
  const button = document.createElement("button")
  const whole = new Image()
  dialog.className = "pl-whole"
  dialog.ariaLabel = whole.alt = shown.alt
  button.ariaLabel = button.title = link.dataset.close
  button.textContent = "×"
  whole.src = shown.currentSrc
  const loaded = new Image()
  loaded.src = link.href
  loaded.decode().then(() => {
    whole.src = loaded.src
    whole.className = "pl-whole__loaded"
  }, () => {})
  dialog.append(whole, button)
  document.body.append(dialog)

  // The way back closes it too, as on a telephone one would: it is a step in the history.
  const back = () => dialog.close()
  dialog.addEventListener("click", back)
  addEventListener("popstate", back)
  dialog.addEventListener("close", () => {
    removeEventListener("popstate", back)
    dialog.remove()
    if (history.state?.whole) history.back()
  })
  history.pushState({ whole: true }, "")
  dialog.showModal()
}
