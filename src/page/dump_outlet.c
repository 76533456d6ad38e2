// dump_outlet.c - see dump_about.h.
#include "page/dump_about.h"

#include "article/identity.h"
#include "base/map.h"
#include "base/utf8.h"
#include "page/bare.h"
#include "page/filler.h"
#include "page/outlet.h"
#include "page/title.h"

enum {
    TOP = 12,  // lines that may be the page's own title
    TITLE_WORDS = 50,
    LOOKED_AT = 4000,
    LINKS_MOST = 4000,
    LINKS_LEAST = 5,
    HOST_BYTES = 80,
    NAME_WORDS = 5,
    COPYRIGHT_WORDS = 40,
    SHORT_WORDS = 14,
    REPEATS = 2,
};

static bool has_url(Str text) { return str_find(text, S("://")) >= 0; }

// The host that the page's own address or its mail addresses name.
// Where most of the addresses lead that a dump lists or its Markdown holds: on 423 pages their own host or none, but for three.
static Str linked_host(Str text, Arena *keep) {
    Map hosts = {0};
    Arena scratch = *keep;
    int64_t all = 0, most = 0;
    Str best = {0};
    for (ptrdiff_t at; all < LINKS_MOST && (at = str_find(text, S("://"))) >= 0;) {
        ptrdiff_t from = at, end = at + 3;
        while (from > 0 && ascii_alpha(text.s[from - 1])) from--;
        while (end < text.len && end < at + HOST_BYTES && text.s[end] > ' ' &&
               str_find_byte(S("/?#)]"), text.s[end]) < 0)
            end++;
        int64_t *times = map_put(&hosts, identity_host(str_slice(text, from, end), &scratch), &scratch);
        all++;
        if (++*times > most) most = *times, best = str_slice(text, from, end);
        text = str_from(text, end);
    }
    return most >= LINKS_LEAST && most * 2 >= all ? identity_host(best, keep) : (Str){0};
}

static Str find_host(const Dump *dump, Str url, Arena *keep) {
    if (url.len) return identity_host(url, keep);
    Str linked = linked_host(dump->raw, keep);
    if (linked.len) return linked;
    for (ptrdiff_t i = 0; i < dump->lines.len && i < 4000; i++) {
        Str text = dump->lines.at[i].text;
        ptrdiff_t at = str_find_byte(text, '@'), end = at + 1;
        if (at <= 0 || !ascii_alpha(text.s[at - 1])) continue;
        while (end < text.len &&
               (ascii_alpha(text.s[end]) || ascii_digit(text.s[end]) || text.s[end] == '.' ||
                text.s[end] == '-'))
            end++;
        while (end > at && text.s[end - 1] == '.') end--;
        Str host = str_slice(text, at + 1, end);
        if (str_find_byte(host, '.') > 2) return host;
    }
    return (Str){0};
}

// How many bytes of `text` begin it with a mark that cuts a line into parts; 0 when none does.
static ptrdiff_t cut_bytes(Str text) {
    static const Str cuts[] = {S_(","), S_("|"), S_("["), S_("]"), S_("("), S_(")"),
                               S_("/"), S_("©"), S_("-"), S_("–"), S_("#")};
    for (ptrdiff_t i = 0; i < countof(cuts); i++)
        if (str_starts(text, cuts[i])) return cuts[i].len;
    return 0;
}

// A name on the page that the host is made of: "Orra Islander" of orraislander.example.
static Str name_of_host(const Dump *dump, Str host, Arena scratch) {
    Str label = bare_text(str_slice(host, 0, str_find_byte(host, '.')), &scratch);
    Str best = {0};
    for (ptrdiff_t i = 0; i < dump->lines.len && i < 4000 && label.len > 2; i++) {
        Str text = dump->lines.at[i].text;
        if (dump->lines.at[i].words > 16 || has_url(text) || str_find_byte(text, '@') >= 0) continue;
        for (ptrdiff_t from = 0, at = 0, cut; at <= text.len; at += cut ? cut : 1) {
            cut = cut_bytes(str_from(text, at));
            if (at < text.len && cut == 0) continue;
            Str part = str_trim(str_slice(text, from, at));
            from = at + cut;
            if (part.len < 3 || part.len > 60) continue;
            Arena one = scratch;
            Str bare = bare_text(part, &one);
            if (str_eq(bare, label)) return part;
            bool begins = label.len >= 4 && str_starts(bare, label) && dump->lines.at[i].words <= 3 &&
                ascii_upper(part.s[0]);
            if (begins && best.len == 0) best = part;
        }
    }
    return best;
}

