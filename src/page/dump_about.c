// dump_about.c - see dump_about.h. In order: days, the address, authors and credits, tags, all of it.
#include "page/dump_about.h"

#include "base/utf8.h"
#include "page/author.h"
#include "page/bare.h"
#include "page/byline.h"
#include "page/credit.h"
#include "page/dateline.h"
#include "page/headline.h"
#include "page/published.h"
#include "page/stamp.h"
#include "page/title.h"

enum {
    HEAD_LINES = 6,   // a date so high up is the day of the visit
    DATE_WORDS = 24,  // of a line that says a day
    ABOVE_TITLE = 4,  // lines around the title, and around the first one kept, that may sign
    BEHIND_TITLE = 16,
    ABOVE_FIRST = 8,
    BEHIND_FIRST = 2,
    FOOT_WORDS = 24,
    TITLE_FAR = 60,
    NAME_WORDS = 4,
    JOB_WORDS = 8,
    LABEL_WORDS = 3,  // "Last updated:"
    LOOKED_AT = 4000,
};

static bool has_url(Str text) { return str_find(text, S("://")) >= 0; }

// ---- days ----

// "Copyright 2026", "© 2019-2026 Wexholm Courier": the last year.
static Str copyright_year(Str line) {
    Str year = {0};
    if (str_find_case(line, S("copyright")) < 0 && str_find(line, S("©")) < 0) return year;
    for (ptrdiff_t at = 0; at + 4 <= line.len; at++) {
        Str four = str_slice(line, at, at + 4);
        int64_t n;
        bool edges =
            (at == 0 || !ascii_digit(line.s[at - 1])) && (at + 4 == line.len || !ascii_digit(line.s[at + 4]));
        if (edges && str_int(four, &n) && n > 1990 && n < 2100) year = four;
    }
    return year;
}

// Any year that stands in the text: in a date, else in an address, else in the copyright.
static Str find_year(const Dump *dump, Str published, Str url, Arena *keep) {
    if (published.len >= 4) return str_slice(published, 0, 4);
    Str iso = stamp_of_url(url, keep);
    for (ptrdiff_t i = 0; i < dump->lines.len && iso.len == 0 && i < 4000; i++) {
        if (dump->lines.at[i].words > 24) continue;
        Arena scratch = *keep;
        Stamp stamp = stamp_find(dump->lines.at[i].text, true, &scratch);
        if (stamp.iso.len && !stamp.no_year) return str_copy(str_slice(stamp.iso, 0, 4), keep);
    }
    for (ptrdiff_t i = dump->lines.len - 1; i >= 0 && iso.len == 0 && i > dump->lines.len - 400; i--)
        iso = copyright_year(dump->lines.at[i].text);
    return str_slice(iso, 0, 4);
}

// Lines near the title and the first one kept, where the article's own days stand.
typedef struct Near {
    ptrdiff_t from, end;
} Near;

static Near near_title(const Dump *dump) {
    ptrdiff_t first = dump->start, title = dump->title;
    bool far = title < 0 || title > first ||
        first - title > TITLE_FAR;  // then it is the page's own title, at the top
    Near near = {(far ? first - ABOVE_FIRST : title) - ABOVE_TITLE, first + BEHIND_FIRST};
    if (!far && title + BEHIND_TITLE > near.end) near.end = title + BEHIND_TITLE;
    if (near.from < 0) near.from = 0;
    if (near.end > dump->lines.len) near.end = dump->lines.len;
    return near;
}

static bool may_date(const Dump *dump, ptrdiff_t i) {
    const Line *line = &dump->lines.at[i];
    if (line->labelled && line->label == ASIDE_CAPTION) return false;
    return line->words <= DATE_WORDS && (!dump->kept[i] || (line->labelled && line->label == ASIDE_BYLINE));
}

