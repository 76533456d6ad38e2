// lede.h - one story, every outlet.
//
// lede reads what many outlets published about the same event and tells what happened, according to
// whom, and where the reports agree, differ or stay silent. Every line leads back to the outlet and the
// characters that it came from.
//
// The objects, in the order of work:
//
//     bytes ──lede_read──► article ──lede_annotate──► article with findings
//                                                       │
//                                   lede_window_add ◄───┘
//     window ──lede_window_stories──► stories ──lede_brief_make──► brief ──lede_render──► text
//
// A program in ten lines (examples/ten-lines.c): a brief of the pages named on the command line.
//
//     lede_error err;
//     lede_window *window = lede_window_new();
//     for (int i = 1; i < argc; i++) {
//         lede_article *article = lede_read_file(argv[i], NULL, &err);
//         if (article == NULL || !lede_annotate(article, &err) || !lede_window_add(window, article, &err))
//             fprintf(stderr, "%s\n", err.message);
//         lede_article_free(article);
//     }
//     lede_stories *stories = lede_window_one(window, &err);
//     lede_brief *brief = lede_brief_make(stories, 0, &err);
//     lede_text text = lede_render(&brief, 1, NULL, &err);
//     fwrite(text.data, 1, text.len, stdout);
//
// Rules for all of it:
//  - Text is UTF-8 and carries its length. Positions are half open [start, end), in Unicode code points
//    of the article's text.
//  - What a function returns as a non-const pointer is the caller's, freed by the type's _free();
//    const pointers and lede_text live as long as the object they came from, unless said otherwise.
//  - A call that can fail gives NULL or false and fills `err` (which may be NULL). The object it was
//    called on is as before.
//  - Calls on different objects may run on different threads at once; calls on one object may not, but
//    that reading a const object is free to all. Each thread that reads pages keeps reserved address
//    space until it ends.
//  - The same input gives the same bytes, on any number of threads, in any order. Nothing reads the
//    clock, the network or the locale.
#ifndef LEDE_H
#define LEDE_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define LEDE_API      __attribute__((visibility("default")))
#define LEDE_MUST_USE __attribute__((warn_unused_result))
#else
#define LEDE_API
#define LEDE_MUST_USE
#endif

// The library's version, "0.1.0". Rows and briefs that one version wrote are read by all later ones.
LEDE_API const char *lede_version(void);

// ---- small things ----

// Text with its length; `data` may be NULL when len is 0. Not ended by a NUL.
typedef struct lede_text {
    const char *data;
    size_t len;
} lede_text;

// What went wrong.
typedef struct lede_error {
    int exit;           // the exit status of a command that ends with it: 1, 2 or 3
    int http;           // the status of an HTTP answer that ends with it
    char message[480];  // one line: where, what, what to do. "front.html: no article found (212 links ..."
} lede_error;

// ---- article: what an outlet said ----

typedef struct lede_article lede_article;

// A table of outlets that comes before lede's own: rows of host, name, and, where known, country, kind, owner and
// "state", with tabs between them; '#' begins a comment. data/outlets.tsv is one. `where` names it in errors.
typedef struct lede_outlets lede_outlets;
LEDE_API LEDE_MUST_USE lede_outlets *lede_outlets_read(const char *table, size_t len, const char *where,
                                                       lede_error *err);
LEDE_API void lede_outlets_free(lede_outlets *outlets);  // after the windows that it was set for

// What the caller knows better than the page; NULL is unknown.
typedef struct lede_source {
    // Names the page in errors and citations: its file, "file#place". A byte that is no UTF-8 becomes "%E9".
    const char *name;
    const char *url;        // where it was fetched
    const char *outlet;     // who publishes
    const char *published;  // ISO 8601: "2021-04-07", "2021-04-07T16:20:00+03:00"
    // What the server said of its bytes, "windows-1251"; it stands above what the page says.
    const char *charset;
    bool raw;                     // take the bytes whole as text: no page reading; lines are paragraphs
    const lede_outlets *outlets;  // where a page doesn't name its outlet, its address does
} lede_source;

// Reads one page: HTML in any charset, a plain-text dump of a page, either compressed by gzip or
// zstd. `bytes` may be freed on return; `source` may be NULL.
LEDE_API LEDE_MUST_USE lede_article *lede_read(const void *bytes, size_t len, const lede_source *source,
                                               lede_error *err);

// The same from a file; its path is the name where `source` gives none.
LEDE_API LEDE_MUST_USE lede_article *lede_read_file(const char *path, const lede_source *source,
                                                    lede_error *err);

// ---- archive: many pages in one file ----

