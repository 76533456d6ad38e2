// byline.c - see byline.h. A function a place; byline_read() asks them in order of trust.
#include "page/byline.h"

#include "article/identity.h"
#include "base/utf8.h"
#include "page/agency.h"
#include "page/attr.h"
#include "page/author.h"
#include "page/bare.h"
#include "page/metadata.h"
#include "page/stamp.h"

enum {
    BYLINE_BYTES = 200,
    BYLINE_WORDS = 16,
    MARK_BYTES = 60,  // of an author's element that holds the name alone
    MARKS_APART = 3,  // blocks between two authors of one byline; further down are those of comments
    BEFORE_TITLE = 4,
    BEHIND_TITLE = 16,  // blocks
    FOOT_WORDS = 6,
    SIGNED_WORDS = 40,
    PERSON_WORDS = 4,
    OPENER_BYTES = 6,
    INNER_DEPTH = 12,
};

typedef struct Place {
    const Layout *layout;
    const JsonLd *jsonld;
    Str outlet, host, title;
    int32_t title_block;
} Place;

// ---- article object and <meta> ----

static Strs from_jsonld(const Place *place, Arena *keep, Arena *scratch) {
    const Strs *authors = &place->jsonld->authors;
    Strs names = {0};
    for (ptrdiff_t i = 0; i < authors->len; i++) {
        Str name = metadata_clean(authors->at[i], scratch);
        Str behind = author_behind_by(name);
        if (authors->len == 1) author_names(&names, name, keep);
        else author_name(&names, behind.len ? behind : name, keep);
    }
    return names;
}

// "Orr, Ann B.", as catalogues write a person.
static bool is_surname_first(Str value) {
    ptrdiff_t comma = str_find_byte(value, ','), last = str_rfind_byte(value, ',');
    Str given = str_trim(str_from(value, comma + 1)), family = str_slice(value, 0, comma);
    bool initial = str_ends(given, S(".")) && given.len > 1 && ascii_upper(given.s[given.len - 2]);
    return comma > 1 && comma == last && str_find_byte(family, ' ') < 0 && initial && bare_words(given) <= 2;
}

static Strs from_meta(const Place *place, Arena *keep, Arena *scratch) {
    static const Str places[] = {S_("author"),          S_("article:author"),      S_("byl"),
                                 S_("byline"),          S_("parsely-author"),      S_("sailthru.author"),
                                 S_("dc.creator"),      S_("dcterms.creator"),     S_("dc.contributor"),
                                 S_("citation_author"), S_("article:author_name"), S_("cxenseparse:author")};
    const Metas *metas = &place->layout->metas;
    Strs names = {0}, labelled = {0};
    // twitter:label1 "Written by", twitter:data1 "Ann Orr"
    for (ptrdiff_t i = 0; i + 1 < metas->len; i++)
        if (str_starts_case(metas->at[i].name, S("twitter:label")) && author_is_label(metas->at[i].content) &&
            str_starts_case(metas->at[i + 1].name, S("twitter:data")))
            author_names(&labelled, metadata_clean(metas->at[i + 1].content, scratch), keep);
    for (ptrdiff_t p = 0; p < countof(places) && names.len == 0; p++)
        for (ptrdiff_t i = 0; i < metas->len; i++)
            if (str_eq_case(metas->at[i].name, places[p])) {
                Str value = metadata_clean(metas->at[i].content, scratch);
                if (is_surname_first(value)) author_name(&names, value, keep);
                else author_names(&names, value, keep);
            }
    return names.len ? names : labelled;
}

// ---- marked elements ----

// The text of the first link or name inside an element that says more than the name (a job, a life).
static Str inner_name(lxb_dom_element_t *element, int depth, Arena *scratch) {
    for (lxb_dom_node_t *node = element->node.first_child; node && depth < INNER_DEPTH; node = node->next) {
        if (node->type != LXB_DOM_NODE_TYPE_ELEMENT) continue;
        lxb_dom_element_t *child = lxb_dom_interface_element(node);
        if (node->local_name == LXB_TAG_A || str_eq(attr_get(child, S("itemprop")), S("name"))) {
            Str text = block_element_text(child, BYLINE_BYTES, scratch);
            if (text.len > 1 && text.len <= MARK_BYTES) return text;
        }
        Str text = inner_name(child, depth + 1, scratch);
        if (text.len) return text;
    }
    return (Str){0};
}

