// The sidebar shows where this page is, and the drawer of a phone closes when it leads there.
const sidebar = document.getElementById("sidebar")
const current = sidebar?.querySelector("[aria-current]")
const show = () => {
  if (current && sidebar.scrollHeight > sidebar.clientHeight)
    sidebar.scrollTop = current.offsetTop - sidebar.clientHeight / 2
}
requestAnimationFrame(show) // when the page is laid out anyway, not once more before it
sidebar?.addEventListener("toggle", show)