// ---- marks of ownership ----

static Str behind_copyright(Str line) {
    static const Str marks[] = {S_("©"), S_("copyright"), S_("(c)")};
    ptrdiff_t at = -1;
    for (ptrdiff_t i = 0; i < countof(marks) && at < 0; i++) {
        at = str_find_case(line, marks[i]);
        if (at >= 0) at += marks[i].len;
    }
    return at < 0 ? (Str){0} : str_trim(str_from(line, at));
}

// ---- beside the title ----

// "Ferry hits pier | Harrow Post" among the first lines, where the title is "Ferry hits pier".
static void read_beside(Article *out, const Dump *dump, Arena *keep, Arena scratch) {
    for (ptrdiff_t i = 0; i < dump->lines.len && i < TOP && out->outlet.len == 0; i++)
        if (dump->lines.at[i].words <= TITLE_WORDS)
            outlet_beside_title(out, dump->lines.at[i].text, keep, scratch);
}

// Whose picture it is says nothing about the page.
static bool is_picture(const Dump *dump, ptrdiff_t i) {
    const Line *line = &dump->lines.at[i];
    return line->labelled && line->label == ASIDE_CAPTION;
}

// Do short lines of the page say it again, beside menus and the small print?
static bool is_repeated(const Dump *dump, Str name, ptrdiff_t but, Arena scratch) {
    int times = 0;
    for (ptrdiff_t i = 0; i < dump->lines.len && i < LOOKED_AT; i++) {
        const Line *line = &dump->lines.at[i];
        if (i == but || dump->kept[i] || line->words > SHORT_WORDS) continue;
        ptrdiff_t at = str_find_case(line->text, name);
        if (at < 0) continue;
        if (bare_same(line->text, name, scratch) || behind_copyright(line->text).len) return true;
        if (++times >= REPEATS) return true;
    }
    return false;
}

static bool may_name(const Dump *dump, Str name, ptrdiff_t i, Arena scratch) {
    return name.len >= 2 && bare_words(name) <= NAME_WORDS && !filler_is(name, S("site"), scratch) &&
        !filler_is(name, S("section"), scratch) && is_repeated(dump, name, i, scratch);
}

// A first line that has other words than the title: the part that the host is made of; else its last, where the page
// repeats it.
static void read_top(Article *out, const Dump *dump, Str host, Arena *keep, Arena scratch) {
    for (ptrdiff_t i = 0; i < dump->lines.len && i < TOP; i++) {
        Str text = dump->lines.at[i].text;
        ptrdiff_t mark = 0, at = title_mark(text, true, &mark);
        if (at <= 0 || dump->kept[i] || dump->lines.at[i].words > TITLE_WORDS || is_picture(dump, i))
            continue;
        Str name = title_site(text, host, &scratch), last = str_trim(str_from(text, at + mark));
        if (name.len == 0 && may_name(dump, last, i, scratch)) name = last;
        if (name.len == 0) continue;
        out->outlet = str_copy(name, keep), out->outlet_from = OUTLET_PAGE;
        return;
    }
}

// ---- the copyright ----

