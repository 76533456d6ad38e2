// render.c - lede.h, rendering: each call fills a Rendering and runs it behind a border.
#include "api/handle.h"

#include "article/ndjson.h"
#include "brief/digest.h"
#include "brief/update.h"
#include "render/render.h"
#include "render/why.h"

#include <stdlib.h>

typedef struct Rendering {
    void (*render)(struct Rendering *rendering, Buf *out, Arena scratch);
    lede_brief *const *briefs;
    size_t count;
    const Format *format;
    Style style;
    Str update;  // an older brief as JSON; empty when there is none
    const Article *article;
    const Story *story;
    const StoryFormat *story_format;
    lede_window *window;  // that the story is of
    bool as_text;
    const Stories *stories;
    Str since, now;
    Digest digest;
    size_t *moved;  // of a feed: which stories, in the digest's order; `count` of them
    bool failed;
    Err err;
    Str text;
} Rendering;

static void run_rendering(void *ctx, Arena *keep, Arena scratch) {
    Rendering *rendering = ctx;
    Buf out = {.arena = keep};
    rendering->render(rendering, &out, scratch);
    rendering->text = buf_view(&out);
}

static lede_text render_malloced(Rendering *rendering, lede_error *err) {
    Memory *memory = memory_get(err, "rendering");
    if (memory == NULL) return (lede_text){0};
    Arena keep = memory->keep;
    Jump jump = arena_try(run_rendering, rendering, &keep, memory->scratch);
    if (jump != JUMP_NONE) {
        fail(err, jump_code(jump), "rendering");
        return (lede_text){0};
    }
    if (rendering->failed) {
        publish(err, &rendering->err);
        return (lede_text){0};
    }
    lede_text text = text_malloced(rendering->text, "rendering", err);
    memory_trim(memory, text.len);
    return text;
}

static bool style_of(Style *out, const Format **format, const lede_style *style, lede_error *err) {
    const lede_style none = {0};
    if (style == NULL) style = &none;
    Err why;
    *format = format_find(style->format ? str_c(style->format) : S("text"));
    if (*format == NULL)
        return err_set(&why, ERR_USAGE, S("format"), "'%s' is none", style->format), publish(err, &why);
    const BriefForm *form = brief_form_find(style->form ? str_c(style->form) : S("editor"));
    if (form == NULL)
        return err_set(&why, ERR_USAGE, S("form"), "'%s' is none", style->form), publish(err, &why);
    *out = (Style){form, style->length > 0 ? style->length : form->length, style->columns, style->color};
    return true;
}

// The brief with what is new in it.
static const Brief *updated(const Brief *brief, const OldBriefs *old, Arena *keep, Arena scratch) {
    Update *update = arena_new(keep, Update, 1);
    Brief *copy = arena_new(keep, Brief, 1);
    *update = update_make(old, brief, keep, scratch);
    *copy = *brief;
    copy->update = update;
    return copy;
}

static void render_briefs(Rendering *r, Buf *out, Arena scratch) {
    const Brief **briefs = arena_new(&scratch, const Brief *, (ptrdiff_t)r->count);
    Arena work = arena_halve(&scratch);
    OldBriefs old = {0};
    r->failed = r->update.len && !update_read(&old, r->update, &work, &r->err);
    for (size_t i = 0; i < r->count && !r->failed; i++) {
        briefs[i] = &r->briefs[i]->brief;
        if (r->update.len) briefs[i] = updated(briefs[i], &old, &work, scratch);
    }
    if (r->failed) return;
    r->format->render(out, briefs, (ptrdiff_t)r->count, &r->style, scratch);
}

lede_text lede_render(lede_brief *const *briefs, size_t count, const lede_style *style, lede_error *err) {
    Rendering rendering = {.render = render_briefs, .briefs = briefs, .count = count};
    if (!style_of(&rendering.style, &rendering.format, style, err)) return (lede_text){0};
    if (style && style->update.data)
        rendering.update = (Str){style->update.data, (ptrdiff_t)style->update.len};
    return render_malloced(&rendering, err);
}

// Articles and digests are rows of NDJSON, or text.
static bool row_style(bool *as_text, const lede_style *style, lede_error *err) {
    Str format = style && style->format ? str_c(style->format) : S("ndjson");
    *as_text = str_eq(format, S("text"));
    Err why;
    if (*as_text || str_eq(format, S("ndjson")) || str_eq(format, S("json"))) return true;
    err_set(&why, ERR_USAGE, S("format"), "'%.*s' is none of text, ndjson, json", (int)format.len, format.s);
    return publish(err, &why);
}

static void render_one_article(Rendering *r, Buf *out, Arena scratch) {
    if (r->as_text) render_article(out, r->article, scratch);
    else ndjson_write(out, r->article, scratch);
}

lede_text lede_render_article(const lede_article *article, const lede_style *style, lede_error *err) {
    Rendering rendering = {.render = render_one_article, .article = &article->article};
    if (!row_style(&rendering.as_text, style, err)) return (lede_text){0};
    return render_malloced(&rendering, err);
}

static void render_one_story(Rendering *r, Buf *out, Arena scratch) {
    Story open = story_open(r->story, &scratch);
    r->story_format->render(out, &open, scratch);
}

