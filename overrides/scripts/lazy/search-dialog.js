// The dialog of the search. Pagefind's own worker reads the index, under a policy of its own, so
// that a page's needs no `wasm-unsafe-eval`. The index of many pages has parts, all in one folder
// (hooks/permalog/search.py): Pagefind merges what it finds in them.
const SPACELESS = "\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff"
const GAP = new RegExp(`([${SPACELESS}](?:</mark>)?) (?=(?:<mark>)?[${SPACELESS}\\p{P}]|$)`, "gu")
const RUN = new RegExp(`[${SPACELESS}]`, "g")
const PER_PAGE = 5
const MOST_WORDS = 4

let dialog, input, status, list, more, ask, ready, parts, words, root
let asked, shown, finding

export function open(base, opener, asks) {
  if (!dialog) build(base, opener)
  if (asks) input.value = asks
  if (!dialog.open) dialog.showModal()
  input.select()
  if (asks) search()
}

function build(base, opener) {
  root = base
  words = JSON.parse(opener.dataset.words)
  const name = opener.title
  input = make("input", "pl-search__input md-input", {type: "search", placeholder: name, ariaLabel: name, autocomplete: "off", enterKeyHint: "search", spellcheck: false})
  input.autofocus = true
  const close = make("button", "pl-button pl-search__close", {type: "button", ariaLabel: words.close, title: words.close}, "×")
  const form = make("form", "pl-search__form", {role: "search"}, input, close)
  status = make("p", "pl-search__status", {role: "status"}, words.search_hint)
  list = make("ol", "pl-search__list")
  more = make("button", "pl-search__more", {type: "button", hidden: true}, words.results_more)
  dialog = make("dialog", "pl-search", {id: "search", ariaLabel: name}, form, make("div", "pl-search__body", {}, status, list, more))
  form.addEventListener("submit", follow)
  close.addEventListener("click", () => dialog.close())
  let timer
  input.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(search, 300)
  })
  more.addEventListener("click", async () => {
    const [of, at] = [shown, list.children.length]
    const pages = await fetched(of.slice(at, at + 2 * PER_PAGE))
    if (of !== shown || at !== list.children.length) return
    show(pages)
    list.children[at].querySelector("a").focus()
  })
  dialog.addEventListener("click", event => {
    if (event.target === dialog || event.target.closest("a")) dialog.close()
  })
  dialog.addEventListener("keydown", walk)
  document.body.append(dialog)
  start()
}

function start() {
  const worker = new Worker(new URL("pagefind/pagefind-worker.js", root))
  const waiting = new Map()
  let count = 0
  worker.addEventListener("message", ({data}) => {
    const {resolve, reject} = waiting.get(data.id)
    waiting.delete(data.id)
    data.error ? reject(data.error) : resolve(data.result)
  })
  worker.addEventListener("error", failed)
  ask = (method, ...args) => new Promise((resolve, reject) => {
    waiting.set(++count, {resolve, reject})
    worker.postMessage({id: count, method, args})
  })
  ready = begin()
  ready.catch(failed)
}

async function begin() {
  const {languages} = await (await fetch(new URL("pagefind/pagefind-entry.json", root))).json()
  const [first, ...others] = Object.keys(languages)
  parts = 1 + others.length
  const path = new URL("pagefind/", root).pathname
  const ranking = {metaWeights: {title: 5, tags: 3}}
  await ask("init", {basePath: path, language: first, primary: true, ranking})
  // By another path, or it is taken for the first. A part that can't be loaded fails the search.
  for (const language of others) ask("mergeIndex", `${path}./`, {language, ranking}).catch(() => {})
}

// Returns when the results are those of what stands in the field.
function search() {
  const text = input.value.trim()
  if (text !== asked) {
    asked = text
    finding = find(text)
  }
  return finding
}

async function find(text) {
  // A single letter would fetch the index of all words that begin with it.
  if (text.length < 2 && !text.match(RUN)) return say([], words.search_hint)
  try {
    if (!ask) start()
    await ready
    const found = await near(query(text))
    const pages = await fetched(found.slice(0, PER_PAGE))
    if (asked !== text) return
    const count = found.length
    say(found, count > 1 ? words.results.replace("{count}", count) : count ? words.results_one : words.results_none)
    show(pages)
  } catch (error) {
    failed(error)
  }
}