// "© 2019-2026 Harrow Post. All rights reserved." -> "Harrow Post"
static Str owner(Str behind) {
    while (behind.len && !ascii_alpha(behind.s[0])) {
        ptrdiff_t at = 0;
        int32_t rune = utf8_next(behind, &at);
        if (rune_letter(rune)) break;
        behind = str_from(behind, at);
    }
    static const Str openers[] = {S_("copyright"), S_("by "), S_("the copyright of ")};
    for (ptrdiff_t i = 0; i < countof(openers); i++)
        if (str_starts_case(behind, openers[i])) return owner(str_from(behind, openers[i].len));
    static const Str ends[] = {S_(". "), S_(", "),  S_(" | "), S_(" - "), S_(" – "), S_(" all rights"),
                               S_(" ("), S_(" 20"), S_(" 19"), S_(" · "), S_(" ©")};
    for (ptrdiff_t i = 0; i < countof(ends); i++) {
        ptrdiff_t at = str_find_case(behind, ends[i]);
        if (at > 0) behind = str_slice(behind, 0, at);
    }
    behind = str_trim(behind);
    if (str_ends(behind, S("."))) behind.len--;
    return behind;
}

static void read_copyright(Article *out, const Dump *dump, Arena *keep, Arena scratch) {
    for (ptrdiff_t i = dump->lines.len - 1, seen = 0; i >= 0 && seen < LOOKED_AT; i--, seen++) {
        const Line *line = &dump->lines.at[i];
        if ((i >= dump->title && i < dump->end) || line->words > COPYRIGHT_WORDS || !line->digits) continue;
        Str name = owner(behind_copyright(line->text));
        if (str_find(name, S(" / ")) >= 0) continue;  // a picture's
        if (name.len < 3 || bare_words(name) > NAME_WORDS || filler_is(name, S("site"), scratch)) continue;
        if (str_starts_case(name, S("all rights"))) continue;
        out->outlet = str_copy(name, keep), out->outlet_from = OUTLET_PAGE;
        return;
    }
}

// A line that is a name whose first word begins the host, and that the page has again: "Harrow International" of
// harrownews.example.
static void read_like_host(Article *out, const Dump *dump, Str host, Arena *keep, Arena scratch) {
    enum { FIRST_LEAST = 5, LINE_WORDS = 3 };
    Str label = bare_text(str_slice(host, 0, str_find_byte(host, '.')), &scratch);
    for (ptrdiff_t i = 0; i < dump->lines.len && i < LOOKED_AT && label.len >= FIRST_LEAST; i++) {
        Str name = dump->lines.at[i].text, rest = name, first;
        if (dump->kept[i] || dump->lines.at[i].words > LINE_WORDS || name.len == 0 || !ascii_upper(name.s[0]))
            continue;
        Arena one = scratch;
        if (!str_cut(&rest, ' ', &first) || rest.len == 0) continue;
        Str bare = bare_text(first, &one);
        if (bare.len < FIRST_LEAST || !str_starts(label, bare) || filler_is(name, S("site"), one)) continue;
        bool again = false;
        for (ptrdiff_t k = 0; k < dump->lines.len && k < LOOKED_AT && !again; k++)
            again = k != i && !dump->kept[k] && str_find_case(dump->lines.at[k].text, name) >= 0;
        if (!again) continue;
        out->outlet = str_copy(name, keep), out->outlet_from = OUTLET_PAGE;
        return;
    }
}

void dump_outlet(Article *out, const Dump *dump, const PageHints *hints, Arena *keep, Arena scratch) {
    if (hints->outlet.len) {
        out->outlet = str_copy(hints->outlet, keep);
        out->outlet_from = OUTLET_OPTION;
        return;
    }
    Str host = str_copy(find_host(dump, out->url, keep), keep);  // a mail's is a view of the page
    out->outlet = str_copy(name_of_host(dump, host, scratch), keep);
    if (out->outlet.len) out->outlet_from = OUTLET_PAGE;
    if (out->outlet.len == 0) read_beside(out, dump, keep, scratch);
    if (out->outlet.len == 0) read_top(out, dump, host, keep, scratch);
    if (out->outlet.len == 0 && out->dateline.agency.len)
        out->outlet = out->dateline.agency, out->outlet_from = OUTLET_TEXT;
    if (out->outlet.len == 0) read_copyright(out, dump, keep, scratch);
    if (out->outlet.len == 0 && host.len) read_like_host(out, dump, host, keep, scratch);
    if (out->outlet.len == 0 && host.len) out->outlet = host, out->outlet_from = OUTLET_URL;
    if (out->outlet_from == OUTLET_PAGE) out->title = title_strip(out->title, out->outlet, host);
}