static Strs from_marks(const Place *place, Arena *keep, Arena *scratch) {
    Strs names = {0};
    int32_t last = -1;
    for (ptrdiff_t i = 0; i < place->layout->marks.len; i++) {
        const Mark *mark = &place->layout->marks.at[i];
        if (mark->kind != MARK_AUTHOR || (names.len && mark->block - last > MARKS_APART)) continue;
        Str text = block_element_text(mark->element, BYLINE_BYTES, scratch);
        Str inner = inner_name(mark->element, 0, scratch);
        bool more =
            text.len > MARK_BYTES || (str_starts(text, inner) && author_is_job(str_from(text, inner.len)));
        author_names(&names, inner.len && more ? inner : text, keep);
        if (names.len) last = mark->block;
    }
    return names;
}

// ---- lines ----

static bool near_title(const Place *place, int32_t block) {
    return place->title_block >= 0 && block >= place->title_block - BEFORE_TITLE &&
        block <= place->title_block + BEHIND_TITLE;
}

// Whom a figure names made the picture; whom a card of another report names wrote that one.
static bool is_others(const Layout *layout, int32_t block) {
    return block < layout->blocks.len &&
        layout->boxes.at[layout->blocks.at[block].box].clues & (CLUE_FIGURE | CLUE_CAPTION | CLUE_RELATED);
}

// In an element of the class "author" or "byline": a line with "By", or a name near the title.
static Strs from_class(const Place *place, Arena *keep, Arena *scratch) {
    const Layout *layout = place->layout;
    Strs names = {0};
    for (ptrdiff_t i = 0; i < layout->marks.len && names.len == 0; i++) {
        const Mark *mark = &layout->marks.at[i];
        if (mark->kind != MARK_BYLINE || is_others(layout, mark->block)) continue;
        Str text = block_element_text(mark->element, BYLINE_BYTES, scratch);
        // a box of several lines: the name is the first ("Ann Orr", "Harbour correspondent", "Share")
        Str line = mark->block < layout->blocks.len ? layout->blocks.at[mark->block].text : text;
        if (line.len < text.len && str_starts(text, line) && line.len > 3) text = line;
        bool near = near_title(place, mark->block);
        if (author_behind_by(text).len && bare_words(text) <= BYLINE_WORDS) author_names(&names, text, keep);
        else if (near && author_is_name(text) && author_in_capitals(text) &&
                 !stamp_find(text, true, scratch).iso.len && !bare_holds(place->title, text, *scratch))
            author_names(&names, text, keep);
    }
    return names;
}

// Letters that a name begins its words with: "Harrow Coast Herald" is HCH.
static bool is_initials(Str name, Str outlet) {
    ptrdiff_t n = 0;
    for (Str rest = outlet, word; str_cut(&rest, ' ', &word);) {
        if (word.len == 0) continue;
        if (n >= name.len || ascii_fold(word.s[0]) != ascii_fold(name.s[n])) return false;
        n++;
    }
    return n >= 2 && n == name.len;
}

// Could this be who signed, in a line that only its place or its first word makes a byline?
static bool may_sign(Str name, const Place *place, Arena scratch) {
    bool agency = agency_name(name).len && (bare_words(name) == 1 || author_in_capitals(name));
    if (agency || is_initials(name, place->outlet)) return true;
    return author_is_name(name) && !author_is_job(name) && !bare_holds(place->outlet, name, scratch);
}

// The names of a line, when all may be.
static Strs signers(Str line, const Place *place, Arena *keep) {
    Arena before = *keep;
    Strs names = {0};
    author_names(&names, line, keep);
    for (ptrdiff_t i = 0; i < names.len; i++) {
        if (may_sign(names.at[i], place, *keep)) continue;
        *keep = before;
        return (Strs){0};
    }
    return names;
}

static bool is_dated(const Place *place, ptrdiff_t block, Arena scratch) {
    const Blocks *blocks = &place->layout->blocks;
    if (block < 0 || block >= blocks->len || blocks->at[block].words > BYLINE_WORDS) return false;
    return stamp_find(blocks->at[block].text, true, &scratch).iso.len > 0;
}

