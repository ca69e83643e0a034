# Builds the site in the current folder and writes down what Jekyll answers.
# usage: ruby build.rb NOW ANSWER_FILE [TITLES]
# Titles are JSON, to slugify in place of a site to build.
require "jekyll"
require "jekyll-redirect-from"
require "json"

now, answer_file, titles = ARGV

LOG = []
lines = proc { |*, message| LOG << message.strip }
Jekyll.logger = Logger.new(StringIO.new, :formatter => lines)

def here(path)
  path.delete_prefix("#{Dir.pwd}/")
end

# Two posts may have one file: it belongs to the one whose text it holds.
def file(item)
  output = item.site.dest
  path = item.destination(output)
  path.delete_prefix("#{output}/") if File.file?(path) && File.binread(path) == item.output.b
end

def page(item, path)
  {
    "path"  => here(path),
    "url"   => item.url,
    "file"  => file(item),
    "title" => item.data["title"],
    "links" => item.redirect_to ? [] : item.output.to_s.scan(%r!(?:href|src)="([^"]*)"!).flatten,
  }
end

def excerpt(item)
  text = item.data["excerpt"].to_s.strip
  text unless text == item.output.strip || item.redirect_to
end

def document(item)
  page(item, item.path).merge(
    "id"         => item.id,
    "date"       => item.date.iso8601,
    "draft"      => item.draft?,
    "categories" => item.data["categories"],
    "tags"       => item.data["tags"],
    "excerpt"    => excerpt(item)
  )
end

def build(now)
  settings = { "time" => now, "plugins" => ["jekyll-redirect-from"], "disable_disk_cache" => true }
  site = Jekyll::Site.new(Jekyll.configuration(settings))
  site.process
  pages = site.pages.grep_v(JekyllRedirectFrom::RedirectPage)
  {
    "documents" => site.docs_to_write.grep(Jekyll::Document).map { |item| document(item) },
    "pages"     => pages.map { |item| page(item, site.in_source_dir(item.relative_path)) },
    "static"    => site.static_files.map { |item| here(item.path) },
    "output"    => here(site.dest),
  }
rescue StandardError, SystemExit => e
  { "error" => "#{e.class}: #{e.message}" }
end

# A text that looks like a full address, with a colon in front of any slash, may be refused.
def escaped(text)
  Jekyll::URL.escape_path(text)
rescue Addressable::URI::InvalidURIError
  nil
end

def slugs(text)
  title = Jekyll::Utils.slugify(text, :mode => "pretty", :cased => true)
  values = { "title" => title, "slug" => Jekyll::Utils.slugify(text), "categories" => text.downcase }
  values.transform_values { |value| escaped(value) }
end

answer = titles ? { "slugs" => JSON.parse(titles).map { |text| slugs(text) } } : build(now)
File.write(answer_file, JSON.generate(answer.merge("log" => LOG, "version" => Jekyll::VERSION)))
