// byline.c - see byline.h.
#include "page/byline.h"

#include "base/utf8.h"
#include "page/bare.h"
#include "page/metadata.h"
#include "page/stamp.h"

enum {
    AUTHORS_MOST = 24,
    AUTHOR_BYTES = 120,
    BYLINE_BYTES = 200,
    BEFORE_TITLE = 4,
    BEHIND_TITLE = 16,  // blocks
};

static const Str by_words[] = {S_("by "),       S_("written by "),  S_("von "),          S_("par "),
                               S_("por "),      S_("di "),          S_("door "),         S_("av "),
                               S_("text: "),    S_("text by "),     S_("story by "),     S_("author: "),
                               S_("words by "), S_("reported by "), S_("posted by "),    S_("autor: "),
                               S_("from "),     S_("by: "),         S_("published by "), S_("de "),
                               S_("authors: "), S_("article by "),  S_("updated by "),   S_("reviewed by ")};
static const Str and_words[] = {S_(" and "), S_(" und "), S_(" et "),  S_(" y "),  S_(" e "),
                                S_(" en "),  S_(" & "),   S_(" och "), S_(" og "), S_(" i ")};
static const Str no_authors[] = {
    S_("admin"),   S_("administrator"), S_("editor"),  S_("webmaster"),   S_("root"),      S_("guest"),
    S_("unknown"), S_("none"),          S_("null"),    S_("undefined"),   S_("n/a"),       S_("written by"),
    S_("by"),      S_("author"),        S_("authors"), S_("filed under"), S_("posted by"), S_("share"),
    S_("staff"),   S_("http"),          S_("www.")};

// A job or a degree behind a comma, not another author.
static const Str jobs[] = {S_("staff"),     S_("writer"),      S_("reporter"),  S_("correspondent"),
                           S_("editor"),    S_("ph.d"),        S_("phd"),       S_("md"),
                           S_("m.d"),       S_("jr"),          S_("sr"),        S_("rn"),
                           S_("esq"),       S_("contributor"), S_("columnist"), S_("special to"),
                           S_("dpa"),       S_("producer"),    S_("redakteur"), S_("senior"),
                           S_("chief"),     S_("director"),    S_("manager"),   S_("analyst"),
                           S_("professor"), S_("dvm"),         S_("mba"),       S_("cpa"),
                           S_("cfp"),       S_("lcsw"),        S_("rd"),        S_("ms"),
                           S_("ma"),        S_("dr"),          S_("fellow"),    S_("bureau"),
                           S_("cfa"),       S_("rdn"),         S_("ceo"),       S_("founder"),
                           S_("expert"),    S_("specialist")};

static bool is_job(Str part) {
    Str folded = part;
    for (ptrdiff_t i = 0; i < countof(jobs); i++) {
        ptrdiff_t at = str_find_case(folded, jobs[i]);
        if (at < 0) continue;
        ptrdiff_t end = at + jobs[i].len;
        bool starts = at == 0 || !ascii_alpha(folded.s[at - 1]),
             ends = end == folded.len || !ascii_alpha(folded.s[end]);
        if (starts && ends) return true;
    }
    return false;
}

// "3 March 2026", "d.orr@paper.example", "page.head.author", "https://...": nobody.
static bool is_no_name(Str name) {
    int digits = 0, dots = 0;
    for (ptrdiff_t i = 0; i < name.len; i++) {
        digits += ascii_digit(name.s[i]);
        dots += name.s[i] == '.' && i + 1 < name.len && ascii_lower(name.s[i + 1]);
    }
    return digits > 2 || ascii_digit(name.s[0]) || dots > 1 || str_find_byte(name, '@') >= 0 ||
        str_find(name, S("://")) >= 0 || str_find_byte(name, '_') >= 0;
}

// "Elena Marrow (ema)": how the paper signs her, not part of her name.
static Str cut_initials(Str name) {
    ptrdiff_t open = str_rfind_byte(name, '(');
    if (open < 4 || name.s[name.len - 1] != ')' || name.len - open > 7) return name;
    for (ptrdiff_t i = open + 1; i + 1 < name.len; i++)
        if (!ascii_lower(name.s[i]) && name.s[i] != '.') return name;
    return str_trim(str_slice(name, 0, open));
}

static void add_author(Strs *names, Str name, Arena *keep) {
    name = str_trim(name);
    if (name.len) name = cut_initials(name);
    while (
        name.len && (str_find_byte(S(",;:|-.*"), name.s[name.len - 1]) >= 0) &&
        !(name.s[name.len - 1] == '.' && name.len > 2 && ascii_upper(name.s[name.len - 2])) &&
        !(name.len > 3 &&
          (str_ends_case(name, S("Jr.")) || str_ends_case(name, S("Sr.")) || str_ends_case(name, S(".D.")))))
        name = str_trim(str_slice(name, 0, name.len - 1));
    if (name.len < 2 || name.len > AUTHOR_BYTES || names->len >= AUTHORS_MOST) return;
    if (is_no_name(name)) return;
    for (ptrdiff_t i = 0; i < countof(no_authors); i++)
        if (i < countof(no_authors) - 2 ? str_eq_case(name, no_authors[i])
                                        : str_starts_case(name, no_authors[i]))
            return;
    for (ptrdiff_t i = 0; i < names->len; i++)
        if (str_eq_case(names->at[i], name)) return;
    *vec_push(names, keep) = str_copy(name, keep);
}