// "Dec 17, 2026 Ann Orr", "Ann Orr · 17 December", "Dec. 17 · Ann Orr on behalf of the board": a day, a name, and nothing else.
static Strs beside_day(Str line, const Place *place, Arena *keep) {
    static const Str marks[] = {S_("|"), S_("·"), S_("•"), S_("-"), S_("–"), S_("—"), S_(","), S_(" ")};
    Arena scratch = *keep;
    Stamp stamp = stamp_find(line, true, &scratch);
    ptrdiff_t behalf = str_find(line, S(" on behalf of "));
    if (stamp.iso.len == 0) return (Strs){0};
    Str sides[] = {str_slice(line, 0, stamp.at),
                   str_slice(line, stamp.end, behalf > stamp.end ? behalf : line.len)};
    for (int i = 0; i < 2; i++) {
        Str side = sides[i], other = str_trim(sides[1 - i]);
        for (ptrdiff_t k = 0; k < countof(marks); k++) {
            if (str_starts(side, marks[k])) side = str_from(side, marks[k].len), k = -1;
            else if (str_ends(side, marks[k])) side.len -= marks[k].len, k = -1;
        }
        if (bare_words(side) < 2 || bare_words(other) > 2 || !author_is_name(side) ||
            !author_in_capitals(side) || bare_holds(place->title, side, *keep))
            continue;
        return signers(side, place, keep);
    }
    return (Strs){0};
}

// "Published 7 August 2026 by Ann Orr", "14:07 | Von Ann Orr", "Ann Orr | Reporter | 7 August 2026": the piece of a
// dated line that names somebody.
static Strs from_dated(Str line, const Place *place, Arena *keep) {
    static const Str words[] = {S_(" by "), S_(" By "), S_(" Von "), S_(" von "), S_(" Par "), S_(" Por ")};
    static const Str marks[] = {S_("|"), S_("·"), S_("•"), S_(" - "), S_(" – "), S_(" — ")};
    Strs names = {0};
    for (ptrdiff_t i = 0; i < countof(words) && names.len == 0; i++) {
        ptrdiff_t at = str_find(line, words[i]);
        if (at > 0) names = signers(str_from(line, at + 1), place, keep);
    }
    for (ptrdiff_t i = 0; i < countof(marks) && names.len == 0; i++) {
        if (str_find(line, marks[i]) < 0 || !author_is_job(line)) continue;
        for (Str rest = line; rest.len && names.len == 0;) {
            ptrdiff_t at = str_find(rest, marks[i]);
            Str piece = str_trim(at < 0 ? rest : str_slice(rest, 0, at));
            Arena scratch = *keep;
            if (!stamp_find(piece, true, &scratch).iso.len) names = signers(piece, place, keep);
            rest = at < 0 ? (Str){0} : str_from(rest, at + marks[i].len);
        }
    }
    return names;
}

// "Ann Orr": two to four words, of which the first is a given name that the table has.
bool byline_person(Str text) {
    return author_is_name(text) && author_in_capitals(text) && bare_words(text) <= PERSON_WORDS &&
        author_has_given_name(text);
}

// "3 hours ago", "2 minutes ago · 4 min read"
static bool is_ago(Str text) {
    return text.len && ascii_digit(text.s[0]) && str_find(str_slice(text, 0, 16), S(" ago")) > 0;
}

// A person's name alone in its line, and the line above or under it is dated.
static Strs beside_dated(const Place *place, int32_t first, int32_t end, Arena *keep) {
    const Blocks *blocks = &place->layout->blocks;
    for (int32_t i = first < 1 ? 1 : first; i + 1 < end; i++) {
        Str text = blocks->at[i].text;
        if (i == place->title_block || blocks->at[i].words > PERSON_WORDS || !byline_person(text) ||
            bare_holds(place->title, text, *keep))
            continue;
        bool dated =
            is_dated(place, i - 1, *keep) || is_dated(place, i + 1, *keep) || is_ago(blocks->at[i + 1].text);
        Strs names = dated ? signers(text, place, keep) : (Strs){0};
        if (names.len) return names;
    }
    return (Strs){0};
}

// Of a line near the title: behind "By"; under "Author" (`labelled`); beside a day.
static Strs line_names(Str line, bool labelled, const Place *place, Arena *keep) {
    Arena scratch = *keep;
    if (labelled || author_behind_by(line).len) return signers(line, place, keep);
    if (!stamp_find(line, true, &scratch).iso.len) return (Strs){0};
    Strs names = from_dated(line, place, keep);
    return names.len ? names : beside_day(line, place, keep);
}

static Strs from_lines(const Place *place, Arena *keep, Arena *scratch) {
    (void)scratch;
    const Blocks *blocks = &place->layout->blocks;
    Strs names = {0};
    if (place->title_block < 0) return names;
    int32_t end = place->title_block + BEHIND_TITLE, first = place->title_block - BEFORE_TITLE;
    if (end > blocks->len) end = (int32_t)blocks->len;
    for (int32_t i = first < 0 ? 0 : first; i < end && names.len == 0; i++) {
        const Block *block = &blocks->at[i];
        if (i == place->title_block || block->words > BYLINE_WORDS) continue;
        names = line_names(block->text, i > 0 && author_is_label(blocks->at[i - 1].text), place, keep);
    }
    return names.len ? names : beside_dated(place, first, end, keep);
}

