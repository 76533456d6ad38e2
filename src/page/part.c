// part.c - see part.h. In order: lines that count, links to the next part, addresses.
#include "page/part.h"

#include "base/utf8.h"
#include "page/bare.h"

enum {
    LINE_WORDS = 8,
    PARTS_MOST = 60,
    COUNT_BYTES = 24,
    NEXT_BLOCKS = 12,  // behind the text: further away are other lists' pages
};

static int number_at(Str text, ptrdiff_t *at) {
    while (*at < text.len && text.s[*at] == ' ') ++*at;
    int n = 0;
    for (; *at < text.len && ascii_digit(text.s[*at]) && n < 1000; ++*at) n = n * 10 + text.s[*at] - '0';
    return n;
}

// ---- lines ----

static const Str page_words[] = {S_("page"),   S_("part"),   S_("seite"), S_("teil"),
                                 S_("página"), S_("pagina"), S_("sida"),  S_("side"),
                                 S_("strona"), S_("strana"), S_("sivu"),  S_("страница")};
static const Str picture_words[] = {S_("photo"),  S_("image"), S_("picture"), S_("slide"),
                                    S_("bild"),   S_("foto"),  S_("imagen"),  S_("immagine"),
                                    S_("imagem"), S_("kuva"),  S_("bilde"),   S_("фото")};

// Bytes of one of `words` at the start of the line; 0 when it has none.
static ptrdiff_t opens_with(Str line, const Str *words, ptrdiff_t len) {
    unsigned char first = bare_first(line);
    for (ptrdiff_t i = 0; i < len; i++) {
        ptrdiff_t took = first == (unsigned char)words[i].s[0] ? bare_opens(line, words[i]) : 0;
        if (took) return took;
    }
    return 0;
}

// "1 of 3", "2 von 4", "1/3", "1／3ページ" and nothing else.
static PagePart count_of(Str text) {
    static const Str links[] = {S_("of"), S_("von"), S_("sur"), S_("de"), S_("di"), S_("van"),
                                S_("av"), S_("af"),  S_("z"),   S_("из"), S_("/"),  S_("／")};
    static const Str behind[] = {S_("ページ"), S_("页"), S_("頁"), S_("쪽")};
    ptrdiff_t at = 0;
    PagePart part = {.number = (int16_t)number_at(text, &at)};
    Str rest = str_trim(str_from(text, at));
    for (ptrdiff_t k = 0; k < countof(links) && part.number > 0; k++) {
        bool mark = !ascii_alpha(links[k].s[0]) && str_starts(rest, links[k]);
        ptrdiff_t len = mark ? links[k].len : bare_opens(rest, links[k]);
        if (len == 0) continue;
        at = len;
        part.of = (int16_t)number_at(rest, &at);
        Str tail = str_trim(str_from(rest, at));
        for (ptrdiff_t i = 0; i < countof(behind); i++)
            if (str_eq(tail, behind[i])) tail = (Str){0};
        if (tail.len == 0 && part.of > 1 && part.of <= PARTS_MOST && part.number <= part.of) return part;
    }
    return (PagePart){0};
}

static PagePart part_of_line(Str line) {
    ptrdiff_t len = opens_with(line, page_words, countof(page_words));
    bool named = len || str_ends(line, S("ページ")) || str_ends(line, S("頁")) || str_ends(line, S("页"));
    return named ? count_of(str_from(line, len)) : (PagePart){0};
}

bool part_is_line(Str line) { return part_of_line(line).of > 0; }

bool part_is_count(Str line) {
    if (line.len > COUNT_BYTES) return false;
    return count_of(str_from(line, opens_with(line, picture_words, countof(picture_words)))).of > 0;
}

// ---- links and addresses ----

