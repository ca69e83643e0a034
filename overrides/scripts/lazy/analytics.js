// Counts a visit if the reader has agreed, which can be changed at the foot of every page; never
// where the browser says that its owner is not to be followed (Do Not Track, Global Privacy Control).
{
  const key = "permalog.analytics"
  const line = document.querySelector(".pl-analytics")
  const buttons = line.querySelectorAll("[data-answer]")
  const remembered = (answer) => {
    try {
      if (answer) localStorage.setItem(key, answer)
      return localStorage.getItem(key)
    } catch {
      return answer
    }
  }
  const follow = (answer) => {
    for (const button of buttons) button.ariaPressed = button.dataset.answer === answer ? "true" : "false"
    if (answer !== "yes" || !line.dataset.script) return
    const script = document.createElement("script")
    for (const [name, value] of Object.entries(JSON.parse(line.dataset.attributes))) {
      script.setAttribute(name, value)
    }
    script.src = line.dataset.script
    delete line.dataset.script
    document.head.append(script)
  }
  if (navigator.doNotTrack !== "1" && !navigator.globalPrivacyControl) {
    line.hidden = false
    line.addEventListener("click", ({ target }) => {
      if (target.dataset.answer) follow(remembered(target.dataset.answer))
    })
    follow(remembered())
  }
}
