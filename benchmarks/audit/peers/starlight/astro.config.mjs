import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import starlightBlog from "starlight-blog";

export default defineConfig({
  site: process.env.SITE_URL,
  integrations: [starlight({ title: "Field notes", plugins: [starlightBlog()] })],
});
