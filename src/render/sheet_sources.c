// sheet_sources.c - who tells what, what was not found, the sources, and what was set aside of them.
#include "render/sheet.h"

#include "base/map.h"
#include "base/utf8.h"
#include "render/cite.h"
#include "render/table.h"

enum {
    SHARED_SHOWN = 3,  // pairs of reports with shared text, under the table
    GAPS_SHOWN = 4,    // points not found in some report
    GAP_TAGS = 3,      // and at most so many reports that lack it
    QUIET_SHOWN = 4,   // people without a quote
    ASIDES_SHOWN = 6,  // reports whose set-aside pieces are told one by one
    READS_SHOWN = 3    // reports offered to a reader
};

// ---- coverage ----

// Is the run between two reports of which one is told already?
static bool told_of(const Shareds *shared, const ptrdiff_t *told, int count, ptrdiff_t i) {
    for (int k = 0; k < count; k++)
        if (shared->at[told[k]].a == shared->at[i].a && shared->at[told[k]].b == shared->at[i].b) return true;
    return false;
}

// "A and B share 22 words in a row outside quotations: ...", for the longest runs.
static void put_shared(Sheet *sheet) {
    const Shareds *shared = &sheet->brief->story.shared;
    ptrdiff_t told[SHARED_SHOWN];
    for (int shown = 0; shown < SHARED_SHOWN; shown++) {
        ptrdiff_t best = -1;
        for (ptrdiff_t i = 0; i < shared->len; i++) {
            bool longer = best < 0 || shared->at[i].words > shared->at[best].words;
            if (longer && !told_of(shared, told, shown, i)) best = i;
        }
        if (best < 0) return;
        sheet_line(sheet, LINE_NOTE);
        put_name(sheet, shared->at[best].a);
        put_label(sheet, S(" and "));
        put_name(sheet, shared->at[best].b);
        put_format(sheet, " share %d words in a row outside quotations: two x there have one source.",
                   shared->at[best].words);
        told[shown] = best;
    }
}

void sheet_coverage(Sheet *sheet) {
    if (sheet->brief->coverage.rows == 0 || sheet->brief->members_len < 2) return;
    sheet_section(sheet, PART_COVERAGE);
    put_label(sheet, S(" "));
    put_label(sheet, label(LABEL_COVERAGE));
    sheet_line(sheet, LINE_TABLE);
    put_shared(sheet);
}

// ---- not found ----

static Str last_word(Str name) { return str_from(name, str_rfind_byte(name, ' ') + 1); }

static void hear(Map *heard, Str word, Arena *arena) {
    if (word.len) *map_put(heard, word, arena) = 1;
}

// Every word of the paragraph that a quotation of nobody known stands in: any name there may be its speaker's.
static void hear_around(Map *heard, const Brief *brief, const Evidence *evidence, Arena *arena) {
    Str text = brief->members[evidence->article].article->text;
    Span at = cite_outer(evidence);
    ptrdiff_t start = str_rfind_byte(str_slice(text, 0, at.start), '\n') + 1;
    ptrdiff_t end = str_find_byte(str_from(text, at.end), '\n');
    Str paragraph = str_slice(text, start, end < 0 ? text.len : at.end + end), word;
    while (str_cut(&paragraph, ' ', &word)) {
        while (word.len && !rune_letter((unsigned char)word.s[word.len - 1]) &&
               (unsigned char)word.s[word.len - 1] < 0x80)
            word.len--;
        hear(heard, word, arena);
    }
}

// Last names of all whom lede found saying anything, and of all who may have.
static Map heard_names(const Sheet *sheet, Arena *arena) {
    const Brief *brief = sheet->brief;
    Map heard = {0};
    for (ptrdiff_t i = 0; i < brief->quotes.len; i++) {
        const Said *said = &brief->quotes.at[i];
        if (said->speaker >= 0) hear(&heard, last_word(brief->entities.at[said->speaker].name), arena);
        for (ptrdiff_t k = 0; said->speaker < 0 && k < said->variants.len; k++)
            hear_around(&heard, brief, &said->variants.at[k], arena);
    }
    for (ptrdiff_t i = 0; i < brief->points.len; i++) {
        int32_t entity = brief->points.at[i].according_to.entity;
        if (entity >= 0) hear(&heard, last_word(brief->entities.at[entity].name), arena);
    }
    for (ptrdiff_t i = 0; i < brief->members_len; i++) {
        const Article *article = brief->members[i].article;
        for (ptrdiff_t k = 0; k < article->quotes.len; k++)
            hear(&heard, last_word(str_span(article->text, article->quotes.at[k].speaker)), arena);
    }
    return heard;
}

