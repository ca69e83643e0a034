// Builds the site in the current folder and writes down what Hexo answers.
// usage: node build.mjs NOW ANSWER_FILE [REQUEST]
// A request is JSON: titles to slugify in place of a site to build.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const Hexo = require("hexo");
const { slugize } = require("hexo-util");

const [, answerFile, request] = process.argv.slice(2);
const errors = [];

function note(...words) {
	const error = words.map((word) => word?.err ?? word).find((word) => word instanceof Error);
	errors.push({ name: error?.name ?? "Error", message: error?.message ?? words.join(" ") });
}

// A file's own time would be recorded differently by every run.
function date(moment) {
	const recent = Math.abs(Date.now() - moment.valueOf()) < 600_000;
	return recent ? "file time" : moment.toISOString();
}

function described(item) {
	return {
		path: item.source,
		url: item.permalink.replace(/^http:\/\/example\.com/, ""),
		route: item.path,
		title: item.title,
		date: date(item.date),
		layout: item.layout,
		categories: item.categories?.map?.(({ name, slug }) => [name, slug]) ?? [],
		tags: item.tags?.map?.(({ name }) => name) ?? [],
	};
}

async function build() {
	const hexo = new Hexo(process.cwd(), { silent: true });
	hexo.log.error = note;
	hexo.log.fatal = note;
	await hexo.init();
	await hexo.loadPlugin(require.resolve("hexo-renderer-marked"));
	await hexo.call("generate", {});
	const items = ["posts", "pages"].flatMap((kind) => hexo.locals.get(kind).toArray());
	return items.map(described);
}

function slugs(title) {
	return { title, slug: slugize(title), lower: slugize(title, { transform: 1 }) };
}

const answer = { posts: [], failed: false, errors };
if (request) {
	answer.slugs = JSON.parse(request).titles.map(slugs);
} else {
	try {
		answer.posts = await build();
	} catch (error) {
		answer.failed = true;
		note(error);
	}
}
writeFileSync(answerFile, JSON.stringify(answer));
process.exit();
