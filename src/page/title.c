// title.c - see title.h.
#include "page/title.h"

#include "base/utf8.h"
#include "page/bare.h"

enum {
    HEADING_MOST = 1000,
    TITLE_MOST = 300,  // bytes; more is no title
    CRUMBS_LEAST = 2,
    ALIKE = 70,  // per cent of a heading's words that the metadata have too
    ALIKE_WORDS = 4,
    SHOWN_WORDS = 4,
    SHOWN_WITHIN = 2000,  // blocks: a title stands above its text
    SHORT_WORDS = 5,
    KICKER_WORDS = 4,
    LABEL_LEAST = 5,
    SIGNS_A_WORD = 3,
    SITE_TAIL = 3,  // words of a section behind the site
};

// Soft hyphens are no letters of a title.
static Str without_soft_hyphens(Str text, Arena *keep) {
    if (str_find(text, S("\xC2\xAD")) < 0) return text;
    char *out = arena_new(keep, char, text.len);
    ptrdiff_t len = 0;
    for (ptrdiff_t at = 0; at < text.len; at++) {
        if (str_starts(str_from(text, at), S("\xC2\xAD"))) at++;
        else out[len++] = text.s[at];
    }
    return (Str){out, len};
}

// The full-width ones begin with the same byte.
static const Str title_marks[] = {S_(" | "), S_(" - "),  S_(" – "),  S_(" — "), S_(" · "),
                                  S_(" » "), S_(" :: "), S_(" / "),  S_(" • "), S_(" ǀ "),
                                  S_(" « "), S_(" : "),  S_(" -- "), S_("｜"),  S_("：")};

// Words, or what takes their place where scripts set no spaces: every third sign.
static ptrdiff_t words_of(Str s) {
    ptrdiff_t signs = 0;
    for (ptrdiff_t at = 0; at < s.len;) signs += rune_han(utf8_next(s, &at));
    return bare_words(s) + signs / SIGNS_A_WORD;
}

ptrdiff_t title_mark(Str title, bool last, ptrdiff_t *mark_len) {
    ptrdiff_t best = -1;
    for (ptrdiff_t at = 0; at < title.len && (last || best < 0); at++) {
        if (title.s[at] != ' ' && title.s[at] != title_marks[countof(title_marks) - 1].s[0]) continue;
        Str rest = str_from(title, at);
        for (ptrdiff_t i = 0; i < countof(title_marks); i++)
            if (str_starts(rest, title_marks[i])) best = at, *mark_len = title_marks[i].len;
    }
    return best;
}

// "harrowpost" of "www.harrowpost.example".
static Str host_label(Str host) {
    while (str_find_byte(host, '.') >= 0 && str_find_byte(host, '.') < 4)
        host = str_from(host, str_find_byte(host, '.') + 1);
    ptrdiff_t dot = str_find_byte(host, '.');
    return str_slice(host, 0, dot < 0 ? host.len : dot);
}

Str title_site(Str title, Str host, Arena *scratch) {
    Str site = bare_text(host_label(host), scratch);
    while (title.len && site.len) {
        ptrdiff_t mark = 0, at = title_mark(title, false, &mark);
        Str part = at < 0 ? title : str_slice(title, 0, at);
        if (str_eq(bare_text(part, scratch), site)) return str_trim(part);
        title = at < 0 ? (Str){0} : str_from(title, at + mark);
    }
    return (Str){0};
}

// "harrowpost.example": one word, a dot, a few letters.
static bool names_address(Str part) {
    ptrdiff_t dot = str_rfind_byte(part, '.');
    if (dot < 3 || part.len - dot < 3 || part.len - dot > 9 || str_find_byte(part, ' ') >= 0) return false;
    for (ptrdiff_t i = dot + 1; i < part.len; i++)
        if (!ascii_lower(part.s[i])) return false;
    return true;
}

// Is this part of a title the name of the site?
static bool names_site(Str part, Str outlet, Str host, Arena scratch) {
    Str name = bare_text(part, &scratch), site = bare_text(outlet, &scratch);
    if (name.len == 0 || names_address(part)) return true;
    if (site.len &&
        (str_eq(name, site) || (site.len > 3 && str_find(name, site) >= 0) ||
         (name.len > 3 && str_find(site, name) >= 0)))
        return true;
    Str address = bare_text(host, &scratch);  // "www.harrow-coast.example" holds "harrowcoast"
    if (name.len >= 2 && address.len && str_find(address, name) >= 0) return true;
    Str label = host_label(host);  // "O'Mallory & Reeve LLC" holds "omalloryreeve"
    return label.len >= LABEL_LEAST && str_starts(name, bare_text(label, &scratch));
}

// "Harrow Post : News : Ferry hits pier": where the site goes before, sections may follow it.
static Str without_section(Str title) {
    ptrdiff_t mark = 0, at = title_mark(title, false, &mark);
    bool section =
        at > 0 && bare_words(str_slice(title, 0, at)) <= 2 && bare_words(str_from(title, at + mark)) >= 4;
    return section ? str_trim(str_from(title, at + mark)) : title;
}