// Begins the line, or goes on with it.
static void put_gap(Sheet *sheet, ptrdiff_t *gaps) {
    if ((*gaps)++) {
        put_label(sheet, S("; "));
        return;
    }
    sheet_line(sheet, LINE_NOTE);
    put_format(sheet, "NOT FOUND IN THE %td REPORTS: ", sheet->brief->members_len);
}

// A given name and a surname, letters alone, and a role: "Riverside Drive" and half a name have none.
static bool sure_person(const Actor *actor) {
    if (actor->kind != NAME_PERSON || actor->role.len == 0) return false;
    bool two = false;
    for (ptrdiff_t i = 0; i < actor->name.len; i++) {
        char c = actor->name.s[i];
        two |= c == ' ';
        if ((unsigned char)c < 0x80 && !ascii_alpha(c) && c != ' ' && c != '.' && c != '-' && c != '\'')
            return false;
    }
    return two;
}

static bool stands_in(const Brief *brief, const Evidences *evidences, Str name, Arena scratch) {
    for (ptrdiff_t i = 0; i < evidences->len; i++)
        if (str_find(evidence_text(brief, &evidences->at[i], &scratch), name) >= 0) return true;
    return false;
}

// Is the story about this person too: in a title, in what is announced, in what reports differ on? Who is named in passing is
// missed by nobody.
static bool matters(const Brief *brief, const Actor *actor, Arena scratch) {
    Str name = last_word(actor->name), rest = actor->name, word;
    while (str_cut(&rest, ' ', &word))
        for (ptrdiff_t i = 0; i < brief->members_len && word.len > 3; i++)
            if (str_find(brief->members[i].article->title, word) >= 0) return true;
    for (ptrdiff_t i = 0; i < brief->ahead.len; i++)
        if (stands_in(brief, &brief->ahead.at[i].evidence, name, scratch)) return true;
    for (ptrdiff_t i = 0; i < brief->differences.len; i++)
        if (stands_in(brief, &brief->differences.at[i].evidence, name, scratch)) return true;
    return false;
}

// People whom two reports or more name, and at least a third of them, and none quotes.
static void put_quiet(Sheet *sheet, ptrdiff_t *gaps) {
    const Actors *actors = &sheet->brief->entities;
    Map heard = heard_names(sheet, sheet->arena);
    int32_t quiet[QUIET_SHOWN];
    ptrdiff_t count = 0;
    for (int32_t i = 0; i < actors->len && count < QUIET_SHOWN; i++) {
        const Actor *actor = &actors->at[i];
        if (actor->reports < 2 || actor->reports * 3 < sheet->brief->members_len || !sure_person(actor))
            continue;
        if (!matters(sheet->brief, actor, *sheet->arena)) continue;
        int64_t *there = map_put(&heard, last_word(actor->name), sheet->arena);
        if (*there) continue;
        *there = 1;
        quiet[count++] = i;
    }
    if (count == 0) return;
    put_gap(sheet, gaps);
    put_label(sheet, label(LABEL_A_QUOTE));
    for (ptrdiff_t i = 0; i < count; i++) {
        if (i) put_label(sheet, i + 1 == count ? S(" or ") : S(", "));
        put_content(sheet, actors->at[quiet[i]].name);
    }
}

// Does a report lack the topic's very words? A point that it does not tell may still have a topic that it mentions.
static bool lacks(const Brief *brief, ptrdiff_t row, ptrdiff_t member) {
    Str topic = brief->points.at[brief->coverage.points[row]].topic;
    return table_cell(brief, row, member) == TOLD_NOT_FOUND &&
        str_find_case(brief->members[member].article->text, last_word(topic)) < 0;
}

