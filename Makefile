# Everything there is to do with Hallway. `make` lists it.

# Our own tools come first, and where nothing was installed before, cargo's folder need not be on PATH yet.
export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/node_modules/.bin:$(PATH):$(or $(CARGO_HOME),$(HOME)/.cargo)/bin

# Trunk takes no other value than true or false, while the convention is any.
unexport NO_COLOR

PORT ?= 8080
WATCHED := index.html start.js build.rs Cargo.toml src style facts

.PHONY: help
help: ## List what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

.PHONY: serve
serve: page-tools ## Build the page, show it on 127.0.0.1:8080, and again whenever a post, a style or a source changes
	@trunk serve --offline --dist target/serve --address 127.0.0.1 --port $(PORT) \
	  $(addprefix --watch ,$(WATCHED)) --watch "$(or $(HALLWAY_SEEDS),seeds)"

.PHONY: site
site: page-tools ## Build the page for publishing, into dist, and hold its size against the budget
	@tools/build-page dist
	@node tools/size.mjs dist

.PHONY: file
file: page-tools ## Build the page as one file that opens from disk, into hallway.html
	@tools/build-page target/file
	@node tools/one-file.mjs target/file hallway.html

.PHONY: weigh
weigh: page-tools ## Build the page for publishing, and say what its parts weigh
	@tools/build-page dist
	@node tools/weigh.mjs

.PHONY: test
test: page-to-look-at ## Run every test: the library, the command, and the page in Chromium
	@node tools/test.mjs target/page

.PHONY: check
check: ## Hold the sources against the rules: format, lints, documentation, a core that knows no browser
	@tools/install toolchain
	@tools/check

.PHONY: bench
bench: page-tools ## Measure search beside other libraries and the page with many posts in Chromium, and the core beside pulldown-cmark
	@tools/install chromium
	@npm ci --silent --prefix bench
	@node bench/run.mjs --write
	@node bench/page.mjs --write
	@cargo bench --quiet --bench speed

.PHONY: screenshots
screenshots: page-to-look-at ## Take pictures of the main views into docs/pictures, on phone and desktop, light and dark
	@node tools/screenshots.mjs --from target/page docs/pictures

.PHONY: audit
audit: page-to-look-at ## Measure the page as a phone on a slow network gets it, with Lighthouse
	@npm ci --silent --prefix tools/audit
	@node tools/audit/audit.mjs target/page

.PHONY: page-tools
page-tools:
	@tools/install toolchain trunk packages
	@cargo fetch --quiet
	@tools/install library

# The page as it ships, with the project's own posts whatever the reader of this publishes, and a browser to look at it with.
.PHONY: page-to-look-at
page-to-look-at: page-tools
	@tools/install chromium
	@env -u HALLWAY_SEEDS CARGO_TERM_QUIET=true tools/build-page target/page