// A web archive: WARC 1.0 or 1.1 (ISO 28500), as crawlers and Common Crawl write it, WET included; as it is, or with
// its records compressed by gzip. Its pages are what servers answered with status 200, or what was saved without HTTP,
// as HTML or text; other records are passed over. It is read from front to back, a record at a time.
typedef struct lede_archive lede_archive;

// One page of an archive: lede_read(page.bytes.data, page.bytes.len, &page.source, &err). All of it lives until the
// next call. Its source has a name, "crawl.warc.gz#4711" (the record begins at that byte of the file, as CDX indexes
// have it), and what the record says of URL and charset.
typedef struct lede_page {
    lede_text bytes;
    lede_source source;
} lede_page;

typedef enum lede_next {
    LEDE_END,   // there are no more
    LEDE_PAGE,  // `page` is filled
    LEDE_BAD    // a record can't be read: `err` says which and why; go on with the next call
} lede_next;

// Is this a name that archives have (.warc, .wet, either with .gz behind it)?
LEDE_API bool lede_archive_name(const char *path);

// A page's name opens its archive at that page.
LEDE_API LEDE_MUST_USE lede_archive *lede_archive_open(const char *path, lede_error *err);
LEDE_API LEDE_MUST_USE lede_next lede_archive_next(lede_archive *archive, lede_page *page, lede_error *err);
LEDE_API void lede_archive_close(lede_archive *archive);

// An article from a row of NDJSON, as `lede read` and `lede annotate` write it, or anyone: only "text"
// must be there. `where` names the row in errors.
LEDE_API LEDE_MUST_USE lede_article *lede_article_parse(const char *row, size_t len, const char *where,
                                                        lede_error *err);

// Finds sentences, names, entities, dates, quantities, quotes and topics. An article that has its findings
// is left as it is.
LEDE_API LEDE_MUST_USE bool lede_annotate(lede_article *article, lede_error *err);

// What the article says; empty is unknown. docs/json.md tells the fields.
LEDE_API lede_text lede_article_id(const lede_article *article);
LEDE_API lede_text lede_article_version(const lede_article *article);
LEDE_API lede_text lede_article_source(const lede_article *article);
LEDE_API lede_text lede_article_outlet(const lede_article *article);
LEDE_API lede_text lede_article_title(const lede_article *article);
LEDE_API lede_text lede_article_published(const lede_article *article);
LEDE_API lede_text lede_article_text(const lede_article *article);

// Is the annotated article about `topic`: a code or label of an IPTC Media Topic, "15000000", "sport"?
LEDE_API bool lede_article_about(const lede_article *article, const char *topic);
// Is there such a topic, of the two levels that lede finds?
LEDE_API bool lede_topic_known(const char *topic);

LEDE_API void lede_article_free(lede_article *article);  // NULL is allowed here and in every _free()

// ---- window: articles that come and go ----

typedef struct lede_window lede_window;

// An empty window; NULL without memory.
LEDE_API LEDE_MUST_USE lede_window *lede_window_new(void);

// Puts a copy of `article` in. Where one with the same id is there already (another version of the
// same article), the later modified one stays, so the order of adding does not matter.
LEDE_API LEDE_MUST_USE bool lede_window_add(lede_window *window, const lede_article *article,
                                            lede_error *err);

// Puts a copy of `article` in, in the place of any with the same id.
LEDE_API LEDE_MUST_USE bool lede_window_replace(lede_window *window, const lede_article *article,
                                                lede_error *err);

// Takes the article with this id out; false when it is not there.
LEDE_API bool lede_window_remove(lede_window *window, const char *id);
LEDE_API size_t lede_window_count(const lede_window *window);

// Whose an outlet is, from now on, by this table first: editions of one owner are one origin. NULL: by lede's alone.
LEDE_API void lede_window_set_outlets(lede_window *window, const lede_outlets *outlets);
LEDE_API void lede_window_free(lede_window *window);

// Gets the saved bytes piece by piece; false when they can't be written, which ends it.
typedef bool lede_write(void *ctx, const void *bytes, size_t len);

// All articles of the window with what is known of them, to go on from there after a stop. The same articles give the
// same bytes; later versions read them too.
LEDE_API LEDE_MUST_USE bool lede_window_save(const lede_window *window, lede_write *write, void *ctx,
                                             lede_error *err);

// The window again. `bytes` may be freed on return; those that were cut or changed are an error. `where` names them in
// errors. A table of outlets is not saved: set it again.
LEDE_API LEDE_MUST_USE lede_window *lede_window_load(const void *bytes, size_t len, const char *where,
                                                     lede_error *err);

// ---- stories: the articles about one event each ----

typedef struct lede_stories lede_stories;

