AUTHOR = "Nobody"
SITENAME = "Field notes"
SITEURL = "https://blog.example"
PATH = "content"
ARTICLE_PATHS = ["blog"]
USE_FOLDER_AS_CATEGORY = False
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_PAGINATION = 10
ARTICLE_URL = "blog/{date:%Y}/{slug}/"
ARTICLE_SAVE_AS = "blog/{date:%Y}/{slug}/index.html"
DIRECT_TEMPLATES = ["index", "archives", "tags"]
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ""
FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
