// The page for a missing address names those of the sitemap that are most like it.
const box = document.querySelector(".pl-similar")

const decoded = path => {
  try { return decodeURIComponent(path) } catch { return path }
}
// What two paths have in common are pairs of letters; endings and punctuation say nothing.
const pairs = path => {
  const text = decoded(path).toLowerCase().replace(/\/index\.\w+$|\.\w{2,5}$/, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim()
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))
}
const likeness = (a, b) => 2 * [...a].filter(pair => b.has(pair)).length / (a.size + b.size || 1)

// The name at the end of an address says more than the folders before it.
const name = path => path.replace(/\/(index\.\w+)?$/, "").split("/").pop()

const find = async () => {
  const answer = await fetch(new URL("sitemap.xml", document.documentElement.dataset.base))
  if (!answer.ok) return
  const sitemap = new DOMParser().parseFromString(await answer.text(), "text/xml")
  const [whole, last] = [pairs(location.pathname), pairs(name(location.pathname))]
  const found = [...sitemap.querySelectorAll("loc")]
    .map(loc => new URL(loc.textContent, location).pathname)
    .map(path => [(likeness(whole, pairs(path)) + 2 * likeness(last, pairs(name(path)))) / 3, path])
    .filter(([score]) => score > 0.4)
    .sort(([a], [b]) => b - a)
    .slice(0, 3)
  for (const [, path] of found) {
    const link = document.createElement("a")
    link.href = path
    link.textContent = decoded(path)
    const item = document.createElement("li")
    item.append(link)
    box.querySelector("ul").append(item)
  }
  box.hidden = !found.length
}

// The search begins with the words of the name.
for (const asked of document.querySelectorAll("article [data-search]"))
  asked.dataset.search = decoded(name(location.pathname)).replace(/\.\w{2,5}$/, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim()
// What waits is shown a frame after it has been moved, so that nothing is seen to move.
const soon = done => requestAnimationFrame(() => requestAnimationFrame(done))
find().finally(() => soon(() => { box.dataset.done = "" }))
