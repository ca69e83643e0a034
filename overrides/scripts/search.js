// Search: what opens the dialog, which is loaded when it is first asked for.
const opener = document.querySelector(".pl-search-open")
if (opener) {
  const root = document.documentElement.dataset.base
  const open = async words => (await import(new URL("assets/search-dialog.js", root))).open(root, opener, words)
  opener.role = "button"
  opener.ariaHasPopup = "dialog"
  addEventListener("click", event => {
    const asked = event.target.closest("[data-search]")
    if (!asked || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    open(asked.dataset.search)
  })
  addEventListener("keydown", event => {
    const { key, target } = event
    if (event.ctrlKey || event.metaKey ? key === "k" && !event.altKey && !event.shiftKey
      : /^[/fs]$/.test(key) ? !event.altKey && !target.closest("input,textarea,select,dialog,[contenteditable]")
      : key === " " && target === opener) {
      event.preventDefault()
      open("")
    }
  })
}
