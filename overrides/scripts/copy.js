// A button that copies the code it stands on.
const { copy, copied } = document.body.dataset
for (const code of document.querySelectorAll(".highlight > pre > code, .highlight td.code pre > code")) {
  if (!copy || !navigator.clipboard) break
  const box = document.createElement("div")
  const button = document.createElement("button")
  box.className = "md-code__nav"
  button.className = "md-code__button"
  button.dataset.mdType = "copy"
  button.type = "button"
  button.title = button.ariaLabel = copy
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.innerText.trimEnd())
    button.title = button.ariaLabel = copied
    setTimeout(() => {
      button.title = button.ariaLabel = copy
    }, 2000)
  })
  box.append(button)
  code.before(box)
}
