// form.c - see form.h.
#include "page/form.h"

#include "base/map.h"
#include "base/utf8.h"
#include "data/page_forms.h"
#include "page/bare.h"
#include "page/title.h"

enum {
    QUESTIONS_LEAST = 4,
    QUESTION_WORDS = 60,
    QUESTION_BYTES = 60,  // of the mean one: an explainer's headings ask more briefly
    VIDEO_WORDS = 200,    // beside a video; more is a report with one
    QUESTION_SHARE = 4,   // a quarter of an interview's paragraphs ask
    CALLED_LEAST = 3,     // questions of one whose title says what it is
    SPEAKER_BYTES = 32,
    SPEAKER_WORDS = 3,
    SAID_LEAST = 6,
    SPEAKERS_MOST = 6,
    CAPTIONS_LEAST = 6,
    CAPTION_TEXT = 15,  // words of text to a caption of a gallery
};

static Form form_named(Str word) {
#define ROW(constant, name) {S_(name), constant},
    static const struct {
        Str name;
        Form form;
    } rows[] = {FORMS(ROW)};
#undef ROW
    for (ptrdiff_t i = 0; i < countof(rows); i++)
        if (str_eq(rows[i].name, word)) return rows[i].form;
    return FORM_ARTICLE;
}

// The form of a whole part of an address, or a whole section.
static Form of_word(Str word, Str where, Arena scratch) {
    Str folded = utf8_fold(str_trim(word), &scratch);
    const struct page_forms_row *row = page_forms_find(folded);
    for (; row && row < page_forms + page_forms_len && str_eq(row->phrase, folded); row++)
        if (str_eq(row->where, where)) return form_named(row->form);
    return FORM_ARTICLE;
}

// All parts but the host and the last, which is the title's.
static Form of_path(Str url, Arena scratch) {
    ptrdiff_t at = str_find(url, S("://"));
    if (at < 0) return FORM_ARTICLE;
    Str path = str_from(url, at + 3), part;
    ptrdiff_t end = str_find_byte(path, '?');
    if (end >= 0) path = str_slice(path, 0, end);
    path = str_slice(path, 0, str_rfind_byte(path, '/'));
    str_cut(&path, '/', &part);
    while (str_cut(&path, '/', &part)) {
        Form form = of_word(part, S("path"), scratch);
        if (form != FORM_ARTICLE) return form;
    }
    return FORM_ARTICLE;
}

// "Opinion: ...", "VIDEO | ...", "Kommentar – ..."
static Form of_title(Str title) {
    static const Str marks[] = {S_(":"),  S_(" |"), S_(" –"), S_(" —"),
                                S_(" -"), S_("："), S_("｜"), S_("】")};
    if (str_starts(title, S("【"))) title = str_from(title, 3);
    ptrdiff_t colon = str_find_byte(title, ':'), hyphen = str_rfind_byte(str_slice(title, 0, colon), '-');
    if (colon > 0 && hyphen > 0 && str_find_byte(str_slice(title, 0, colon), ' ') < 0)
        title = str_from(title, hyphen + 1);  // "Nahost-Ticker: ..."
    unsigned char first = bare_first(title);
    for (int i = page_forms_from(first);
         i < page_forms_len && (unsigned char)page_forms[i].phrase.s[0] == first; i++) {
        if (page_forms[i].where.s[0] != 't') continue;
        ptrdiff_t len = bare_opens(title, page_forms[i].phrase);
        for (ptrdiff_t k = 0; len && k < countof(marks); k++)
            if (str_starts(str_from(title, len), marks[k])) return form_named(page_forms[i].form);
    }
    return FORM_ARTICLE;
}

// "... – as it happened", "... | Opinion", "... (VIDEO)": the whole of the last part.
static Form of_title_end(Str title) {
    ptrdiff_t mark = 0, at = title_mark(title, true, &mark), open = str_rfind_byte(title, '(');
    if (open < 0) open = str_rfind_byte(title, '[');
    if (open > at) at = open, mark = 1;
    if (at <= 0) return FORM_ARTICLE;
    Str part = str_trim(str_from(title, at + mark));
    while (part.len && str_find_byte(S(")]!."), part.s[part.len - 1]) >= 0) part.len--;
    unsigned char first = bare_first(part);
    for (int i = page_forms_from(first);
         i < page_forms_len && (unsigned char)page_forms[i].phrase.s[0] == first; i++)
        if (page_forms[i].where.s[0] == 't' && bare_opens(part, page_forms[i].phrase) == part.len)
            return form_named(page_forms[i].form);
    return FORM_ARTICLE;
}

// "LIVE Harrow v Lune", "***Live Updates*** ...": capitals, or marks around, tell it from "Live music in Harrow".
static bool opens_live(Str title) {
    ptrdiff_t marks = 0;
    while (marks < title.len && str_find_byte(S("*+[ "), title.s[marks]) >= 0) marks++;
    Str rest = str_from(title, marks);
    if (marks)
        return bare_opens(rest, S("live")) > 0 &&
            (bare_opens(rest, S("live updates")) || bare_opens(rest, S("live blog")));
    bool capitals = str_starts(rest, S("LIVE ")) && rest.len > 6;
    for (ptrdiff_t i = 5; capitals && i < rest.len; i++)
        if (ascii_lower(rest.s[i])) return true;
    return false;
}

