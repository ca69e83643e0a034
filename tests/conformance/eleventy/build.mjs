// Builds the site in the current folder and writes down what Eleventy answers.
// usage: node build.mjs PACKAGE ANSWER_FILE
import { writeFileSync } from "node:fs";

const [name, answerFile] = process.argv.slice(2);
const { default: Eleventy } = await import(name);

function causes(error) {
	const found = [];
	for (let e = error; e; e = e.originalError ?? e.cause) {
		found.push({ name: e.constructor.name, message: e.message });
	}
	return found;
}

async function build(run) {
	const eleventy = new Eleventy(undefined, undefined, {
		configPath: ".eleventy.js",
		quietMode: true,
		source: "script",
	});
	await eleventy.init();
	const result = await run(eleventy);
	// Eleventy 1 returns the error that later versions throw.
	if (result?.error) {
		throw result.error;
	}
	return result;
}

const answer = { pages: [], errors: [] };
try {
	const pages = await build((eleventy) => eleventy.toJSON());
	answer.pages = pages.map(({ inputPath, outputPath, url, data }) => ({
		inputPath,
		outputPath,
		url,
		date: data.page.date,
		fileSlug: data.page.fileSlug,
		filePathStem: data.page.filePathStem,
	}));
	// Only a true build shows what reaches the disk.
	await build((eleventy) => eleventy.write());
} catch (error) {
	answer.errors = causes(error);
}
writeFileSync(answerFile, JSON.stringify(answer));