// "S-400", "Shah Qureshi": what a report has or has not, where "gratitude" can be told in any words.
static bool is_name(Str topic) {
    Str word;
    while (str_cut(&topic, ' ', &word)) {
        ptrdiff_t at = 0;
        int32_t rune = word.len ? utf8_next(word, &at) : 0;
        if (!rune_upper(rune) && !rune_digit(rune)) return false;
    }
    return true;
}

// What no title names is an aside, and nobody misses it.
static bool in_a_title(const Brief *brief, Str topic) {
    for (ptrdiff_t i = 0; i < brief->members_len; i++)
        if (str_find_case(brief->members[i].article->title, last_word(topic)) >= 0) return true;
    return false;
}

// A topic that most reports have, and the few that don't: 'topic' in [C] (375 words read, 6 April).
static bool is_gap(const Brief *brief, ptrdiff_t row) {
    Str topic = brief->points.at[brief->coverage.points[row]].topic;
    if (topic.len == 0 || !is_name(topic) || !in_a_title(brief, topic)) return false;
    ptrdiff_t lacking = 0;
    for (ptrdiff_t i = 0; i < brief->members_len; i++) lacking += lacks(brief, row, i);
    return lacking > 0 && lacking <= GAP_TAGS && table_count(brief, row, TOLD_TOLD) > 1;
}

static void put_gap_row(Sheet *sheet, ptrdiff_t row) {
    const Brief *brief = sheet->brief;
    put_content(sheet, brief->points.at[brief->coverage.points[row]].topic);
    put_label(sheet, S(" in "));
    bool first = true;
    for (int32_t i = 0; i < brief->members_len; i++) {
        if (!lacks(brief, row, i)) continue;
        if (!first) put_label(sheet, S(", "));
        first = false;
        const Article *article = brief->members[i].article;
        put_tag(sheet, i);
        put_format(sheet, " (%td words read", article_words(article));
        if (article->published.len) {
            put_label(sheet, S(", "));
            put_words(sheet, put_day, when_day(article->published), sheet->year);
        }
        put_label(sheet, S(")"));
    }
}

static void put_gaps(Sheet *sheet) {
    ptrdiff_t gaps = 0, shown = 0;
    Map topics = {0};
    put_quiet(sheet, &gaps);
    for (ptrdiff_t row = 0; row < sheet->brief->coverage.rows && shown < GAPS_SHOWN; row++) {
        if (!is_gap(sheet->brief, row)) continue;
        int64_t *told =
            map_put(&topics, sheet->brief->points.at[sheet->brief->coverage.points[row]].topic, sheet->arena);
        if ((*told)++) continue;
        put_gap(sheet, &gaps);
        put_gap_row(sheet, row);
        shown++;
    }
}

// ---- set aside ----

typedef struct AsideCounts {
    ptrdiff_t of[16];
} AsideCounts;

// What belongs to the page and not to the report is one kind here: nobody checks menus and cookie notices.
static AsideLabel of_page(AsideLabel label) {
    return label == ASIDE_NAVIGATION || label == ASIDE_COOKIES || label == ASIDE_SHARE ? ASIDE_OTHER : label;
}

static void count_asides(AsideCounts *counts, const Article *article) {
    for (ptrdiff_t i = 0; i < article->asides.len; i++)
        if ((ptrdiff_t)article->asides.at[i].label < countof(counts->of))
            counts->of[of_page(article->asides.at[i].label)]++;
}

static void put_aside_counts(Sheet *sheet, const AsideCounts *counts) {
    bool first = true;
    for (ptrdiff_t k = 1; k <= countof(counts->of); k++) {
        ptrdiff_t i = k % countof(counts->of);  // the others, row 0, come last
        if (counts->of[i] == 0) continue;
        if (!first) put_label(sheet, S(", "));
        put_words(sheet, put_asides, counts->of[i], (AsideLabel)i);
        first = false;
    }
}

