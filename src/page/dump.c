// dump.c - see dump.h. In order: the title, what the page says about itself, writing.
#include "page/dump.h"

#include "article/identity.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "page/aside.h"
#include "page/bare.h"
#include "page/author.h"
#include "page/credit.h"
#include "page/dateline.h"
#include "page/line.h"
#include "page/stamp.h"
#include "page/stretch.h"
#include "page/wall.h"

#include <string.h>

enum {
    WORDS_LEAST = 8,
    HEAD_LINES = 6,  // a date so high up is the day of the visit
    TITLE_WORDS = 40,
};

typedef struct Dump {
    Lines lines;
    uint8_t *kept;
    ptrdiff_t start, end;  // from the first line that is kept to the last
    ptrdiff_t title;       // -1 when there is none
} Dump;

// ---- the title ----

static bool has_url(Str text) { return str_find(text, S("://")) >= 0; }

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

// A line that the body says again is a teaser of it.
static bool stands_in_body(const Dump *dump, const Line *line) {
    for (ptrdiff_t i = dump->start; i < dump->end; i++)
        if (dump->kept[i] && dump->lines.at[i].first == line->first) return true;
    return false;
}

static int title_score(const Dump *dump, ptrdiff_t i, Str body, Arena scratch) {
    const Line *line = &dump->lines.at[i], *first = &dump->lines.at[line->first];
    if (line->labelled || line->words < 3 || line->words > TITLE_WORDS || has_url(line->text)) return 0;
    if (str_find(line->text, S(" >")) >= 0 || str_find(line->text, S(" › ")) >= 0) return 0;
    Stamp stamp = stamp_find(line->text, false, &scratch);
    if (stamp.iso.len && stamp.end - stamp.at > line->text.len / 3) return 0;
    int score = shared_words(line->text, body, scratch);
    if (first->times > 1) score += stands_in_body(dump, line) ? -60 : 60;
    if (line->bullet) score -= 30;
    if (line->gap) score += 15;
    if (line->prose) score -= 50;
    if (line->words > 4) score += 20;
    return score;
}

static ptrdiff_t find_title(const Dump *dump, Arena scratch) {
    Buf text = {.arena = &scratch};
    ptrdiff_t first_kept = dump->start;
    while (first_kept < dump->end && !dump->kept[first_kept]) first_kept++;
    for (ptrdiff_t i = dump->start; i < dump->end; i++)
        if (dump->kept[i]) buf_str(&text, dump->lines.at[i].text);
    Str body = bare_text(str_slice(buf_view(&text), 0, 1 << 16), &scratch);
    ptrdiff_t best = -1;
    int best_score = 40;
    for (ptrdiff_t i = first_kept < 400 ? 0 : first_kept - 400; i < first_kept; i++) {
        int score = title_score(dump, i, body, scratch);
        if (score > best_score) best = i, best_score = score;
    }
    return best;
}

// ---- what the page says about itself ----

static bool says_published(Str line) {
    static const Str words[] = {S_("publish"), S_("posted"),          S_("date "),
                                S_("date:"),   S_("article is from"), S_("veröffentlicht"),
                                S_("stand:"),  S_("first on"),        S_("issued"),
                                S_("publié"),  S_("publicado"),       S_("pubblicato")};
    for (ptrdiff_t i = 0; i < countof(words); i++)
        if (str_find_case(line, words[i]) >= 0) return true;
    return false;
}

static bool says_modified(Str line) {
    static const Str words[] = {S_("updated"),     S_("modified"),   S_("aktualisiert"),
                                S_("actualizado"), S_("mis à jour"), S_("aggiornato")};
    for (ptrdiff_t i = 0; i < countof(words); i++)
        if (str_find_case(line, words[i]) >= 0) return true;
    return false;
}

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