// "(Reporting by Ann Orr; Editing by Bo Lee)", as agencies sign.
static Str inside_brackets(Str line) {
    bool may = line.len > 2 && line.s[0] == '(' && line.s[line.len - 1] == ')';
    Str inner = may ? str_slice(line, 1, line.len - 1) : (Str){0};
    return author_behind_by(inner).len ? inner : (Str){0};
}

// "홍길동 기자 hong@harrowpost.example": a name of two to four syllables before "reporter".
static Str korean_reporter(Str line) {
    static const Str reporter = S_(" 기자");
    ptrdiff_t at = str_find(line, reporter), syllables = 0;
    Str name = at > 0 ? str_slice(line, 0, at) : (Str){0}, behind = str_from(line, at + reporter.len);
    if (name.len == 0 || (behind.len && behind.s[0] != ' ')) return (Str){0};
    for (ptrdiff_t i = 0; i < name.len; syllables++) {
        int32_t rune = utf8_next(name, &i);
        if (rune < 0xAC00 || rune > 0xD7A3) return (Str){0};
    }
    return syllables >= 2 && syllables <= 4 ? name : (Str){0};
}

// "(Reporting by Ann Orr)"; "Written by Ann Orr"; a name under "About the author" (`labelled`).
static Strs foot_names(Str line, bool labelled, const Place *place, Arena *keep) {
    ptrdiff_t words = bare_words(line);
    Str signed_by = words <= SIGNED_WORDS ? inside_brackets(line) : (Str){0};
    Strs names = signed_by.len ? signers(signed_by, place, keep) : (Strs){0};
    // "Reporting by Ann Orr; Editing by Bo Lee"
    ptrdiff_t most = str_find_byte(line, ';') > 0 ? SIGNED_WORDS : FOOT_WORDS;
    if (names.len || words > most || words < 2) return names;
    Str reporter = korean_reporter(line);
    if (reporter.len) return author_name(&names, reporter, keep), names;
    Str behind = author_behind_by(line);
    // "By Manufacturer" is a menu's
    bool brief = line.len - behind.len < OPENER_BYTES && !byline_person(behind);
    return labelled || (behind.len && !brief) ? signers(line, place, keep) : (Strs){0};
}

// Anywhere: "Written by Ann Orr", or her name under "About the author".
static Strs from_foot(const Place *place, Arena *keep, Arena *scratch) {
    (void)scratch;
    const Blocks *blocks = &place->layout->blocks;
    for (ptrdiff_t i = 0; i < blocks->len; i++) {
        if (blocks->at[i].words > SIGNED_WORDS) continue;
        bool labelled = i > 0 && author_is_label(blocks->at[i - 1].text);
        Strs names = foot_names(blocks->at[i].text, labelled, place, keep);
        if (names.len) return names;
    }
    return (Strs){0};
}

Strs byline_line(Str line, bool labelled, const Article *about, Arena *keep) {
    Place place = {.outlet = about->outlet, .title = about->title};
    if (bare_words(line) > BYLINE_WORDS) return (Strs){0};
    return line_names(line, labelled, &place, keep);
}

Strs byline_foot(Str line, bool labelled, const Article *about, Arena *keep) {
    Place place = {.outlet = about->outlet, .title = about->title};
    return bare_words(line) > SIGNED_WORDS ? (Strs){0} : foot_names(line, labelled, &place, keep);
}

// ---- the choice ----

// "AFP" on faktencheck.afp.example
static bool names_host(Str name, Str host, Arena scratch) {
    Str bare = bare_text(name, &scratch);
    for (Str label; bare.len > 1 && str_cut(&host, '.', &label);)
        if (str_eq(bare, label)) return true;
    return false;
}

// Does it only say which outlet this is, or who keeps the site? Then another place may know the person.
static bool is_weak(const Strs *names, const Place *place, Arena scratch) {
    if (names->len != 1) return false;
    Str name = names->at[0], publisher = place->jsonld->publisher;
    bool capital = false;
    for (ptrdiff_t at = 0; at < name.len;) {
        int32_t rune = utf8_next(name, &at);
        capital |= !rune_lower(rune) && rune_letter(rune);
    }
    if (bare_same(name, publisher, scratch) || bare_holds(place->outlet, name, scratch) ||
        bare_holds(name, place->outlet, scratch) || is_initials(name, place->outlet) ||
        names_host(name, place->host, scratch))
        return true;
    if (agency_name(name).len) return false;
    return !capital || author_is_team(name);
}

