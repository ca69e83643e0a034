// The comments of a post: the script of giscus.app, which follows the colours of the page.
{
  const own = document.currentScript
  const theme = () => own.dataset[getComputedStyle(document.body).colorScheme === "dark" ? "dark" : "light"]
  const script = document.createElement("script")
  Object.assign(script.dataset, own.dataset, { theme: theme() })
  script.crossOrigin = "anonymous"
  script.src = "https://giscus.app/client.js"
  own.after(script)
  new MutationObserver(() => {
    const frame = document.querySelector("iframe.giscus-frame")
    frame?.contentWindow.postMessage({ giscus: { setConfig: { theme: theme() } } }, "https://giscus.app")
  }).observe(document.body, { attributeFilter: ["data-md-color-scheme"] })
}