lede_text lede_render_story(const lede_stories *stories, size_t story, const lede_style *style,
                            lede_error *err) {
    Rendering rendering = {.render = render_one_story, .story = stories->stories.at[story]};
    Str format = style && style->format ? str_c(style->format) : S("ndjson");
    rendering.story_format = story_format_find(format);
    if (rendering.story_format) return render_malloced(&rendering, err);
    Err why;
    err_set(&why, ERR_USAGE, S("format"), "'%.*s' is none of a story's", (int)format.len, format.s);
    publish(err, &why);
    return (lede_text){0};
}

static void render_why(Rendering *r, Buf *out, Arena scratch) {
    for (ptrdiff_t m = 0; m < r->story->members_len; m++) {
        Arena work = scratch, keep = arena_halve(&work);
        const Member *member = &r->story->members[m];
        const Article *article = story_article(member->article, member->packed, &keep);
        Explanation why = window_explain(r->window->window, article->id, &keep, work);
        if (r->as_text) {
            render_why_text(out, article, &why, work);
            continue;
        }
        if (m) buf_byte(out, '\n');
        render_why_json(out, r->story->id, article, &why, work);
    }
}

lede_text lede_render_why(const lede_stories *stories, size_t story, const lede_style *style,
                          lede_error *err) {
    static const lede_style text_style = {.format = "text"};
    Rendering rendering = {
        .render = render_why, .story = stories->stories.at[story], .window = stories->window};
    if (!row_style(&rendering.as_text, style && style->format ? style : &text_style, err))
        return (lede_text){0};
    if (stories->window == NULL) return text_malloced(S(""), "rendering", err);
    pthread_mutex_lock(&stories->window->busy);
    lede_text text = render_malloced(&rendering, err);
    pthread_mutex_unlock(&stories->window->busy);
    return text;
}

static void render_a_digest(Rendering *r, Buf *out, Arena scratch) {
    if (!digest_make(&r->digest, r->stories, r->since, r->now, &scratch, &r->err)) r->failed = true;
    else if (r->as_text) render_digest_text(out, &r->digest, scratch);
    else render_digest_json(out, &r->digest, scratch);
}

static Rendering digest_rendering(const lede_stories *stories, const char *since, const char *now) {
    return (Rendering){
        .render = render_a_digest, .stories = &stories->stories, .since = str_c(since), .now = str_c(now)};
}

// The briefs of what moved, in the digest's order, as an Atom feed.
static void render_no_digest(Rendering *r, Buf *out, Arena scratch) {
    (void)out;
    if (!digest_make(&r->digest, r->stories, r->since, r->now, &scratch, &r->err)) r->failed = true;
    for (ptrdiff_t i = 0; !r->failed && i < r->digest.len; i++)
        if (r->digest.at[i].state != DIGEST_QUIET) r->moved[r->count++] = (size_t)r->digest.at[i].place;
}

static lede_text render_feed(const lede_stories *stories, Rendering *rendering, const lede_style *style,
                             lede_error *err) {
    size_t all = (size_t)stories->stories.len;
    lede_brief **briefs = calloc(all + 1, sizeof *briefs);
    rendering->moved = calloc(all + 1, sizeof *rendering->moved);
    rendering->render = render_no_digest;
    lede_text text = {0};
    if (briefs == NULL || rendering->moved == NULL) {
        fail(err, ERR_MEMORY, "rendering");
    } else {
        lede_text nothing = render_malloced(rendering, err);
        bool ok = nothing.data != NULL;
        lede_text_free(nothing);
        for (size_t i = 0; ok && i < rendering->count; i++)
            ok = (briefs[i] = lede_brief_make(stories, rendering->moved[i], err)) != NULL;
        if (ok) text = lede_render(briefs, rendering->count, style, err);
        for (size_t i = 0; i < rendering->count; i++) lede_brief_free(briefs[i]);
    }
    free(rendering->moved);
    free(briefs);
    return text;
}

lede_text lede_render_digest(const lede_stories *stories, const char *since, const char *now,
                             const lede_style *style, lede_error *err) {
    const lede_style text = {.format = "text"};
    if (style == NULL || style->format == NULL) style = &text;
    Rendering rendering = digest_rendering(stories, since, now);
    if (str_eq(str_c(style->format), S("atom"))) {
        lede_style feed = *style;
        if (feed.form == NULL) feed.form = "reader";
        return render_feed(stories, &rendering, &feed, err);
    }
    if (!row_style(&rendering.as_text, style, err)) return (lede_text){0};
    return render_malloced(&rendering, err);
}

// The tables that say which formats and forms there are, as lists of names.
const char *const *lede_formats(void) {
    static const char *names[8];
    for (size_t i = 0; i < sizeof names / sizeof *names - 1 && formats[i].name; i++)
        names[i] = formats[i].name;
    return names;
}

const char *const *lede_forms(void) {
    static const char *names[8];
    for (size_t i = 0; i < sizeof names / sizeof *names - 1 && brief_forms[i].name; i++)
        names[i] = brief_forms[i].name;
    return names;
}
