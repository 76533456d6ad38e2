// wall.c - see wall.h.
#include "page/wall.h"

#include "base/utf8.h"
#include "data/page_walls.h"

enum {
    LINE_MOST = 400,
    LINE_WORDS = 60,
    PAGE_WORDS = 400,  // a page with more words is none of the short ones that servers send
    SHELL_WORDS = 60,
    SHELL_BYTES = 30,  // of page to a word
    LINKS_LEAST = 10,
    TEXT_LINES = 60,
    HEAD_BYTES = 1 << 10,
    OF_SERVER = 3,  // rows of kinds[] that the whole page is
    WORDS_LEAST = 8,
    FRONT_LINKS = 40,
    FRONT_LINKED = 40,  // per cent of its words
};

typedef struct Kind {
    int value;
    Str name;
    ErrCode code;
} Kind;
static const Kind kinds[] = {
    {page_walls_blocked, S_("blocked"), ERR_SERVER_REFUSED}, {page_walls_missing, S_("missing"), ERR_MISSING},
    {page_walls_script, S_("script"), ERR_NEEDS_SCRIPT},     {page_walls_login, S_("login"), ERR_LOGIN_WALL},
    {page_walls_teaser, S_("teaser"), ERR_LOGIN_WALL},       {page_walls_rest, S_("rest"), ERR_LOGIN_WALL},
};
static const Kind *const login = &kinds[3], *const teaser = &kinds[4], *const remaining = &kinds[5];

static bool may_say(Str line, const Kind *kind) {
    ptrdiff_t at = 0;
    while (at < line.len && !page_walls_may(line, at, kind->value)) at++;
    return at < line.len;
}

// Does a phrase of this kind stand in the line?
static bool says(Str line, const Kind *kind, Arena scratch) {
    line = str_slice(line, 0, LINE_MOST);
    if (!may_say(line, kind)) return false;
    Str folded = utf8_fold(line, &scratch);
    for (ptrdiff_t at = 0; at < folded.len; at++) {
        if (!page_walls_may(folded, at, kind->value)) continue;
        unsigned char first = (unsigned char)folded.s[at];
        for (int i = page_walls_from(first); i < page_walls_behind(first); i++)
            if (str_starts(str_from(folded, at), page_walls[i].phrase) &&
                str_eq(page_walls[i].kind, kind->name))
                return true;
    }
    return false;
}

bool wall_is_rest(Str line, Arena scratch) { return line.len <= LINE_MOST && says(line, remaining, scratch); }

bool wall_is_teaser(Str line, Arena scratch) { return line.len <= LINE_MOST && says(line, teaser, scratch); }

// Nothing but words in links and a few others between them.
static bool is_listing(const Layout *layout) {
    return layout->links >= LINKS_LEAST && layout->link_words * 2 >= layout->words;
}

ErrCode wall_why(const Layout *layout, Str html, Arena scratch) {
    for (ptrdiff_t k = 0; k < countof(kinds) && layout->words <= PAGE_WORDS; k++) {
        if (says(layout->title, &kinds[k], scratch)) return kinds[k].code;
        for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
            const Block *block = &layout->blocks.at[i];
            if (block->words <= LINE_WORDS && block->link_words * 2 <= block->words &&
                says(block->text, &kinds[k], scratch))
                return kinds[k].code;
        }
    }
    bool shell = layout->words <= SHELL_WORDS && html.len > layout->words * SHELL_BYTES &&
        layout->links < LINKS_LEAST && str_find_case(html, S("<script")) >= 0;
    if (shell) return ERR_NEEDS_SCRIPT;
    return is_listing(layout) ? ERR_FRONT_PAGE : ERR_NO_ARTICLE;
}

ErrCode wall_instead(const Layout *layout, const uint8_t *kept, Arena scratch) {
    int32_t words = 0;
    for (ptrdiff_t k = 0; k < OF_SERVER; k++)
        if (says(layout->title, &kinds[k], scratch)) return kinds[k].code;
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
        const Block *block = &layout->blocks.at[i];
        if (!kept[i] && block->tag != LXB_TAG_H1) continue;
        for (ptrdiff_t k = 0; k < OF_SERVER; k++)
            if (says(block->text, &kinds[k], scratch)) return kinds[k].code;
        if (kept[i] && !says(block->text, login, scratch) && !says(block->text, teaser, scratch))
            words += block->words;
    }
    return words < WORDS_LEAST ? ERR_LOGIN_WALL : ERR_NONE;
}

// "https://harrowpost.example/", "/index.html", "/en/"
static bool is_root(Str url) {
    ptrdiff_t at = str_find(url, S("://"));
    if (at < 0) return false;
    Str path = str_from(url, at + 3);
    ptrdiff_t slash = str_find_byte(path, '/');
    path = slash < 0 ? (Str){0} : str_from(path, slash + 1);
    return path.len == 0 || (path.len <= 3 && path.s[path.len - 1] == '/') ||
        str_starts_case(path, S("index."));
}

bool wall_is_front(const Layout *layout, Str url) {
    return is_root(url) && layout->links >= FRONT_LINKS &&
        layout->link_words * 100 >= layout->words * FRONT_LINKED;
}

ErrCode wall_why_text(Str text, Arena scratch) {
    for (ptrdiff_t k = 0; k < countof(kinds); k++) {
        Str rest = text, line;
        for (int n = 0; n < TEXT_LINES && str_cut(&rest, '\n', &line); n++)
            if (str_trim(line).len && says(line, &kinds[k], scratch)) return kinds[k].code;
    }
    return ERR_NO_ARTICLE;
}

// ---- no page ----

static const struct {
    Str start;
    const char *what;
} documents[] = {
    {S_("<rss"), "an RSS feed"},  {S_("<feed"), "an Atom feed"},      {S_("<rdf:rdf"), "an RSS feed"},
    {S_("<urlset"), "a sitemap"}, {S_("<sitemapindex"), "a sitemap"}, {S_("<opml"), "a list of feeds"},
    {S_("<svg"), "a drawing"},
};

// Behind declarations, comments and white space.
static Str first_element(Str text) {
    for (;;) {
        text = str_trim(text);
        Str end = str_starts(text, S("<?")) ? S("?>") : str_starts(text, S("<!--")) ? S("-->") : (Str){0};
        ptrdiff_t at = end.len ? str_find(text, end) : -1;
        if (at < 0) return text;
        text = str_from(text, at + end.len);
    }
}

const char *wall_no_page(Str text) {
    Str head = first_element(str_slice(text, 0, HEAD_BYTES));
    for (ptrdiff_t i = 0; i < countof(documents); i++)
        if (str_starts_case(head, documents[i].start)) return documents[i].what;
    if (head.len > 1 && (head.s[0] == '{' || head.s[0] == '[')) {
        Str inner = str_trim(str_from(head, 1));
        bool json = inner.len &&
            (inner.s[0] == '"' || (head.s[0] == '[' && (inner.s[0] == '{' || inner.s[0] == '[')));
        if (json) return "JSON";
    }
    return NULL;
}
