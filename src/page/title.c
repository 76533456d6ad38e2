// title.c - see title.h.
#include "page/title.h"

#include "page/bare.h"

enum { HEADING_MOST = 1000 };

static const Str title_marks[] = {S_(" | "),  S_(" - "), S_(" – "), S_(" — "), S_(" · "), S_(" » "),
                                  S_(" :: "), S_(" / "), S_(" • "), S_(" ǀ "), S_(" « ")};

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
            title = str_trim(str_from(title, at + mark));
            continue;
        }
        break;
    }
    return title;
}

// The <h1> that says what the metadata say; else the only one.
void title_heading(Titles *titles, const Layout *layout, Arena *keep) {
    int headings = 0;
    Str only = {0};
    int32_t only_block = -1;
    for (ptrdiff_t i = 0; i < layout->marks.len; i++) {
        const Mark *mark = &layout->marks.at[i];
        if (mark->kind != MARK_HEADING && mark->kind != MARK_HEADLINE) continue;
        Str text = block_element_text(mark->element, HEADING_MOST, keep);
        Arena scratch = *keep;  // what is behind the text
        if (text.len == 0) continue;
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

Str title_choose(const Titles *t, Str outlet, Str host, Arena scratch) {
    Str open_graph = title_strip(t->open_graph, outlet, host), page = title_strip(t->page, outlet, host);
    Str headline = title_strip(t->headline, outlet, host), heading = title_strip(t->heading, outlet, host);
    if (heading.len) {
        // a heading with a kicker in it: "Ferries: Ferry hits pier"
        if (headline.len && !bare_same(heading, headline, scratch) &&
            bare_holds(heading, headline, scratch) && bare_same(headline, open_graph, scratch))
            return headline;
        return heading;
    }
    if (headline.len) return headline;
    if (open_graph.len) return open_graph;
    return page;
}