// By trust: near the title a line that says "published", or a day alone; the dateline; "published" elsewhere; the address;
// a day above; that of a change. One at the very top may be the day of the visit.
static void read_dates(Article *out, const Dump *dump, Arena *keep) {
    Near near = near_title(dump);
    Str said = {0}, shown = {0}, far = {0}, high = {0}, changed = {0};
    for (ptrdiff_t i = 0; i < dump->lines.len && i < LOOKED_AT; i++) {
        if (!may_date(dump, i)) continue;
        bool in = i >= near.from && i < near.end;
        Str above = i && dump->lines.at[i - 1].words <= LABEL_WORDS ? dump->lines.at[i - 1].text : (Str){0};
        Days days = {0};
        char kind = published_line(&days, dump->lines.at[i].text, above, keep);
        if (in && changed.len == 0) changed = days.modified;
        Str *to = in && kind == 'p'                      ? &said
            : in && (i >= HEAD_LINES || i > dump->title) ? &shown
            : kind == 'p'                                ? &far
            : i < near.end                               ? &high
                                                         : NULL;
        if (to && to->len == 0) *to = days.published;
    }
    Str published = said.len ? said : shown;
    Str year = find_year(dump, published.len ? published : high, out->url, keep);
    out->dateline = dateline_find(out->text, year, keep);
    Str rest[] = {out->dateline.date.len == 10 ? out->dateline.date : (Str){0}, far,
                  stamp_of_url(out->url, keep), high, changed};
    for (ptrdiff_t i = 0; i < countof(rest) && published.len == 0; i++) published = rest[i];
    out->published = published, out->modified = changed;
}

// ---- the address ----

// How many of the title's longer words the body says too, in per cent.
static int shared_words(Str title, Str body, Arena scratch) {
    int all = 0, shared = 0;
    Str rest = title, word;
    while (str_cut(&rest, ' ', &word)) {
        Str bare = bare_text(word, &scratch);
        if (bare.len < 4) continue;
        all++;
        shared += str_find(body, bare) >= 0;
    }
    return all ? shared * 100 / all : 0;
}

// The address of this very page: one that its title's words stand in.
static Str find_url(const Dump *dump, Str title, Arena scratch) {
    Str best = {0};
    int best_score = 40;
    for (ptrdiff_t i = 0; i < dump->lines.len && i < 4000; i++) {
        Str text = dump->lines.at[i].text;
        ptrdiff_t at = str_find(text, S("http"));
        if (at < 0 || !has_url(text)) continue;
        Str url = str_from(text, at);
        ptrdiff_t space = str_find_byte(url, ' ');
        if (space > 0) url = str_slice(url, 0, space);
        int score = shared_words(title, bare_text(url, &scratch), scratch);
        if (score > best_score) best = url, best_score = score;
    }
    return best;
}

// ---- authors ----

static void add_names(Article *out, const Strs *names, Arena *keep) {
    for (ptrdiff_t i = 0; i < names->len; i++) *vec_push(&out->authors, keep) = names->at[i];
}

static bool is_dated(const Dump *dump, ptrdiff_t i, Arena scratch) {
    return i >= 0 && i < dump->lines.len && dump->lines.at[i].words <= DATE_WORDS &&
        stamp_find(dump->lines.at[i].text, true, &scratch).iso.len > 0;
}

static bool below_label(const Dump *dump, ptrdiff_t i) {
    return i > 0 && author_is_label(dump->lines.at[i - 1].text);
}

// "By" stands alone in many a dump, and the name under it.
static Str with_opener(const Dump *dump, ptrdiff_t i, Arena *arena) {
    const Line *line = &dump->lines.at[i];
    if (i == 0 || line[-1].words != 1 || line->words > NAME_WORDS) return line->text;
    Str both = str_format(arena, "%.*s %.*s", (int)line[-1].text.len, line[-1].text.s, (int)line->text.len,
                          line->text.s);
    return author_behind_by(both).len ? both : line->text;
}

// Is a day, a reading time or a job near, as beside a name that signs? Menus have no days.
static bool beside_sign(const Dump *dump, ptrdiff_t i, ptrdiff_t by, Arena scratch) {
    for (ptrdiff_t k = i - by; k <= i + by; k++) {
        if (k < 0 || k >= dump->lines.len || k == i) continue;
        const Line *line = &dump->lines.at[k];
        if (is_dated(dump, k, scratch) || (line->labelled && line->label == ASIDE_READ_TIME)) return true;
        if (k == i + 1 && line->words <= JOB_WORDS && author_is_job(line->text)) return true;
    }
    return false;
}

// A name alone near the title; what no table has for a name stands beside the day, under the title.
static bool is_bare_name(const Dump *dump, ptrdiff_t i, Arena scratch) {
    const Line *line = &dump->lines.at[i];
    if (i == dump->title || dump->kept[i] || line->words < 2 || line->words > NAME_WORDS || line->bullet ||
        (line->labelled && line->label != ASIDE_BYLINE))
        return false;
    if (byline_person(line->text)) return beside_sign(dump, i, 2, scratch);
    return dump->title >= 0 && i > dump->title && i <= dump->start + BEHIND_FIRST &&
        dump->lines.at[line->first].times <= 2 && author_in_capitals(line->text) &&
        beside_sign(dump, i, 1, scratch);
}

