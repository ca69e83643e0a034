export default function (config) {
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  return {
    dir: { input: "content", includes: "../_includes", output: "_site" },
    // Code in posts holds braces.
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}
