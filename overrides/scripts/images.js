// Images: one that is shown smaller than it is opens over the page; without this its link leads there.
addEventListener("click", async event => {
  const link = event.target.closest(".pl-zoom")
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  try {
    (await import(new URL("assets/zoom.js", document.documentElement.dataset.base))).open(link)
  } catch {
    location = link.href
  }
})