// The number in which a next part's address differs: "...harbour?page=2", "...harbour/2", "...harbour-2.html". Other
// links to a next page lead to another report.
static int number_of_next(Str url, Str next) {
    ptrdiff_t scheme = str_find(url, S("://")), other = str_find(next, S("://"));
    if (scheme >= 0) url = str_from(url, scheme + 3);
    if (other >= 0) next = str_from(next, other + 3);
    ptrdiff_t query = str_find_byte(url, '?');
    if (query >= 0) url = str_slice(url, 0, query);
    if (str_ends(url, S(".html"))) url.len -= 5;
    while (url.len && url.s[url.len - 1] == '/') url.len--;
    if (url.len == 0 || !str_starts(next, url)) return 0;
    Str rest = str_from(next, url.len);
    ptrdiff_t at = 0;
    while (at < rest.len && !ascii_digit(rest.s[at])) at++;
    int n = number_at(rest, &at);
    Str tail = str_from(rest, at);
    return n <= PARTS_MOST && (tail.len == 0 || str_eq(tail, S("/")) || str_eq(tail, S(".html"))) ? n : 0;
}

// "...?page=2", "...harbour/page/2": 0 when the address has none.
static int number_of_url(Str url) {
    static const Str keys[] = {S_("?page="), S_("&page="), S_("/page/"), S_("?seite="), S_("&seite=")};
    for (ptrdiff_t i = 0; i < countof(keys); i++) {
        ptrdiff_t at = str_find(url, keys[i]);
        if (at < 0) continue;
        at += keys[i].len;
        int n = number_at(url, &at);
        if (n > 1 && n <= PARTS_MOST) return n;
    }
    return 0;
}

// "Continue reading on page 2", "Weiter auf Seite 2", "次ページ→ ...": the number of the part that it leads to; 2 when it
// gives none; 0 when it does not lead on.
static int number_of_link(Str text, Arena scratch) {
    static const Str on[] = {S_("next page"),
                             S_("continue"),
                             S_("weiter"),
                             S_("nächste seite"),
                             S_("page suivante"),
                             S_("lire la suite"),
                             S_("página siguiente"),
                             S_("siguiente página"),
                             S_("continua"),
                             S_("pagina successiva"),
                             S_("volgende pagina"),
                             S_("nästa sida"),
                             S_("neste side"),
                             S_("næste side"),
                             S_("следующая страница"),
                             S_("次ページ"),
                             S_("次のページ"),
                             S_("下一页"),
                             S_("下一頁"),
                             S_("다음 페이지")};
    static const Str alone[] = {S_("continue"), S_("weiter"), S_("lire la suite"), S_("continua")};
    Str folded = utf8_fold(text, &scratch);
    bool leads = false, weak = false;
    for (ptrdiff_t i = 0; i < countof(on); i++) leads |= str_starts(folded, on[i]);
    for (ptrdiff_t i = 0; i < countof(alone); i++) weak |= str_starts(folded, alone[i]);
    if (!leads) return 0;
    for (ptrdiff_t i = 0; i < countof(page_words); i++) {
        ptrdiff_t at = str_find(folded, page_words[i]);
        if (at < 0) continue;
        at += page_words[i].len;
        int n = number_at(folded, &at);
        if (n > 1 && n <= PARTS_MOST) return n;
    }
    return weak ? 0 : 2;
}

static int number_of_links(const Layout *layout, const Body *body, Arena scratch) {
    int32_t last = body->end - 1;
    while (last >= 0 && !body->kept[last]) last--;
    for (int32_t i = last + 1; i <= last + NEXT_BLOCKS && i < (int32_t)layout->blocks.len; i++) {
        const Block *block = &layout->blocks.at[i];
        uint32_t clues = block_clues(layout, block);
        if (block->link_words * 2 <= block->words || block->text.len > LINE_WORDS * COUNT_BYTES ||
            clues & (CLUE_COMMENTS | CLUE_RELATED))
            continue;
        int n = number_of_link(block->text, scratch);
        if (n) return n;
    }
    return 0;
}

PagePart part_find(const Article *article, const Layout *layout, const Body *body, Arena scratch) {
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
        const Block *block = &layout->blocks.at[i];
        if (block->words < 1 || block->words > LINE_WORDS || block->text.len > 2 * COUNT_BYTES) continue;
        PagePart part = part_of_line(block->text);
        if (part.of) return part;
    }
    int next = number_of_next(article->url, layout->next);
    if (next > 1) return (PagePart){.number = (int16_t)(next - 1)};
    int here = number_of_url(article->url);
    if (here) return (PagePart){.number = (int16_t)here};
    next = number_of_links(layout, body, scratch);
    return next > 1 ? (PagePart){.number = (int16_t)(next - 1)} : (PagePart){0};
}