// Near the title: "By Ann Orr"; else a name alone beside a day.
static void sign_near(Article *out, const Dump *dump, Arena *keep) {
    Near near = near_title(dump);
    for (ptrdiff_t i = near.from; i < near.end && out->authors.len == 0; i++) {
        if (i == dump->title) continue;
        Arena scratch = *keep;
        Str line = str_copy(with_opener(dump, i, &scratch), keep);
        Strs names = byline_line(line, below_label(dump, i), out, keep);
        add_names(out, &names, keep);
    }
    for (ptrdiff_t i = near.from; i < near.end && out->authors.len == 0; i++) {
        if (!is_bare_name(dump, i, *keep)) continue;
        Strs names = byline_line(dump->lines.at[i].text, true, out, keep);
        add_names(out, &names, keep);
    }
}

static void sign_foot(Article *out, const Dump *dump, Arena *keep) {
    for (ptrdiff_t i = 0; i < dump->lines.len && out->authors.len == 0; i++) {
        if (dump->lines.at[i].words > FOOT_WORDS) continue;
        Strs names = byline_foot(dump->lines.at[i].text, below_label(dump, i), out, keep);
        add_names(out, &names, keep);
    }
}

static void read_authors(Article *out, const Dump *dump, Arena *keep) {
    sign_near(out, dump, keep);
    if (out->authors.len == 0) sign_foot(out, dump, keep);
}

static void read_credits(Article *out, const Dump *dump, Arena *keep) {
    ptrdiff_t from = dump->title < 0 ? 0 : dump->title,
              end = dump->end + 3 < dump->lines.len ? dump->end + 3 : dump->lines.len;
    for (ptrdiff_t i = from; i < end; i++) {
        const Line *line = &dump->lines.at[i];
        if (dump->kept[i] && line->words > 30) continue;
        credit_correction(out, line->text, false, keep);
        bool caption = line->labelled && line->label == ASIDE_CAPTION;
        credit_read(out, line->text, caption ? CREDIT_IN_CAPTION : CREDIT_IN_LINE, keep);
    }
}

// ---- tags, a picture ----

static void read_tags(Article *out, const Dump *dump, Arena *keep) {
    for (ptrdiff_t i = dump->end; i < dump->lines.len && i < dump->end + 40; i++) {
        const Line *line = &dump->lines.at[i];
        if (!line->labelled || line->label != ASIDE_TAGS) continue;
        Str list = line->text, tag;
        ptrdiff_t colon = str_find_byte(list, ':');
        if (colon >= 0) list = str_from(list, colon + 1);
        else if (line->ends_page) continue;
        while (str_cut(&list, ',', &tag))
            if (str_trim(tag).len) *vec_push(&out->tags, keep) = str_copy(str_trim(tag), keep);
        if (out->tags.len) return;
    }
}

// A line that is the address of a picture, and no more.
bool dump_picture(Str line) {
    static const Str endings[] = {S_(".jpg"), S_(".jpeg"), S_(".png"), S_(".webp"), S_(".avif"), S_(".gif")};
    if (!str_starts_case(line, S("http")) || !has_url(line) || str_find_byte(line, ' ') >= 0) return false;
    ptrdiff_t query = str_find_byte(line, '?');
    Str path = query < 0 ? line : str_slice(line, 0, query);
    for (ptrdiff_t i = 0; i < countof(endings); i++)
        if (str_ends_case(path, endings[i])) return true;
    return false;
}

static void read_image(Article *out, const Dump *dump, Arena *keep) {
    for (ptrdiff_t i = dump->title < 0 ? 0 : dump->title; i < dump->end && out->image.len == 0; i++)
        if (dump_picture(dump->lines.at[i].text)) out->image = str_copy(dump->lines.at[i].text, keep);
}

// ---- all of it ----

static void read_title(Dump *dump, Arena scratch) {
    HeadlineWork work = headline_open(&dump->lines, dump->kept, &scratch);
    dump->title = headline_choose(trees_named(S("headline_trees")), &work);
}

void dump_about(Article *out, Dump *dump, const PageHints *hints, Arena *keep, Arena scratch) {
    read_title(dump, scratch);
    if (dump->title >= 0) out->title = str_copy(dump->lines.at[dump->title].text, keep);
    out->url = str_copy(hints->url.len ? hints->url : find_url(dump, out->title, scratch), keep);
    read_dates(out, dump, keep);
    if (hints->published.len) out->published = str_copy(hints->published, keep);
    dump_outlet(out, dump, hints, keep, scratch);
    read_authors(out, dump, keep);
    read_credits(out, dump, keep);
    read_tags(out, dump, keep);
    read_image(out, dump, keep);
}