// All stories of the window, by the day of their latest article; an article alone is a story.
// Valid until the window changes. Several threads may ask one window at once; to change it, be alone.
LEDE_API LEDE_MUST_USE lede_stories *lede_window_stories(const lede_window *window, lede_error *err);

// All articles of the window as one story, without asking whether they belong together.
LEDE_API LEDE_MUST_USE lede_stories *lede_window_one(const lede_window *window, lede_error *err);

LEDE_API size_t lede_stories_count(const lede_stories *stories);
LEDE_API size_t lede_stories_reports(const lede_stories *stories, size_t story);  // articles in it
LEDE_API size_t lede_stories_origins(const lede_stories *stories, size_t story);  // see docs/origins.md
LEDE_API lede_text lede_stories_id(const lede_stories *stories, size_t story);
LEDE_API lede_text lede_stories_title(const lede_stories *stories, size_t story);
LEDE_API void lede_stories_free(lede_stories *stories);

// ---- brief: what a story's reports tell ----

typedef struct lede_brief lede_brief;

// The brief of one story; articles without findings are annotated on the way. Valid until the window
// changes.
LEDE_API LEDE_MUST_USE lede_brief *lede_brief_make(const lede_stories *stories, size_t story,
                                                   lede_error *err);
LEDE_API void lede_brief_free(lede_brief *brief);

// ---- rendering ----

// How to show things; NULL fields and zeros choose the default.
typedef struct lede_style {
    const char *format;  // "text", "json" ... ; lede_formats() lists them. Default: text
    const char *form;    // of a brief: "editor", "analyst", "reader", "roundup". Default: editor
    int length;          // of a brief: points at most. Default: 40
    int columns;         // of text: where lines are wrapped. Default: 0, never
    bool color;          // of text: ANSI colours
    // Of a brief: an earlier one as JSON; what is new since then comes first. Default: none.
    lede_text update;
} lede_style;

// Renders briefs. The text is the caller's, freed by lede_text_free().
LEDE_API LEDE_MUST_USE lede_text lede_render(lede_brief *const *briefs, size_t count, const lede_style *style,
                                             lede_error *err);

// An article as a row of NDJSON (format "ndjson", the default, without a line break) or as text.
LEDE_API LEDE_MUST_USE lede_text lede_render_article(const lede_article *article, const lede_style *style,
                                                     lede_error *err);

// A story as a row of NDJSON ("ndjson", the default), as a line of text ("text"), or as the Telegram Data Clustering
// Contest's thread ("tgnews"). Without a line break.
LEDE_API LEDE_MUST_USE lede_text lede_render_story(const lede_stories *stories, size_t story,
                                                   const lede_style *style, lede_error *err);

// Why each report of a story is in it, and what kept others out: lines, each behind a line break ("text", the
// default), or a row a report ("ndjson"). Of stories of lede_window_stories() alone; of others it is empty.
LEDE_API LEDE_MUST_USE lede_text lede_render_why(const lede_stories *stories, size_t story,
                                                 const lede_style *style, lede_error *err);

// The digest: all stories, a line each, what moved since `since` first and the most told first; format
// "text" (the default), "ndjson", or "atom": a feed of the briefs of what moved. `since` is ISO 8601 or a span back
// from `now`, "36h", "2d" (NULL: 24 hours); `now` is ISO 8601 (NULL: the time of the latest report).
LEDE_API LEDE_MUST_USE lede_text lede_render_digest(const lede_stories *stories, const char *since,
                                                    const char *now, const lede_style *style,
                                                    lede_error *err);

LEDE_API void lede_text_free(lede_text text);

// The names of a brief's formats and forms, NULL at the end.
LEDE_API const char *const *lede_formats(void);
LEDE_API const char *const *lede_forms(void);

// ---- verify: is every citation still true? ----

typedef struct lede_verdict {
    size_t ok;     // the words stand where the brief says
    size_t moved;  // they stand once, elsewhere in the article
    size_t lost;   // they do not stand there, or more than once, or the article is not in the window
} lede_verdict;

// The sources of a brief's articles, each ended by a NUL: what to read again before lede_verify().
LEDE_API LEDE_MUST_USE lede_text lede_verify_sources(const char *brief, size_t len, lede_error *err);

// Checks each citation of a brief (`lede brief --format json`) against the articles of the window.
// `report` gets a line for each that is not ok, freed by lede_text_free(); it may be NULL.
LEDE_API LEDE_MUST_USE bool lede_verify(const char *brief, size_t len, const lede_window *window,
                                        lede_verdict *verdict, lede_text *report, lede_error *err);

#ifdef __cplusplus
}
#endif

#endif