// By trust: a line that says "published", a date between title and body, the dateline, the page's head.
static void read_dates(Article *out, const Dump *dump, Arena *keep) {
    Str said = {0}, near = {0}, high = {0};
    ptrdiff_t end = dump->start + 3 < dump->lines.len ? dump->start + 3 : dump->lines.len;
    for (ptrdiff_t i = 0; i < end; i++) {
        const Line *line = &dump->lines.at[i];
        if (dump->kept[i] || line->words > 24) continue;
        Stamp stamp = stamp_find(line->text, true, keep);
        if (stamp.iso.len == 0 || stamp.no_year) continue;
        if (says_modified(line->text) && !says_published(line->text)) {
            if (out->modified.len == 0) out->modified = stamp.iso;
        } else if (says_published(line->text)) {
            if (said.len == 0) said = stamp.iso;
        } else if (i > dump->title && near.len == 0) near = stamp.iso;
        else if (i >= HEAD_LINES && near.len == 0) near = stamp.iso;
        else if (high.len == 0) high = stamp.iso;
    }
    out->published = said.len ? said : near;
    out->dateline = dateline_find(
        out->text, find_year(dump, out->published.len ? out->published : high, out->url, keep), keep);
    if (out->published.len == 0 && out->dateline.date.len == 10) out->published = out->dateline.date;
    if (out->published.len == 0) out->published = stamp_of_url(out->url, keep);
    if (out->published.len == 0) out->published = high;
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

// The host that the page's own address or its mail addresses name.
static Str find_host(const Dump *dump, Str url, Arena *keep) {
    if (url.len) return identity_host(url, keep);
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

static Str first_word_of(Str text) {
    ptrdiff_t end = str_find_byte(text, ' ');
    return end < 0 ? text : str_slice(text, 0, end);
}

// How many bytes of `text` begin it with a mark that cuts a line into parts; 0 when none does.
static ptrdiff_t cut_bytes(Str text) {
    static const Str cuts[] = {S_(","), S_("|"), S_("["), S_("]"), S_("("),
                               S_(")"), S_("/"), S_("©"), S_("-"), S_("–")};
    for (ptrdiff_t i = 0; i < countof(cuts); i++)
        if (str_starts(text, cuts[i])) return cuts[i].len;
    return 0;
}

// A name on the page that the host is made of: "Orra Islander" of orraislander.example.
static Str name_of_host(const Dump *dump, Str host, Arena scratch) {
    Str label = str_slice(host, 0, str_find_byte(host, '.'));
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
            Str bare = bare_text(part, &one), word = bare_text(first_word_of(part), &one);
            if (str_eq(bare, label)) return part;
            bool begins = word.len >= 4 && str_starts(label, word) && dump->lines.at[i].words <= 3 &&
                ascii_upper(part.s[0]);
            if (begins && best.len == 0) best = part;
        }
    }
    return best;
}

static void read_outlet(Article *out, const Dump *dump, const PageHints *hints, Arena *keep, Arena scratch) {
    if (hints->outlet.len) {
        out->outlet = str_copy(hints->outlet, keep);
        out->outlet_from = OUTLET_OPTION;
        return;
    }
    Str host = str_copy(find_host(dump, out->url, keep), keep);  // a mail's is a view of the page
    out->outlet = str_copy(name_of_host(dump, host, scratch), keep);
    if (out->outlet.len) out->outlet_from = OUTLET_PAGE;
    else if (out->dateline.agency.len) {
        out->outlet = out->dateline.agency;
        out->outlet_from = OUTLET_TEXT;
    } else if (host.len) {
        out->outlet = host;
        out->outlet_from = OUTLET_URL;
    }
}

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
static bool is_picture(Str line) {
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
        if (is_picture(dump->lines.at[i].text)) out->image = str_copy(dump->lines.at[i].text, keep);
}

static void read_lines(Article *out, const Dump *dump, Arena *keep, Arena scratch) {
    ptrdiff_t from = dump->title < 0 ? 0 : dump->title,
              end = dump->end + 3 < dump->lines.len ? dump->end + 3 : dump->lines.len;
    for (ptrdiff_t i = from; i < end; i++) {
        const Line *line = &dump->lines.at[i];
        if (dump->kept[i] && line->words > 30) continue;
        credit_correction(out, line->text, false, keep);
        bool caption = line->labelled && line->label == ASIDE_CAPTION;
        credit_read(out, line->text, caption ? CREDIT_IN_CAPTION : CREDIT_IN_LINE, keep);
        if (line->labelled && line->label == ASIDE_BYLINE && line->words <= 12 && line->words > 1 &&
            out->authors.len == 0 && !stamp_find(line->text, true, &scratch).iso.len)
            author_names(&out->authors, line->text, keep);
    }
}

// ---- writing ----

