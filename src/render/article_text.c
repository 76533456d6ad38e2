// article_text.c - an article for a reader at a terminal: what was read, what was set aside, what was found.
#include "render/render.h"

#include "render/clean.h"
#include "render/when.h"
#include "render/words.h"

// ---- the head ----

static void put_strs(Buf *out, Strs strs) {
    for (ptrdiff_t i = 0; i < strs.len; i++) {
        if (i) buf_str(out, S(", "));
        put_clean(out, strs.at[i]);
    }
}

// A line of what the page says about itself; none where it says nothing.
static void put_fact(Buf *out, const char *name, Str value) {
    if (value.len == 0) return;
    buf_format(out, "%-10s ", name);
    put_clean(out, value);
    buf_byte(out, '\n');
}

static void put_head(Buf *out, const Article *article, Arena scratch) {
    put_clean(out, article->title.len ? article->title : label(LABEL_NO_TITLE));
    buf_str(out, S("\n\n"));
    put_fact(out, "outlet", article_outlet(article, &scratch));
    put_fact(out, "published", article->published);
    put_fact(out, "modified", article->modified);
    if (article->authors.len) {
        buf_str(out, S("by         "));
        put_strs(out, article->authors);
        buf_byte(out, '\n');
    }
    put_fact(out, "url", article->url);
    put_fact(out, "source", article->source);
    for (ptrdiff_t i = 0; i < article->credits.len; i++) put_fact(out, "credit", article->credits.at[i].text);
    for (ptrdiff_t i = 0; i < article->corrections.len; i++)
        put_fact(out, "corrected", article->corrections.at[i]);
    for (ptrdiff_t i = 0; i < article->notes.len; i++) put_fact(out, "note", article->notes.at[i]);
    for (ptrdiff_t i = 0; i < article->topics.len; i++)
        put_fact(out, i ? "" : "topic", article->topics.at[i].label);
    buf_format(out, "%-10s ", "read");
    put_count(out, article_words(article), S("word"), S("words"));
    buf_str(out, article->teaser ? S(" (teaser only)\n") : S("\n"));
}

static void put_asides_of(Buf *out, const Article *article) {
    if (article->asides.len == 0) return;
    buf_str(out, S("\nSET ASIDE\n"));
    for (ptrdiff_t i = 0; i < article->asides.len; i++) {
        buf_format(out, "  %-12s ", aside_word(article->asides.at[i].label).s);
        put_clean(out, article->asides.at[i].text);
        buf_byte(out, '\n');
    }
}

// ---- findings ----

static void put_span(Buf *out, const Article *article, const char *before, Span span) {
    if (span.start >= span.end) return;
    buf_str(out, str_c(before));
    put_clean(out, str_span(article->text, span));
}

static void put_quotes(Buf *out, const Article *article) {
    if (article->quotes.len) buf_str(out, S("\nWHO SAID WHAT\n"));
    for (ptrdiff_t i = 0; i < article->quotes.len; i++) {
        const Quote *quote = &article->quotes.at[i];
        buf_str(out, S("  "));
        if (quote->speaker.start < quote->speaker.end)
            put_clean(out, str_span(article->text, quote->speaker));
        else buf_str(out, S("speaker not named"));
        put_span(out, article, " | ", quote->cue);
        buf_format(out, " | %s | ", quote_kind_word(quote->kind).s);
        for (ptrdiff_t k = 0; k < quote->content.len; k++) {
            if (k) buf_str(out, S(" ... "));
            put_clean(out, str_span(article->text, quote->content.at[k]));
        }
        buf_byte(out, '\n');
    }
}

static void put_entities(Buf *out, const Article *article) {
    if (article->entities.len) buf_str(out, S("\nNAMES\n"));
    for (ptrdiff_t i = 0; i < article->entities.len; i++) {
        const Entity *entity = &article->entities.at[i];
        buf_format(out, "  %-12s ", name_kind_word(entity->kind).s);
        put_clean(out, entity->name);
        put_span(out, article, ", ", entity->role);
        if (entity->forms.len > 1) {
            buf_str(out, S(" ("));
            put_strs(out, entity->forms);
            buf_byte(out, ')');
        }
        buf_byte(out, '\n');
    }
}

static void put_dates(Buf *out, const Article *article) {
    if (article->dates.len) buf_str(out, S("\nDAYS AND TIMES\n"));
    for (ptrdiff_t i = 0; i < article->dates.len; i++) {
        const Date *date = &article->dates.at[i];
        buf_str(out, S("  "));
        put_clean(out, str_span(article->text, date->at));
        buf_str(out, date->reckoned ? S(" (") : S(" = "));
        put_clean(out, date->value);
        buf_str(out, date->reckoned ? S(")\n") : S("\n"));
    }
}

static void put_quantities(Buf *out, const Article *article) {
    if (article->quantities.len) buf_str(out, S("\nFIGURES\n"));
    for (ptrdiff_t i = 0; i < article->quantities.len; i++) {
        const Quantity *quantity = &article->quantities.at[i];
        buf_str(out, S("  "));
        put_clean(out, str_span(article->text, quantity->at));
        put_span(out, article, " | ", quantity->thing);
        buf_byte(out, '\n');
    }
}

// Above an entry of a live page: when, and by whom.
static void put_entry(Buf *out, const Article *article, Span paragraph) {
    const LiveEntry *entry = article_entry(article, paragraph.start);
    if (entry == NULL || entry->at.start != paragraph.start || entry->time.len + entry->authors.len == 0)
        return;
    buf_str(out, S("\n-- "));
    put_moment(out, entry->time, (Str){0}, 0);
    if (entry->authors.len) buf_str(out, entry->time.len ? S(", ") : S(""));
    put_strs(out, entry->authors);
    buf_str(out, S(" --\n"));
}

void render_article(Buf *out, const Article *article, Arena scratch) {
    put_head(out, article, scratch);
    for (ptrdiff_t i = 0; i < article->paragraphs.len; i++) {
        put_entry(out, article, article->paragraphs.at[i]);
        buf_byte(out, '\n');
        put_clean(out, str_span(article->text, article->paragraphs.at[i]));
        buf_byte(out, '\n');
    }
    put_asides_of(out, article);
    put_quotes(out, article);
    put_entities(out, article);
    put_dates(out, article);
    put_quantities(out, article);
}