static bool asks(Str paragraph) {
    while (paragraph.len && str_find_byte(S("\"' "), paragraph.s[paragraph.len - 1]) >= 0) paragraph.len--;
    bool mark = paragraph.len &&
        (paragraph.s[paragraph.len - 1] == '?' || str_ends(paragraph, S("？")) ||
         str_ends(paragraph, S("؟")));
    return mark && bare_words(paragraph) <= QUESTION_WORDS;
}

// Questions that stand alone, each with an answer under it. An explainer's are its headings, and brief.
static bool asks_and_answers(const Article *article, int headings) {
    ptrdiff_t questions = 0, bytes = 0, paragraphs = article->paragraphs.len;
    for (ptrdiff_t i = 0; i + 1 < paragraphs; i++) {
        Str text = str_span(article->text, article->paragraphs.at[i]);
        if (!asks(text) || asks(str_span(article->text, article->paragraphs.at[i + 1]))) continue;
        questions++;
        bytes += text.len;
    }
    bool explains = headings * 2 > questions && bytes < questions * QUESTION_BYTES;
    return questions >= QUESTIONS_LEAST && questions * QUESTION_SHARE >= paragraphs && !explains;
}

// Who speaks, in front of a paragraph: "Q:", "BRANDT:", "Odile Brandt: No."
static Str speaker_of(Str paragraph) {
    ptrdiff_t colon = str_find_byte(str_slice(paragraph, 0, SPEAKER_BYTES), ':');
    Str name = colon > 0 ? str_slice(paragraph, 0, colon) : (Str){0};
    bool upper = name.len && (ascii_upper(name.s[0]) || (unsigned char)name.s[0] >= 0x80);
    return upper && bare_words(name) <= SPEAKER_WORDS ? name : (Str){0};
}

// A talk written down, a speaker before each paragraph.
static bool is_talk(const Article *article, Arena scratch) {
    Map speakers = {0};
    ptrdiff_t said = 0, paragraphs = article->paragraphs.len;
    for (ptrdiff_t i = 0; i < paragraphs; i++) {
        Str name = speaker_of(str_span(article->text, article->paragraphs.at[i]));
        if (name.len) said++, ++*map_put(&speakers, name, &scratch);
    }
    ptrdiff_t again = 0;
    for (ptrdiff_t i = 0; i < speakers.len; i++) again += speakers.at[i].value > 1;
    return said >= SAID_LEAST && said * 3 >= paragraphs * 2 && again >= 2 && again <= SPEAKERS_MOST;
}

// The title calls it one, and many paragraphs open with a question: its answer stands behind, in the same.
static bool is_called_interview(const Article *article) {
    static const Str words[] = {S_("interview"), S_("entrevista"), S_("intervista"), S_("entretien"),
                                S_("intervju"),  S_("wywiad"),     S_("интервью"),   S_("インタビュー")};
    ptrdiff_t questions = 0, paragraphs = article->paragraphs.len;
    bool called = false;
    for (ptrdiff_t i = 0; i < countof(words); i++) called |= str_find_case(article->title, words[i]) >= 0;
    for (ptrdiff_t i = 0; called && i < paragraphs; i++) {
        Str text = str_span(article->text, article->paragraphs.at[i]);
        ptrdiff_t end = 0;
        while (end < text.len && str_find_byte(S("?.!"), text.s[end]) < 0) end++;
        questions += end < text.len && text.s[end] == '?';
    }
    return questions >= CALLED_LEAST && questions * QUESTION_SHARE >= paragraphs;
}

static bool is_gallery(const Article *article) {
    ptrdiff_t captions = 0;
    for (ptrdiff_t i = 0; i < article->asides.len; i++)
        captions += article->asides.at[i].label == ASIDE_CAPTION;
    return captions >= CAPTIONS_LEAST && bare_words(article->text) <= captions * CAPTION_TEXT;
}

int form_asking_headings(const Layout *layout, const uint8_t *kept) {
    int asking = 0;
    for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
        const Block *block = &layout->blocks.at[i];
        asking += kept[i] && block->tag >= LXB_TAG_H1 && block->tag <= LXB_TAG_H6 && asks(block->text);
    }
    return asking;
}

Form form_stated(const Article *article, const JsonLd *jsonld, Arena scratch) {
    Form stated = jsonld->live ? FORM_LIVE : jsonld->gallery ? FORM_GALLERY : FORM_ARTICLE;
    if (stated == FORM_ARTICLE) stated = jsonld->opinion ? FORM_OPINION : FORM_ARTICLE;
    if (stated == FORM_ARTICLE) stated = of_title(article->title);
    if (stated == FORM_ARTICLE) stated = of_title_end(article->title);
    if (stated == FORM_ARTICLE && opens_live(article->title)) stated = FORM_LIVE;
    if (stated == FORM_ARTICLE) stated = of_word(article->section, S("section"), scratch);
    if (stated == FORM_ARTICLE) stated = of_path(article->url, scratch);
    if (stated == FORM_ARTICLE && str_find(article->title, S("+++")) >= 0)
        stated = FORM_LIVE;  // "... +++ newest"
    return stated;
}

Form form_of(const Article *article, const JsonLd *jsonld, int headings, Arena scratch) {
    Form stated = form_stated(article, jsonld, scratch);
    if (stated == FORM_VIDEO && bare_words(article->text) > VIDEO_WORDS) stated = FORM_ARTICLE;
    if (stated != FORM_ARTICLE) return stated;
    if (asks_and_answers(article, headings) || is_called_interview(article) || is_talk(article, scratch))
        return FORM_INTERVIEW;
    return is_gallery(article) ? FORM_GALLERY : FORM_ARTICLE;
}