static Str cut_by(Str text) {
    for (bool again = true; again;) {
        again = false;
        for (ptrdiff_t i = 0; i < countof(by_words); i++)
            if (str_starts_case(text, by_words[i]) && text.len > by_words[i].len) {
                Str rest = str_trim(str_from(text, by_words[i].len));
                // "de" and "di" also begin names: then no capital goes before
                text = rest;
                again = true;
                break;
            }
    }
    return text;
}

static bool is_body_of(Str left) {
    return str_find_case(left, S(" for ")) > 0 || str_find_case(left, S(" of ")) > 0;
}

void byline_names(Strs *names, Str byline, Arena *keep) {
    Str text = cut_by(str_trim(byline));
    if (str_find(text, S("://")) >= 0) return;
    Arena scratch = *keep;
    Stamp stamp = stamp_find(text, false, &scratch);
    if (stamp.iso.len && stamp.at > 0)
        text = str_trim(str_slice(text, 0, stamp.at));  // "Ann Orr September 24"
    Str rest = text, part;
    // cut at marks first: "A; B", "A | B", "A / B"
    static const char marks[] = "|;/";
    for (ptrdiff_t m = 0; m < 3; m++) {
        if (str_find_byte(text, marks[m]) < 0) continue;
        while (str_cut(&rest, marks[m], &part)) byline_names(names, part, keep);
        return;
    }
    // what stands behind a dot is something else: "Ann Orr • 4 min read"
    static const Str dots[] = {S_("•"), S_("·"), S_("⋅"), S_("∙"), S_(" - "), S_(" – "), S_(" — ")};
    for (ptrdiff_t i = 0; i < countof(dots); i++) {
        ptrdiff_t at = str_find(text, dots[i]);
        if (at > 0) text = str_trim(str_slice(text, 0, at));
    }
    rest = text;
    for (ptrdiff_t i = 0; i < countof(and_words); i++) {
        ptrdiff_t at = str_find_case(text, and_words[i]);
        if (at <= 0) continue;
        Str left = str_slice(text, 0, at), right = str_from(text, at + and_words[i].len);
        // "Linny and Peter" is one byline; "Ann Orr and Bo Lee" are two people
        if (bare_words(left) < 2 && str_find_byte(left, ',') < 0) continue;
        // "Centre for Sea and Weather" is one body
        if (bare_words(right) < 2 && str_find_byte(left, ',') < 0 && is_body_of(left)) continue;
        byline_names(names, left, keep);
        byline_names(names, right, keep);
        return;
    }
    ptrdiff_t comma = str_find_byte(text, ',');
    if (comma > 0) {
        bool first = true;
        while (str_cut(&rest, ',', &part)) {
            part = str_trim(part);
            if (first || !is_job(part)) {
                if (first || bare_words(part) >= 2) add_author(names, cut_by(part), keep);
            }
            first = false;
        }
        return;
    }
    add_author(names, text, keep);
}

static bool is_weak(const Strs *names, Str outlet, Arena scratch) {
    if (names->len != 1) return false;
    Str name = names->at[0];
    bool capital = false;
    for (ptrdiff_t at = 0; at < name.len;) {
        int32_t rune = utf8_next(name, &at);
        capital |= !rune_lower(rune) && rune_letter(rune);
    }
    return !capital || bare_holds(outlet, name, scratch) || bare_holds(name, outlet, scratch);
}

static Strs from_jsonld(const JsonLd *jsonld, Arena *keep, Arena *scratch) {
    Strs names = {0};
    for (ptrdiff_t i = 0; i < jsonld->authors.len; i++) {
        Str name = metadata_clean(jsonld->authors.at[i], scratch);
        if (jsonld->authors.len == 1) byline_names(&names, name, keep);
        else add_author(&names, cut_by(name), keep);
    }
    return names;
}

static bool says_by(Str label) {
    static const Str words[] = {S_("written by"), S_("author"),      S_("by"),         S_("verfasst von"),
                                S_("écrit par"),  S_("escrito por"), S_("scritto da"), S_("geschrieben von")};
    for (ptrdiff_t i = 0; i < countof(words); i++)
        if (str_eq_case(label, words[i])) return true;
    return false;
}