// "SET ASIDE: 5 picture captions [A]; 1 picture caption [B]"; the sum where there are many reports.
static void put_set_aside(Sheet *sheet) {
    const Brief *brief = sheet->brief;
    ptrdiff_t with = 0;
    for (ptrdiff_t i = 0; i < brief->members_len; i++) with += brief->members[i].article->asides.len > 0;
    if (with == 0) return;
    sheet_line(sheet, LINE_NOTE);
    put_label(sheet, label(LABEL_SET_ASIDE));
    AsideCounts counts = {0};
    bool first = true;
    for (int32_t i = 0; i < brief->members_len; i++) {
        if (brief->members[i].article->asides.len == 0) continue;
        count_asides(&counts, brief->members[i].article);
        if (with > ASIDES_SHOWN) continue;
        if (!first) put_label(sheet, S("; "));
        put_aside_counts(sheet, &counts);
        put_label(sheet, S(" "));
        put_tag(sheet, i);
        counts = (AsideCounts){0};
        first = false;
    }
    if (with <= ASIDES_SHOWN) return;
    put_aside_counts(sheet, &counts);
    put_format(sheet, " in %td reports", with);
}

// ---- sources ----

static void put_member(Sheet *sheet, int32_t member) {
    const Article *article = sheet->brief->members[member].article;
    sheet_line(sheet, LINE_ITEM);
    put_tag(sheet, member);
    put_label(sheet, S(" "));
    if (article->published.len) {
        bool reckoned = sheet->brief->members[member].day_reckoned;
        if (reckoned) put_label(sheet, S("("));
        put_words(sheet, put_days, when_day(article->published), when_day(article_newest(article)), 0);
        put_label(sheet, reckoned ? S("), ") : S(", "));
    }
    put_words(sheet, put_count, article_words(article), S("word"), S("words"));
    if (article->teaser) put_label(sheet, S(" (teaser only)"));
    if (article->title.len) put_label(sheet, S(": "));
    put_content(sheet, article->title);
    if (article->url.len) {
        Line *line = &sheet->lines.at[sheet->lines.len - 1];
        *vec_push(&line->runs, sheet->arena) = (Run){RUN_URL, member, article->url};
    }
}

// What a reader gets most of: told points, then words; copies and teasers last.
static int64_t worth_reading(const Brief *brief, ptrdiff_t member) {
    const Member *m = &brief->members[member];
    if (m->copying == COPY_REPRINT || m->article->teaser) return -1;
    int64_t told = 0;
    for (ptrdiff_t row = 0; row < brief->coverage.rows; row++)
        told += table_cell(brief, row, member) == TOLD_TOLD;
    return told * 1000000 + article_words(m->article);
}

// The best three, each of another origin; then how many more there are.
static void put_reads(Sheet *sheet) {
    const Brief *brief = sheet->brief;
    bool *taken = arena_new(sheet->arena, bool, brief->members_len + 1);  // by origin
    int32_t shown = 0;
    for (; shown < READS_SHOWN; shown++) {
        int32_t best = -1;
        for (int32_t i = 0; i < brief->members_len; i++) {
            int32_t origin = brief->members[i].origin;
            bool there = origin >= 0 && origin < brief->members_len && taken[origin];
            if (there || worth_reading(brief, i) < 0) continue;
            if (best < 0 || worth_reading(brief, i) > worth_reading(brief, best)) best = i;
        }
        if (best < 0) break;
        if (brief->members[best].origin >= 0 && brief->members[best].origin < brief->members_len)
            taken[brief->members[best].origin] = true;
        put_member(sheet, best);
    }
    sheet_more(sheet, brief->members_len - shown, S("more report"), S("more reports"));
}

void sheet_sources(Sheet *sheet) {
    bool plain = sheet->style->form->plain;
    if (sheet->brief->members_len == 0) return;
    if (plain) {
        sheet_section(sheet, PART_SOURCES);
        put_reads(sheet);
        return;
    }
    sheet_line(sheet, LINE_SECTION);
    put_gaps(sheet);
    put_set_aside(sheet);
    sheet_section(sheet, PART_SOURCES);
    for (int32_t i = 0; i < sheet->brief->members_len; i++) put_member(sheet, i);
    sheet_sections(sheet);
}
