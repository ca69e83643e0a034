// Renders the texts on stdin, a JSON list, and writes the HTML of each to a file, by the program.
// usage: node ask.mjs ANSWER_FILE < TEXTS, in an empty folder
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import Eleventy, { IdAttributePlugin } from "@11ty/eleventy";
import GithubSlugger from "github-slugger";
import markdownIt from "markdown-it";
import anchor from "markdown-it-anchor";

const texts = JSON.parse(readFileSync(0, "utf8"));

function withAnchors(filter) {
	return (config) => {
		// Eleventy adds its own filters after the configuration has run.
		const options = () => (filter ? { slugify: config.getFilter(filter) } : {});
		config.amendLibrary("md", (library) => library.use(anchor, options()));
	};
}

const sites = {
	"markdown-it-anchor": withAnchors(),
	"markdown-it-anchor-slugify": withAnchors("slugify"),
	"markdown-it-anchor-slug": withAnchors("slug"),
	"eleventy-id-attribute": (config) => config.addPlugin(IdAttributePlugin),
};

async function built(configure) {
	const eleventy = new Eleventy("posts", "site", {
		quietMode: true,
		source: "script",
		config(config) {
			configure(config);
			return { markdownTemplateEngine: false };
		},
	});
	const pages = await eleventy.toJSON();
	const html = new Map(pages.map((page) => [page.inputPath, page.content]));
	return texts.map((_, number) => html.get(`./posts/${number}.md`));
}

// GitHub takes the text of the heading's HTML; images have none, and emoji are text of their own.
function slugged(text) {
	const slugger = new GithubSlugger();
	const tokens = markdownIt({ html: true, linkify: true }).parse(text, {});
	return tokens
		.filter((token, at) => tokens[at - 1]?.type === "heading_open")
		.map(({ children }) => {
			const shown = children.filter(({ type }) => type === "text" || type === "code_inline");
			return slugger.slug(shown.map(({ content }) => content).join(""));
		})
		.map((id) => `<h2 id="${id}"></h2>`)
		.join("\n");
}

mkdirSync("posts");
texts.forEach((text, number) => writeFileSync(`posts/${number}.md`, text));
const answers = { github: texts.map(slugged) };
for (const [name, configure] of Object.entries(sites)) {
	answers[name] = await built(configure);
}
writeFileSync(process.argv[2], JSON.stringify(answers));
