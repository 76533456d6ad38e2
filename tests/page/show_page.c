// show_page.c - a page as an editor would check it: what it says about itself, the body, what was set aside.
//
//     Harrow Post | 2026-03-03 | Ferry hits pier | Ann Orr
//     dateline: HARROWMOUTH, 2026-03-03, Nordpress
//     A ferry hit the pier.
//     [caption] The ferry at noon.
//
// Options: raw (the input taken whole); about (url, language, section, tags and the like, a line each).
#include "show.h"

#include "page/page.h"

#include <string.h>

static void put(Str s, FILE *out) { fwrite(s.len ? s.s : "", 1, (size_t)s.len, out); }

static void put_list(const Strs *list, FILE *out) {
    for (ptrdiff_t i = 0; i < list->len; i++) {
        if (i) fputs(", ", out);
        put(list->at[i], out);
    }
}

static void put_row(const char *key, Str value, FILE *out) {
    if (value.len == 0) return;
    fprintf(out, "%s: ", key);
    put(value, out);
    fputc('\n', out);
}

static void show_about(const Article *a, FILE *out) {
    put_row("outlet from", outlet_from_word(a->outlet_from), out);
    put_row("url", a->url, out);
    put_row("modified", a->modified, out);
    put_row("language", a->language, out);
    put_row("description", a->description, out);
    put_row("section", a->section, out);
    put_row("image", a->image, out);
    put_row("form", form_word(a->form), out);
    if (a->teaser) fputs("teaser\n", out);
    if (a->part.of) fprintf(out, "part: %d of %d\n", a->part.number, a->part.of);
    else if (a->part.number) fprintf(out, "part: %d\n", a->part.number);
    if (a->tags.len) fputs("tags: ", out), put_list(&a->tags, out), fputc('\n', out);
}

static void show_article(const Article *a, const char *options, FILE *out) {
    put(a->outlet, out);
    fputs(" | ", out);
    put(a->published, out);
    fputs(" | ", out);
    put(a->title, out);
    fputs(" | ", out);
    put_list(&a->authors, out);
    fputc('\n', out);
    if (strstr(options, "about")) show_about(a, out);
    if (a->dateline.at.end) {
        fputs("dateline: ", out);
        put(a->dateline.place, out);
        fputs(", ", out);
        put(a->dateline.date, out);
        fputs(", ", out);
        put(a->dateline.agency, out);
        fputc('\n', out);
    }
    for (ptrdiff_t i = 0; i < a->credits.len; i++) {
        Str kind = credit_word(a->credits.at[i].kind);
        fprintf(out, "credit: %.*s, ", (int)kind.len, kind.s);
        put(a->credits.at[i].agency, out);
        fputc('\n', out);
    }
    for (ptrdiff_t i = 0; i < a->corrections.len; i++) put_row("correction", a->corrections.at[i], out);
    for (ptrdiff_t i = 0; i < a->paragraphs.len; i++) {
        put(str_span(a->text, a->paragraphs.at[i]), out);
        fputc('\n', out);
    }
    for (ptrdiff_t i = 0; i < a->asides.len; i++) {
        Str label = aside_word(a->asides.at[i].label);
        fprintf(out, "[%.*s] ", (int)label.len, label.s);
        put(a->asides.at[i].text, out);
        fputc('\n', out);
    }
}

void show_page(const char *input, size_t len, const char *options, FILE *out) {
    // reserved once: the prefixes of all cases are a hundred thousand calls
    static Arena whole[2];
    if (whole[0].beg == NULL) whole[0] = arena_reserve(32 << 20), whole[1] = arena_reserve(32 << 20);
    Arena keep = whole[0], scratch = whole[1];
    PageHints hints = {.source = S("page")};
    Article article;
    Err err = {0};
    bool ok = strstr(options, "raw")
        ? page_raw(&article, (Str){input, (ptrdiff_t)len}, &hints, &keep, scratch, &err)
        : page_read(&article, (Str){input, (ptrdiff_t)len}, &hints, &keep, scratch, &err);
    if (ok) {
        show_article(&article, options, out);
    } else {
        Buf line = {.arena = &keep};
        err_line(&line, &err);
        put(buf_view(&line), out);
        fputc('\n', out);
    }
}
