// title.c - see title.h.
#include "page/title.h"

#include "page/bare.h"

enum { HEADING_MOST = 1000 };

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

static const Str title_marks[] = {S_(" | "),  S_(" - "), S_(" – "), S_(" — "), S_(" · "), S_(" » "),
                                  S_(" :: "), S_(" / "), S_(" • "), S_(" ǀ "), S_(" « "), S_(" : ")};

// Where a title's last (or first) part begins, and how long the mark before it is.
static ptrdiff_t find_mark(Str title, bool last, ptrdiff_t *mark_len) {
    ptrdiff_t best = -1;
    for (ptrdiff_t i = 0; i < countof(title_marks); i++) {
        Str rest = title;
        ptrdiff_t base = 0, at;
        while ((at = str_find(rest, title_marks[i])) >= 0) {
            if (best < 0 || (last ? base + at > best : base + at < best))
                best = base + at, *mark_len = title_marks[i].len;
            if (!last) break;
            base += at + 1;
            rest = str_from(rest, at + 1);
        }
    }
    return best;
}

Str title_site(Str title, Str host, Arena *scratch) {
    Str label = host;
    while (str_find_byte(label, '.') >= 0 && str_find_byte(label, '.') < 4)
        label = str_from(label, str_find_byte(label, '.') + 1);
    ptrdiff_t dot = str_find_byte(label, '.');
    Str site = bare_text(str_slice(label, 0, dot < 0 ? label.len : dot), scratch);
    while (title.len && site.len) {
        ptrdiff_t mark = 0, at = find_mark(title, false, &mark);
        Str part = at < 0 ? title : str_slice(title, 0, at);
        if (str_eq(bare_text(part, scratch), site)) return str_trim(part);
        title = at < 0 ? (Str){0} : str_from(title, at + mark);
    }
    return (Str){0};
}

// Is this part of a title the name of the site?
static bool names_site(Str part, Str outlet, Str host, Arena scratch) {
    Str name = bare_text(part, &scratch), site = bare_text(outlet, &scratch);
    if (name.len == 0) return true;
    if (site.len &&
        (str_eq(name, site) || (site.len > 3 && str_find(name, site) >= 0) ||
         (name.len > 3 && str_find(site, name) >= 0)))
        return true;
    Str address = bare_text(host, &scratch);  // "www.harrow-coast.example" holds "harrowcoast"
    return name.len >= 2 && address.len && str_find(address, name) >= 0;
}

// "Harrow Post : News : Ferry hits pier": where the site goes before, sections may follow it.
static Str without_section(Str title) {
    ptrdiff_t mark = 0, at = find_mark(title, false, &mark);
    bool section =
        at > 0 && bare_words(str_slice(title, 0, at)) <= 2 && bare_words(str_from(title, at + mark)) >= 4;
    return section ? str_trim(str_from(title, at + mark)) : title;
}

Str title_strip(Str title, Str outlet, Str host) {
    char room[8192];
    Arena scratch = {room, room + sizeof room};
    if (title.len > 600) return title;
    for (int round = 0; round < 3; round++) {
        ptrdiff_t mark = 0, at = find_mark(title, true, &mark);
        if (at > 0 && names_site(str_from(title, at + mark), outlet, host, scratch)) {
            title = str_trim(str_slice(title, 0, at));
            continue;
        }
        at = find_mark(title, false, &mark);
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
    ptrdiff_t mark_len = 0, mark = find_mark(titles->page, true, &mark_len);
    if (mark > 0 && bare_same(str_from(titles->page, mark + mark_len), heading, scratch)) return true;
    return og.len && str_starts(whole, name) && str_eq(str_from(whole, name.len), og);
}

// The <h1> that says what the metadata say; else the only one.
void title_heading(Titles *titles, const Layout *layout, Arena *keep) {
    int headings = 0;
    Str only = {0};
    int32_t only_block = -1;
    for (ptrdiff_t i = 0; i < layout->marks.len; i++) {
        const Mark *mark = &layout->marks.at[i];
        if (mark->kind != MARK_HEADING && mark->kind != MARK_HEADLINE) continue;
        Str text = without_soft_hyphens(block_element_text(mark->element, HEADING_MOST, keep), keep);
        Arena scratch = *keep;  // what is behind the text
        if (text.len == 0 || heads_site(titles, text, scratch)) continue;
        bool known = bare_holds(titles->open_graph, text, scratch) ||
            bare_holds(titles->headline, text, scratch) || bare_holds(titles->page, text, scratch) ||
            bare_holds(text, titles->open_graph, scratch) || bare_holds(text, titles->headline, scratch);
        if (known && (bare_words(text) > 1 || bare_same(text, titles->open_graph, scratch))) {
            titles->heading = text;
            titles->heading_block = mark->block;
            return;
        }
        if (mark->kind == MARK_HEADING) {
            headings++;
            only = text;
            only_block = mark->block;
        }
    }
    bool alone = titles->open_graph.len + titles->headline.len + titles->page.len == 0;
    if (headings == 1 && (alone || bare_words(only) > 2)) {
        titles->heading = only;
        titles->heading_block = only_block;
    }
}

// The part of a heading behind its kicker, when the metadata give that part alone: "Island ferries - Ferry hits pier".
static bool has_kicker(Str heading, Str title, Arena scratch) {
    Str whole = bare_text(heading, &scratch), part = bare_text(title, &scratch);
    ptrdiff_t mark_len = 0, mark = find_mark(heading, false, &mark_len);
    return mark > 0 && part.len && str_eq(bare_text(str_from(heading, mark + mark_len), &scratch), part) &&
        whole.len > part.len;
}

// Places agree or contradict each other. What the outlet states twice in its metadata goes before a heading that only
// leaves its kicker out; what it states in its article object alone, before a heading that all others repeat.
Str title_choose(const Titles *t, Str outlet, Str host, Arena scratch) {
    Str open_graph = title_strip(t->open_graph, outlet, host), page = title_strip(t->page, outlet, host);
    Str headline = title_strip(t->headline, outlet, host), heading = title_strip(t->heading, outlet, host);
    if (heading.len == 0) return headline.len ? headline : open_graph.len ? open_graph : page;
    if (bare_same(heading, open_graph, scratch)) {
        // the same letters: where the page runs kicker and title together, the metadata part them
        if (bare_words(open_graph) > bare_words(heading)) return open_graph;
        bool alone = headline.len && bare_words(headline) > 3 && !bare_same(headline, heading, scratch);
        if (alone && bare_same(page, heading, scratch) && !bare_holds(heading, headline, scratch))
            return headline;
    }
    bool twice = bare_same(open_graph, headline, scratch);
    if (twice && (bare_holds(open_graph, heading, scratch) || bare_holds(heading, open_graph, scratch)))
        return open_graph;
    if (has_kicker(heading, open_graph, scratch)) return open_graph;
    return heading;
}