// Each character of a script without spaces is a word of the index; a phrase keeps their order.
// Of many words the longest tell most, and each more would fetch another part of the index.
function query(text) {
  const all = apart(text)
  if (!all.replace(RUN, "").trim()) return `"${all}"`
  const asked = all.split(/\s+/)
  if (asked.length <= MOST_WORDS || text.includes('"') || text.match(RUN)) return all
  const longest = [...asked].sort((a, b) => b.length - a.length).slice(0, MOST_WORDS)
  return asked.filter(word => longest.includes(word)).join(" ")
}

// Where no page of a part has a word, Pagefind takes the next shorter one there, down to a letter
// of it, or leaves it out. One index would find what is in the parts that have each word.
async function near(text) {
  let found = await results(text)
  const terms = text.match(RUN) || text.includes('"') ? [text] : text.split(" ")
  const isOne = terms.length === 1
  for (const term of terms.filter(one => isOne || parts > 1 && one.length > 2)) {
    const alone = isOne ? found : await results(term)
    const seen = new Set()
    const looked = alone.filter((one, i) => !seen.has(part(one)) && seen.add(part(one)) || i < PER_PAGE)
    const pages = await fetched(looked)
    const having = new Set(looked.filter((_, i) => isNear(pages[i], term)).map(part))
    if (having.size || isOne) found = found.filter(one => having.has(part(one)))
  }
  return found
}

function isNear(page, asked) {
  const term = bare(asked)
  if (!/^[\p{L}\p{N}]+$/u.test(term) || term.match(RUN)) return true
  const marked = page.excerpt.match(/<mark>.*?<\/mark>/g) || []
  const found = bare([...marked, ...Object.values(page.meta)].join(" ")).match(/[\p{L}\p{N}]+/gu) || []
  return found.some(word => word.includes(term.slice(0, Math.ceil(term.length / 3))))
}

function say(found, text) {
  shown = found
  list.replaceChildren()
  status.textContent = text
  more.hidden = true
}

function failed(error) {
  console.error(error)
  asked = ask = null // the next search begins anew, as the index of a preview may be there by then
  say([], words.search_failed)
}

const part = result => result.id.split("_")[0]
const results = async text => (await ask("search", text, {})).results
const fetched = found => Promise.all(found.map(result => ask("getData", result.data)))

function show(pages) {
  list.append(...pages.map(item))
  more.hidden = list.children.length >= shown.length
}

function item(page) {
  const {meta} = page
  const url = new URL(meta.url.slice(1), root)
  const title = make("a", "pl-search__title", {href: url}, ...marked(meta.title))
  const about = [meta.date, meta.tags].filter(Boolean).map(text => make("span", "", {}, ...marked(text)))
  const below = page.sub_results.filter(one => one.anchor).slice(0, 3)
  return make("li", "", {},
    title,
    ...about.length ? [make("p", "pl-search__about", {}, ...about)] : [],
    make("p", "pl-search__excerpt", {}, ...excerpt(page.excerpt)),
    ...below.length ? [make("ul", "pl-search__parts", {}, ...below.map(one => make("li", "", {}, make("a", "", {href: `${url}#${encodeURIComponent(one.anchor.id)}`}, ...marked(one.title)))))] : []
  )
}

function excerpt(html) {
  return joined(html).split(/<\/?mark>/).map((text, i) => {
    const plain = text.replaceAll("&lt;", "<").replaceAll("&gt;", ">")
    return i % 2 ? make("mark", "", {}, plain) : plain
  })
}

function marked(text) {
  const terms = bare(apart(asked || "")).match(/[\p{L}\p{N}]+/gu) || []
  return joined(text).split(/([\p{L}\p{N}]+)/u).map(part => {
    const word = bare(part)
    return terms.some(term => word.startsWith(term) || term.match(RUN) && word.includes(term)) ? make("mark", "", {}, part) : part
  })
}

const apart = text => text.replace(RUN, "$& ").trim()
const joined = text => text.replace(GAP, "$1")
const bare = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

async function follow(event) {
  event.preventDefault()
  const text = input.value
  await search()
  if (input.value === text) list.querySelector("a")?.click()
}

function walk(event) {
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key]
  if (!step || event.isComposing) return
  const stops = [input, ...dialog.querySelectorAll("ol a, .pl-search__more:not([hidden])")]
  const at = stops.indexOf(document.activeElement)
  if (at < 0) return
  event.preventDefault()
  stops[Math.max(0, Math.min(stops.length - 1, at + step))].focus()
}

function make(tag, name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties)
  if (name) element.className = name
  element.append(...children)
  return element
}
