// section.c - see section.h.
#include "story/section.h"

#include "story/headline.h"

// In bytes, which serve scripts with and without spaces.
enum {
    HEADING_MOST = 100,
    SECTION_LEAST = 100,  // a line of a list tells too little
    SECTIONS_LEAST = 2,
    WORD_LEAST = 4
};

bool section_gathers(const Article *article) {
    return article->form == FORM_ROUNDUP || headline_roundup(article->title);
}

// A short line that does not end as a sentence does.
static bool is_heading(Str line) {
    static const Str ends[] = {S_("."),  S_("!"),  S_("?"),  S_("…"),  S_("\""), S_("”"),
                               S_("。"), S_("！"), S_("？"), S_("」"), S_("؟"),  S_("»")};
    if (line.len == 0 || line.len > HEADING_MOST) return false;
    for (ptrdiff_t i = 0; i < countof(ends); i++)
        if (str_ends(line, ends[i])) return false;
    return true;
}

static bool heads(const Article *article, ptrdiff_t paragraph) {
    const Spans *all = &article->paragraphs;
    return paragraph + 1 < all->len && is_heading(str_span(article->text, all->at[paragraph])) &&
        !is_heading(str_span(article->text, all->at[paragraph + 1]));
}

static void put(Sections *sections, Section section, Arena *keep) {
    if (section.at.end - section.at.start >= SECTION_LEAST && sections->len < SECTIONS_MOST)
        *vec_push(sections, keep) = section;
}

// What stands above the first heading greets, or tells of all of it.
static Sections under_headings(const Article *article, Arena *keep) {
    Sections sections = {0};
    Section open = {0};
    for (ptrdiff_t p = 0; p < article->paragraphs.len; p++) {
        Span at = article->paragraphs.at[p];
        if (heads(article, p)) {
            put(&sections, open, keep);
            open = (Section){.article = article, .at = at, .heading = at};
        } else if (open.article) open.at.end = at.end;
    }
    put(&sections, open, keep);
    return sections;
}

static Sections paragraphs(const Article *article, Arena *keep) {
    Sections sections = {0};
    for (ptrdiff_t p = 0; p < article->paragraphs.len; p++)
        put(&sections, (Section){.article = article, .at = article->paragraphs.at[p]}, keep);
    return sections;
}

// The entries of a live page, each with the heading that it opens with.
static Sections entries(const Article *article, Arena *keep) {
    Sections sections = {0};
    ptrdiff_t p = 0;
    for (ptrdiff_t i = 0; i < article->entries.len; i++) {
        Span at = article->entries.at[i].at;
        while (p < article->paragraphs.len && article->paragraphs.at[p].start < at.start) p++;
        bool headed = p < article->paragraphs.len && heads(article, p);
        put(&sections,
            (Section){
                .article = article, .at = at, .heading = headed ? article->paragraphs.at[p] : (Span){0}},
            keep);
    }
    return sections;
}

// "The Latest: Mayor visits Lune": does one word of the title stand in half of the entries? Then the page is one long report.
static bool tells_one(const Article *article, const Sections *sections) {
    Str title = article->title;
    for (Str word; str_cut(&title, ' ', &word);) {
        ptrdiff_t having = 0;
        for (ptrdiff_t i = 0; word.len >= WORD_LEAST && i < sections->len; i++)
            having += str_find_case(str_span(article->text, sections->at[i].at), word) >= 0;
        if (having * 2 >= sections->len && having >= SECTIONS_LEAST) return true;
    }
    return false;
}

Sections sections_of(const Article *article, Arena *keep) {
    bool gathers = section_gathers(article);
    if (article->form != FORM_LIVE && !gathers) return (Sections){0};
    Sections sections = article->entries.len ? entries(article, keep) : under_headings(article, keep);
    if (sections.len < SECTIONS_LEAST) sections = paragraphs(article, keep);
    bool none = sections.len < SECTIONS_LEAST || (!gathers && tells_one(article, &sections));
    return none ? (Sections){0} : sections;
}