Str title_strip(Str title, Str outlet, Str host) {
    char room[8192];
    Arena scratch = {room, room + sizeof room};
    if (title.len > 600) return title;
    for (int round = 0; round < 3; round++) {
        ptrdiff_t mark = 0, at = title_mark(title, true, &mark);
        if (at > 0 && names_site(str_from(title, at + mark), outlet, host, scratch)) {
            title = str_trim(str_slice(title, 0, at));
            continue;
        }
        if (at > 0 && bare_words(str_from(title, at + mark)) <= SITE_TAIL) {
            // "Ferry hits pier - Harrow Post - Coast"
            Str head = str_slice(title, 0, at);
            ptrdiff_t inner_mark = 0, inner = title_mark(head, true, &inner_mark);
            if (inner > 0 && bare_words(head) > SITE_TAIL &&
                names_site(str_from(head, inner + inner_mark), outlet, host, scratch)) {
                title = str_trim(str_slice(head, 0, inner));
                continue;
            }
        }
        at = title_mark(title, false, &mark);
        if (at > 0 && names_site(str_slice(title, 0, at), outlet, host, scratch)) {
            title = without_section(str_trim(str_from(title, at + mark)));
            continue;
        }
        break;
    }
    return title;
}

// Is this heading the site's name? Then it is the last part of <title>, or the first and og:title does without it:
// "Advent in Lune - Jan's Blog", "Jan's Blog: Advent in Lune".
static bool heads_site(const Titles *titles, Str heading, Arena scratch) {
    Str whole = bare_text(titles->page, &scratch), name = bare_text(heading, &scratch);
    Str og = bare_text(titles->open_graph, &scratch), headline = bare_text(titles->headline, &scratch);
    if (name.len == 0 || whole.len <= name.len || str_eq(name, og) || str_eq(name, headline)) return false;
    ptrdiff_t mark_len = 0, mark = title_mark(titles->page, true, &mark_len);
    if (mark > 0 && bare_same(str_from(titles->page, mark + mark_len), heading, scratch)) return true;
    return og.len && str_starts(whole, name) && str_eq(str_from(whole, name.len), og);
}

// Is this <h1> the end of a path of links? Then it is written for search engines, and the title stands elsewhere.
static bool is_crumb(const Layout *layout, const Mark *mark) {
    if (mark->block >= layout->blocks.len) return false;
    int32_t box = layout->blocks.at[mark->block].box;
    while (box > 0 && layout->boxes.at[box].tag != LXB_TAG_H1) box = layout->boxes.at[box].parent;
    if (box <= 0 || layout->boxes.at[box].own & CLUE_NAVIGATION) return box > 0;
    const Box *heading = &layout->boxes.at[box], *around = &layout->boxes.at[heading->parent];
    if (around->tag == LXB_TAG_LI) return true;
    int32_t words = around->words - heading->words, linked = around->link_words - heading->link_words;
    return heading->first - around->first >= CRUMBS_LEAST && linked > 0 && words == linked;
}

// Does a heading say what the metadata say, 2 letter for letter or 1 nearly?
static int agrees(const Titles *titles, Str text, Arena scratch) {
    if (bare_holds(titles->open_graph, text, scratch) || bare_holds(titles->headline, text, scratch) ||
        bare_holds(titles->page, text, scratch) || bare_holds(text, titles->open_graph, scratch) ||
        bare_holds(text, titles->headline, scratch))
        return words_of(text) > 1 || bare_same(text, titles->open_graph, scratch) ? 2 : 0;
    if (bare_words(text) < ALIKE_WORDS) return 0;
    return bare_kept(text, titles->open_graph, scratch) >= ALIKE ||
        bare_kept(text, titles->page, scratch) >= ALIKE;
}

// A heading of lower rank above any <h1> that shows the title of the metadata: some pages give their <h1> to other
// things.
static void find_shown(Titles *titles, const Layout *layout, int32_t before, Arena scratch) {
    for (int32_t i = 0; i < before && i < SHOWN_WITHIN; i++) {
        const Block *block = &layout->blocks.at[i];
        bool may = (block->tag == LXB_TAG_H2 || block->tag == LXB_TAG_H3) && block->text.len <= TITLE_MOST &&
            words_of(block->text) >= SHOWN_WORDS;
        if (!may) continue;
        if (bare_same(block->text, titles->open_graph, scratch) ||
            bare_same(block->text, titles->headline, scratch) ||
            bare_starts(titles->page, block->text, scratch)) {
            titles->heading = block->text;
            titles->heading_block = i;
            return;
        }
    }
}