static void write_text(Article *out, const Dump *dump, Arena *keep) {
    ptrdiff_t bytes = 0;
    for (ptrdiff_t i = dump->start; i < dump->end; i++)
        if (dump->kept[i]) bytes += dump->lines.at[i].text.len + 1;
    char *at = arena_new(keep, char, bytes);
    ptrdiff_t len = 0;
    for (ptrdiff_t i = dump->start; i < dump->end; i++) {
        Str text = dump->lines.at[i].text;
        if (!dump->kept[i] || len + text.len + 1 > LIMIT_TEXT_BYTES) continue;
        if (len) at[len++] = '\n';
        memcpy(at + len, text.s, (size_t)text.len);
        len += text.len;
    }
    out->text = (Str){at, len};
    out->paragraphs = article_paragraphs(out->text, keep);
}

// What the line model was taught by is not always what a reader would call it: there `cookies` are all of the page's own
// business. Links to other reports and comments are all of one kind, whatever they say.
static AsideLabel label_of(const Line *line, Arena scratch) {
    AsideLabel label = (AsideLabel)line->label, said;
    if (is_picture(line->text)) return ASIDE_CAPTION;
    if (line->labelled && (label == ASIDE_RELATED || label == ASIDE_COMMENTS || label == ASIDE_CAPTION))
        return label;
    if (aside_said(&said, line->text, line->words, scratch)) return said;
    return label == ASIDE_COOKIES ? ASIDE_NAVIGATION : label;
}

static void write_asides(Article *out, const Dump *dump, Arena *keep) {
    ptrdiff_t first_kept = dump->start;
    while (first_kept < dump->end && !dump->kept[first_kept]) first_kept++;
    // the article's neighbourhood: from the title to where the page turns to its own business
    for (ptrdiff_t i = dump->title < 0 ? 0 : dump->title; i < dump->lines.len; i++) {
        const Line *line = &dump->lines.at[i];
        if (i >= dump->end && line->ends_page && line->label != ASIDE_TAGS) break;
        if (dump->kept[i] || str_eq(line->text, out->title)) continue;
        AsideLabel label = label_of(line, *keep);
        bool standfirst =
            !line->labelled && label == ASIDE_OTHER && i < first_kept && i > dump->title && line->words >= 8;
        if (standfirst) label = ASIDE_STANDFIRST;
        else if (!line->labelled && label == ASIDE_OTHER)
            label = i < first_kept || i >= dump->end ? ASIDE_NAVIGATION : ASIDE_OTHER;
        *vec_push(&out->asides, keep) = (Aside){label, str_copy(line->text, keep)};
    }
}

bool dump_read(Article *out, Str text, const PageHints *hints, Arena *keep, Arena *scratch, Err *err) {
    Dump dump = {.lines = line_read(text, scratch)};
    Stretch body = stretch_choose(&dump.lines, scratch);
    dump.kept = body.kept, dump.start = body.start, dump.end = body.end;
    int32_t words = 0, all = 0;
    for (ptrdiff_t i = 0; i < dump.lines.len; i++) {
        all += dump.lines.at[i].words;
        if (dump.kept[i]) words += dump.lines.at[i].words;
    }
    if (words < WORDS_LEAST)
        return err_set(err, wall_why_text(text, *scratch), hints->source, "%td lines, %d words",
                       dump.lines.len, all);
    dump.title = find_title(&dump, *scratch);
    if (dump.title >= 0) out->title = str_copy(dump.lines.at[dump.title].text, keep);
    write_text(out, &dump, keep);
    out->url = str_copy(hints->url.len ? hints->url : find_url(&dump, out->title, *scratch), keep);
    read_dates(out, &dump, keep);
    if (hints->published.len) out->published = str_copy(hints->published, keep);
    read_outlet(out, &dump, hints, keep, *scratch);
    read_lines(out, &dump, keep, *scratch);
    read_tags(out, &dump, keep);
    read_image(out, &dump, keep);
    write_asides(out, &dump, keep);
    return true;
}

void dump_raw(Article *out, Str text, const PageHints *hints, Arena *keep) {
    out->url = str_copy(hints->url, keep);
    out->outlet = str_copy(hints->outlet, keep);
    out->outlet_from = hints->outlet.len ? OUTLET_OPTION : OUTLET_UNKNOWN;
    out->published = str_copy(hints->published, keep);
    out->text = str_copy(text, keep);
    out->paragraphs = article_paragraphs(out->text, keep);
    out->dateline = dateline_find(out->text, str_slice(out->published, 0, 4), keep);
}