static Strs from_meta(const Layout *layout, Arena *keep, Arena *scratch) {
    static const Str places[] = {S_("author"),
                                 S_("article:author"),
                                 S_("byl"),
                                 S_("parsely-author"),
                                 S_("sailthru.author"),
                                 S_("dc.creator"),
                                 S_("dcterms.creator"),
                                 S_("dc.contributor"),
                                 S_("citation_author"),
                                 S_("article:author_name"),
                                 S_("cxenseparse:author")};
    Strs names = {0}, labelled = {0};
    // twitter:label1 "Written by", twitter:data1 "Ann Orr"
    for (ptrdiff_t i = 0; i + 1 < layout->metas.len; i++)
        if (str_starts_case(layout->metas.at[i].name, S("twitter:label")) &&
            says_by(str_trim(layout->metas.at[i].content)) &&
            str_starts_case(layout->metas.at[i + 1].name, S("twitter:data")))
            byline_names(&labelled, metadata_clean(layout->metas.at[i + 1].content, scratch), keep);
    for (ptrdiff_t p = 0; p < countof(places) && names.len == 0; p++)
        for (ptrdiff_t i = 0; i < layout->metas.len; i++)
            if (str_eq_case(layout->metas.at[i].name, places[p]))
                byline_names(&names, metadata_clean(layout->metas.at[i].content, scratch), keep);
    return names.len ? names : labelled;
}

static Strs from_marks(const Layout *layout, Arena *keep, Arena *scratch) {
    Strs names = {0};
    for (ptrdiff_t i = 0; i < layout->marks.len; i++)
        if (layout->marks.at[i].kind == MARK_AUTHOR)
            byline_names(&names, block_element_text(layout->marks.at[i].element, BYLINE_BYTES, scratch),
                         keep);
    return names;
}

// Two to four words that all begin with a capital: "Ann van Orr" has a small one in between.
static bool looks_like_name(Str text) {
    int words = 0, small = 0;
    Str rest = text, word;
    while (str_cut(&rest, ' ', &word)) {
        if (word.len == 0) continue;
        ptrdiff_t at = 0;
        int32_t rune = utf8_next(word, &at);
        if (!rune_letter(rune)) return false;
        words++;
        small += rune_lower(rune);
    }
    return words >= 2 && words <= 5 && small <= words - 2;
}

static bool opens_byline(Str text) {
    static const Str words[] = {S_("by "),        S_("by: "),        S_("written by "), S_("written by: "),
                                S_("posted by "), S_("article by "), S_("author: "),    S_("authors: "),
                                S_("words by "),  S_("story by "),   S_("text: ")};
    for (ptrdiff_t i = 0; i < countof(words); i++)
        if (str_starts_case(text, words[i])) return true;
    return false;
}

// A line near the title that begins with "By", or stands in an element of the class "author" and looks like a name.
static Strs from_lines(const Layout *layout, int32_t title_block, Arena *keep, Arena *scratch) {
    Strs names = {0};
    for (ptrdiff_t i = 0; i < layout->marks.len; i++) {
        const Mark *mark = &layout->marks.at[i];
        if (mark->kind != MARK_BYLINE) continue;
        Str text = block_element_text(mark->element, BYLINE_BYTES, scratch);
        // a box of several lines: the name is the first ("Ann Orr", "Harbour correspondent", "Share")
        Str line = mark->block < layout->blocks.len ? layout->blocks.at[mark->block].text : text;
        if (line.len < text.len && str_starts(text, line) && line.len > 3) text = line;
        bool by = str_starts_case(text, S("by ")) || str_starts_case(text, S("written by ")) ||
            str_starts_case(text, S("von "));
        bool near = title_block >= 0 && mark->block >= title_block - BEFORE_TITLE &&
            mark->block <= title_block + BEHIND_TITLE;
        if (!by && !(near && looks_like_name(text))) continue;
        byline_names(&names, text, keep);
        if (names.len) return names;
    }
    if (title_block < 0) return names;
    int32_t end = title_block + BEHIND_TITLE < layout->blocks.len ? title_block + BEHIND_TITLE
                                                                  : (int32_t)layout->blocks.len;
    for (int32_t i = title_block < BEFORE_TITLE ? 0 : title_block - BEFORE_TITLE; i < end && names.len == 0;
         i++) {
        const Block *block = &layout->blocks.at[i];
        if (block->words > 16) continue;
        if (opens_byline(block->text)) byline_names(&names, block->text, keep);
        else if (says_by(block->text) && i + 1 < end && looks_like_name(layout->blocks.at[i + 1].text))
            byline_names(&names, layout->blocks.at[i + 1].text, keep);
        else if (stamp_find(block->text, true, scratch).iso.len) {  // "Published August 7, 2023 by Ann Orr"
            ptrdiff_t at = str_find_case(block->text, S(" by "));
            if (at > 0 && looks_like_name(str_from(block->text, at + 4)))
                byline_names(&names, str_from(block->text, at + 4), keep);
        }
    }
    return names;
}

Strs byline_read(const Layout *layout, const JsonLd *jsonld, Str outlet, int32_t title_block, Arena *keep,
                 Arena *scratch) {
    Strs weak = {0};
    for (int source = 0; source < 4; source++) {
        Strs names = source == 0 ? from_jsonld(jsonld, keep, scratch)
            : source == 1        ? from_meta(layout, keep, scratch)
            : source == 2        ? from_marks(layout, keep, scratch)
                                 : from_lines(layout, title_block, keep, scratch);
        if (names.len == 0) continue;
        if (!is_weak(&names, outlet, *scratch)) return names;
        if (weak.len == 0) weak = names;
    }
    return weak;
}
