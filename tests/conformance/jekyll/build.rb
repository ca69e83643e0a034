# Builds the site in the current folder and writes down what Jekyll answers.
# usage: ruby build.rb TIME ANSWER_FILE
require "jekyll"
require "jekyll-redirect-from"
require "json"

time, answer_file = ARGV

log = []
lines = proc { |*, message| log << message.strip }
Jekyll.logger = Logger.new(StringIO.new, :formatter => lines)
Jekyll.logger.log_level = :warn

def file(item, site)
  path = item.destination(site.dest)
  # Two posts may have one file: it belongs to the one whose text it holds.
  path.delete_prefix("#{site.dest}/") if File.file?(path) && File.binread(path) == item.output.b
end

def page(item, site)
  {
    "path" => item.relative_path,
    "url" => item.url,
    "file" => file(item, site),
    "title" => item.data["title"],
  }
end

def document(item, site)
  page(item, site).merge(
    "id" => item.id,
    "date" => item.date.iso8601,
    "draft" => item.draft?,
    "categories" => item.data["categories"],
    "tags" => item.data["tags"],
    "excerpt" => item.data["excerpt"] && item.data["excerpt"].to_s.strip,
    "whole" => item.output.to_s.strip
  )
end

answer = { "version" => Jekyll::VERSION, "pages" => [], "static" => [], "log" => log }
begin
  settings = { "time" => time, "plugins" => ["jekyll-redirect-from"], "disable_disk_cache" => true }
  site = Jekyll::Site.new(Jekyll.configuration(settings))
  site.process
  answer["static"] = site.static_files.map { |item| item.relative_path.delete_prefix("/") }
  pages = site.pages.grep_v(JekyllRedirectFrom::RedirectPage)
  answer["pages"] = site.docs_to_write.grep(Jekyll::Document).map { |item| document(item, site) } +
                    pages.map { |item| page(item, site) }
rescue StandardError, SystemExit => e
  answer["error"] = { "name" => e.class.to_s, "message" => e.message }
end
File.write(answer_file, JSON.generate(answer))
