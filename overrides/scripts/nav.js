// The sidebar shows where this page is, and the drawer of a phone closes when it leads there.
const sidebar = document.getElementById("sidebar")
const current = sidebar?.querySelector("[aria-current]")
const show = () => {
  if (current && sidebar.scrollHeight > sidebar.clientHeight)
    sidebar.scrollTop = current.offsetTop - sidebar.clientHeight / 2
}
show()
sidebar?.addEventListener("toggle", show)
