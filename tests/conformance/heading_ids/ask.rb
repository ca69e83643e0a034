# Renders the texts on stdin, a JSON list, and prints the HTML of each, by the parser.
require "json"
require "kramdown"
require "kramdown-parser-gfm"

texts = JSON.parse($stdin.read)
# Jekyll's own defaults (lib/jekyll/configuration.rb), and kramdown's.
parsers = {
  "kramdown-gfm" => { input: "GFM", hard_wrap: false },
  "kramdown" => { input: "kramdown" },
  "kramdown-stripped" => { input: "kramdown", auto_id_stripping: true },
}
puts JSON.generate(
  parsers.transform_values { |options| texts.map { |t| Kramdown::Document.new(t, options).to_html } }
)