typedef Strs PlaceRead(const Place *place, Arena *keep, Arena *scratch);
static PlaceRead *const places[] = {from_jsonld, from_meta, from_marks, from_class, from_lines, from_foot};

static bool holds(const Strs *names, Str name, Arena scratch) {
    for (ptrdiff_t i = 0; i < names->len; i++)
        if (bare_same(names->at[i], name, scratch)) return true;
    return false;
}

// Does the end of a byline only say the outlet again? "Harrow Post", "HCH", "harrowpost" of the host.
static bool says_outlet(Str words, const Place *place, Arena scratch) {
    return bare_same(words, place->outlet, scratch) || bare_same(words, place->jsonld->publisher, scratch) ||
        is_initials(words, place->outlet) || names_host(words, place->host, scratch);
}

// "Ann Orr, Harrow Post", "Ann Orr HCH": a person's name without the outlet's.
static Str without_outlet(Str name, const Place *place, Arena scratch) {
    for (ptrdiff_t at = name.len; (at = str_rfind_byte(str_slice(name, 0, at), ' ')) > 3;) {
        Str left = str_slice(name, 0, name.s[at - 1] == ',' ? at - 1 : at);
        if (!author_is_name(left)) return name;
        if (says_outlet(str_from(name, at + 1), place, scratch)) return left;
    }
    return name;
}

// Where people are named, the outlet beside them is none. An article object that gives it a place of its own means it.
static Strs people(Strs names, bool apart, const Place *place, Arena scratch) {
    ptrdiff_t len = 0;
    bool person = false;
    for (ptrdiff_t i = 0; i < names.len; i++) {
        names.at[i] = without_outlet(names.at[i], place, scratch);
        person |= author_is_name(names.at[i]) && !says_outlet(names.at[i], place, scratch);
    }
    for (ptrdiff_t i = 0; i < names.len; i++)
        if (apart || !person || !says_outlet(names.at[i], place, scratch)) names.at[len++] = names.at[i];
    names.len = len;
    return names;
}

// Metadata often have room for one author only; the page shows her beside the others.
static Strs fuller(Strs stated, const Place *place, Arena *keep, Arena *scratch) {
    static PlaceRead *const shown[] = {from_marks, from_class, from_lines};
    for (ptrdiff_t i = 0; stated.len == 1 && i < countof(shown); i++) {
        Strs names = people(shown[i](place, keep, scratch), false, place, *scratch);
        bool same = false;  // "Dr Ann Orr" beside "Ann Orr"
        for (ptrdiff_t k = 0; k < names.len; k++)
            same |= bare_ends(names.at[k], stated.at[0], *scratch) ||
                bare_ends(stated.at[0], names.at[k], *scratch);
        if (names.len > 1 && same) return names;
    }
    return stated;
}

static bool is_shown(const Layout *layout, Str name) {
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++)
        if (str_find_case(layout->blocks.at[i].text, name) >= 0) return true;
    return false;
}

// Metadata may name who put the page up: one whom the page shows nowhere gives way to its byline.
static Strs shown_instead(Strs stated, const Place *place, Arena *keep, Arena *scratch) {
    if (stated.len != 1 || agency_name(stated.at[0]).len) return stated;
    Strs names = from_lines(place, keep, scratch);
    if (names.len == 0 || holds(&names, stated.at[0], *scratch) || is_weak(&names, place, *scratch))
        return stated;
    return is_shown(place->layout, stated.at[0]) ? stated : names;
}

Strs byline_read(const Layout *layout, const JsonLd *jsonld, const Article *about, int32_t title_block,
                 Arena *keep, Arena *scratch) {
    Place place = {.layout = layout,
                   .jsonld = jsonld,
                   .outlet = about->outlet,
                   .title = about->title,
                   .host = identity_host(about->url, scratch),
                   .title_block = title_block};
    Strs weak = {0};
    for (ptrdiff_t i = 0; i < countof(places); i++) {
        Strs names = people(places[i](&place, keep, scratch), places[i] == from_jsonld, &place, *scratch);
        if (names.len == 0) continue;
        if (!is_weak(&names, &place, *scratch)) {
            if (places[i] == from_meta || places[i] == from_jsonld)
                names = fuller(names, &place, keep, scratch);
            bool stated = places[i] == from_meta || places[i] == from_jsonld;
            return stated ? shown_instead(names, &place, keep, scratch) : names;
        }
        if (weak.len == 0) weak = names;
    }
    return weak;
}
