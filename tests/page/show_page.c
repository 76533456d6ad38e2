// show_page.c - a page as an editor would check it: what it says about itself, the body, what was set aside.
//
//     Harrow Post | 2026-03-03 | Ferry hits pier | Ann Orr
//     dateline: HARROWMOUTH, 2026-03-03, Nordpress
//     A ferry hit the pier.
//     [caption] The ferry at noon.
//
// Above each entry of a live page: its time and authors.
//
// Options: raw (the input taken whole); about (url, language, section, tags and the like, a line each); as CHARSET (the
// input is written in it before it is read).
#include "show.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "page/page.h"

#include <lexbor/encoding/encoding.h>
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

// "-- 2026-02-10T14:32, Ida Voss" over an entry of a live page; "--" over what is behind all of them.
static void show_entry(const Article *a, Span paragraph, FILE *out) {
    const LiveEntry *entry = article_entry(a, paragraph.start);
    const LiveEntry *last = a->entries.len ? &a->entries.at[a->entries.len - 1] : NULL;
    bool behind = entry == NULL && last && paragraph.start == last->at.end + 1;
    if (behind || (entry && entry->at.start == paragraph.start)) fputs("--", out);
    else return;
    if (entry && entry->time.len) fputc(' ', out), put(entry->time, out);
    if (entry && entry->authors.len) fputs(", ", out), put_list(&entry->authors, out);
    fputc('\n', out);
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
    for (ptrdiff_t i = 0; i < a->notes.len; i++) put_row("note", a->notes.at[i], out);
    for (ptrdiff_t i = 0, quoted = 0; i < a->paragraphs.len; i++) {
        show_entry(a, a->paragraphs.at[i], out);
        bool set_off =
            quoted < a->block_quotes.len && a->block_quotes.at[quoted].start == a->paragraphs.at[i].start;
        if (set_off) quoted++;
        if (set_off) fprintf(out, "> ");
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

// The input in the charset that the options name.
static Str written_as(Str input, const char *options, Arena *keep) {
    const char *as = strstr(options, "as ");
    if (as == NULL) return input;
    Str label = str_c(as + 3);
    label = str_slice(label, 0, str_find_byte(label, ' ') < 0 ? label.len : str_find_byte(label, ' '));
    const lxb_encoding_data_t *charset =
        lxb_encoding_data_by_pre_name((const lxb_char_t *)label.s, (size_t)label.len);
    must(charset);
    Buf out = {.arena = keep};
    for (ptrdiff_t at = 0; at < input.len;) {
        lxb_char_t bytes[8], *to = bytes;
        lxb_encoding_encode_t encode = {0};
        lxb_encoding_encode_init_single(&encode, charset);
        int8_t len = charset->encode_single(&encode, &to, bytes + sizeof bytes,
                                            (lxb_codepoint_t)utf8_next(input, &at));
        if (len > 0) buf_str(&out, (Str){(const char *)bytes, to - bytes});
        else buf_byte(&out, '?');
    }
    return buf_view(&out);
}

void show_page(const char *input, size_t len, const char *options, FILE *out) {
    // reserved once: the prefixes of all cases are a hundred thousand calls
    static Arena whole[2];
    if (whole[0].beg == NULL) whole[0] = arena_reserve(32 << 20), whole[1] = arena_reserve(32 << 20);
    Arena keep = whole[0], scratch = whole[1];
    PageHints hints = {.source = S("page")};
    Article article;
    Err err = {0};
    Str bytes = written_as((Str){input, (ptrdiff_t)len}, options, &keep);
    bool ok = strstr(options, "raw") ? page_raw(&article, bytes, &hints, &keep, scratch, &err)
                                     : page_read(&article, bytes, &hints, &keep, scratch, &err);
    if (ok) {
        show_article(&article, options, out);
    } else {
        Buf line = {.arena = &keep};
        err_line(&line, &err);
        put(buf_view(&line), out);
        fputc('\n', out);
    }
}