void title_heading(Titles *titles, const Layout *layout, Arena *keep) {
    Titles best = {.heading_block = -1}, only = best;
    int most = 0, headings = 0;
    int32_t crumb = -1;
    for (ptrdiff_t i = 0; i < layout->marks.len && most < 2; i++) {
        const Mark *mark = &layout->marks.at[i];
        if (mark->kind != MARK_HEADING && mark->kind != MARK_HEADLINE) continue;
        Str text = without_soft_hyphens(block_element_text(mark->element, HEADING_MOST, keep), keep);
        Arena scratch = *keep;  // what is behind the text
        if (text.len == 0 || text.len > TITLE_MOST || heads_site(titles, text, scratch)) continue;
        if (mark->kind == MARK_HEADING && is_crumb(layout, mark)) {
            if (crumb < 0) crumb = mark->block;
            continue;
        }
        int agreed = agrees(titles, text, scratch);
        if (agreed > most) {
            most = agreed;
            best.heading = text, best.heading_block = mark->block;
        }
        if (mark->kind == MARK_HEADING && !str_eq(only.heading, text)) {
            if (headings++ == 0) only.heading = text, only.heading_block = mark->block;
        }
    }
    titles->heading_block = crumb;
    int32_t blocks = (int32_t)layout->blocks.len;
    if (most < 2) find_shown(titles, layout, only.heading.len ? only.heading_block : blocks, *keep);
    if (titles->heading.len) return;
    bool alone = titles->open_graph.len + titles->headline.len + titles->page.len == 0;
    if (most == 0 && headings == 1 && (alone || words_of(only.heading) > 2)) best = only;
    if (best.heading.len == 0) return;
    titles->heading = best.heading;
    titles->heading_block = best.heading_block;
}

// The part of a heading behind its kicker, when the metadata give that part alone, or behind a kicker of their own:
// "Island ferries - Ferry hits pier".
static bool has_kicker(Str heading, Str title, Str *part, Arena scratch) {
    ptrdiff_t mark_len = 0, mark = title_mark(heading, false, &mark_len);
    if (mark <= 0 || bare_words(str_slice(heading, 0, mark)) > KICKER_WORDS) return false;
    *part = str_trim(str_from(heading, mark + mark_len));
    return bare_same(title, *part, scratch) ||
        (bare_words(*part) > KICKER_WORDS && bare_ends(title, *part, scratch) &&
         !bare_holds(title, heading, scratch));
}

// "Ferry hits pier at noon | Photos and map" without what stands behind the bar, where that is the shorter part.
static Str before_bar(Str title) {
    ptrdiff_t bar = str_find(title, S(" | "));
    if (bar < 0) return title;
    Str head = str_slice(title, 0, bar);
    ptrdiff_t words = bare_words(head);
    return words >= 4 && words > bare_words(str_from(title, bar + 3)) ? str_trim(head) : title;
}

// What one of the metadata's places states; a whole paragraph is no title.
static Str stated(Str title, Str outlet, Str host) {
    return title.len > TITLE_MOST ? (Str){0} : before_bar(title_strip(title, outlet, host));
}

// Was a headline cut to fit? "Ferry hits pier (with" of "Ferry hits pier (with pictures)".
static bool is_cut(Str headline, Str title) {
    Str rest = str_from(title, headline.len);
    return str_starts(title, headline) && rest.len > 1 && rest.s[0] == ' ' && ascii_alpha(rest.s[1]);
}

// Is `title` the heading in fewer words?
static bool shortens(Str title, Str heading, Arena scratch) {
    ptrdiff_t words = bare_words(title);
    return words >= SHORT_WORDS && words < bare_words(heading) &&
        bare_kept(title, heading, scratch) >= 100 - 100 / (int)words;
}

// Places agree or contradict each other. What the outlet states twice in its metadata goes before a heading that says
// the same in more words, or only leaves its kicker out; what it states in its article object alone, before a heading
// that all others repeat.
Str title_choose(const Titles *t, Str outlet, Str host, Arena scratch) {
    Str open_graph = stated(t->open_graph, outlet, host), page = stated(t->page, outlet, host);
    Str headline = stated(t->headline, outlet, host), heading = title_strip(t->heading, outlet, host);
    if (heading.len == 0) {
        bool whole = headline.len && !is_cut(headline, open_graph);
        return whole ? headline : open_graph.len ? open_graph : page;
    }
    if (t->live && bare_same(headline, page, scratch)) return headline;  // the heading is its last entry's
    if (bare_same(heading, open_graph, scratch)) {
        // the same letters: where the page runs kicker and title together, the metadata part them
        if (bare_words(open_graph) > bare_words(heading)) return open_graph;
        bool alone = headline.len && words_of(headline) > 3 && !bare_same(headline, heading, scratch);
        if (alone && bare_same(page, heading, scratch) && !bare_holds(heading, headline, scratch))
            return headline;
    }
    bool twice = bare_same(open_graph, headline, scratch),
         shared = bare_same(open_graph, t->twitter, scratch);
    if (twice && (bare_holds(open_graph, heading, scratch) || bare_holds(heading, open_graph, scratch)))
        return open_graph;
    if (t->news && twice && bare_same(open_graph, page, scratch) &&
        bare_kept(heading, open_graph, scratch) >= ALIKE)
        return open_graph;
    if (t->news && (twice || shared) &&
        (shortens(open_graph, heading, scratch) || bare_holds(heading, open_graph, scratch)))
        return open_graph;
    // a day above it, a count of comments behind it
    if (bare_same(open_graph, page, scratch) && words_of(open_graph) > 3 &&
        bare_holds(heading, open_graph, scratch))
        return open_graph;
    Str part = {0};
    if (has_kicker(heading, open_graph, &part, scratch)) return part;
    return heading;
}
