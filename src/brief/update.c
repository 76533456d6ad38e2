// update.c - see update.h. In order: the older brief, sentences that changed, what is news by kind.
#include "brief/update.h"

#include "base/json.h"
#include "base/map.h"
#include "data/numbers.en.h"

enum {
    SENTENCE_WORDS = 80,  // words of a sentence that are compared
    ALIKE = 60,           // per cent of the longer sentence's words that an older version of it has
    WORD_BYTES = 24,      // a longer word is no figure
    QUOTE_WORDS = 8,      // of a quotation that is news
    QUOTES_EACH = 2,
    QUOTES_MOST = 6,  // ... and how many are
};

Str news_kind_word(NewsKind kind) {
#define WORD(constant, word) S_(word),
    static const Str words[] = {NEWS_KINDS(WORD)};
#undef WORD
    must(kind >= 0 && kind < NEWS_COUNT);
    return words[kind];
}

// ---- the older brief

typedef struct Old {
    yyjson_val *brief;
    Strs texts, names;  // of its articles
    Map versions;       // id, to index + 1
    Strs version;
} Old;

static Str text_of(yyjson_val *value) {
    return yyjson_is_str(value) ? (Str){yyjson_get_str(value), (ptrdiff_t)yyjson_get_len(value)} : (Str){0};
}

bool update_read(OldBriefs *out, Str json, Arena *keep, Err *err) {
    yyjson_read_err why;
    yyjson_doc *doc = json_read(json, 0, &why, keep);
    if (!doc) return err_set(err, ERR_NOT_A_BRIEF, S("--update"), "byte %zu: %s", why.pos, why.msg);
    OldBriefs old = {.list = yyjson_obj_get(yyjson_doc_get_root(doc), "briefs")};
    if (!yyjson_is_arr(old.list)) return err_set(err, ERR_NOT_A_BRIEF, S("--update"), "no \"briefs\"");
    size_t b, a, briefs, articles;
    yyjson_val *brief, *article;
    yyjson_arr_foreach(old.list, b, briefs,
                       brief){yyjson_arr_foreach(yyjson_obj_get(brief, "articles"), a, articles,
                                                 article){Str id = text_of(yyjson_obj_get(article, "id"));
    if (id.len) *map_put(&old.of, id, keep) = (int64_t)b + 1;
}
}
*out = old;
return true;
}

// Of several briefs the one that has most of this story's articles; NULL when none has any.
static yyjson_val *brief_with(const OldBriefs *old, const Brief *brief, Arena scratch) {
    int32_t *shared = arena_new(&scratch, int32_t, (ptrdiff_t)yyjson_arr_size(old->list)), most = 0;
    size_t best = 0;
    for (ptrdiff_t m = 0; m < brief->members_len; m++) {
        int64_t *at = map_get(&old->of, brief->members[m].article->id);
        if (at && ++shared[*at - 1] > most) most = shared[*at - 1], best = (size_t)*at - 1;
    }
    return most ? yyjson_arr_get(old->list, best) : NULL;
}

static Old old_of(yyjson_val *brief, Str *since, Arena *scratch) {
    Old old = {.brief = brief};
    size_t i, n;
    yyjson_val *entry;
    yyjson_arr_foreach(yyjson_obj_get(brief, "articles"), i, n, entry) {
        Str published = text_of(yyjson_obj_get(entry, "published"));
        if (str_cmp(published, *since) > 0) *since = published;
        *vec_push(&old.texts, scratch) = text_of(yyjson_obj_get(entry, "text"));
        *vec_push(&old.names, scratch) = text_of(yyjson_obj_get(entry, "name"));
        *vec_push(&old.version, scratch) = text_of(yyjson_obj_get(entry, "version"));
        *map_put(&old.versions, text_of(yyjson_obj_get(entry, "id")), scratch) = (int64_t)i + 1;
    }
    return old;
}

static bool stands_in(const Old *old, Str words) {
    for (ptrdiff_t i = 0; i < old->texts.len; i++)
        if (str_find(old->texts.at[i], words) >= 0) return true;
    return false;
}

// Did the older brief's articles have it?
static bool known(const Old *old, const Brief *brief, const Evidence *evidence) {
    Str text = brief->members[evidence->article].article->text;
    return stands_in(old, str_span(text, evidence->pieces.at[0]));
}

// ---- sentences that changed

typedef struct Words {
    Str at[SENTENCE_WORDS];
    ptrdiff_t len;
} Words;

static Words words_of(Str sentence) {
    Words out = {0};
    Str word;
    while (out.len < SENTENCE_WORDS && str_cut(&sentence, ' ', &word)) {
        while (word.len && !ascii_alpha(word.s[word.len - 1]) && !ascii_digit(word.s[word.len - 1]))
            word.len--;
        if (word.len) out.at[out.len++] = word;
    }
    return out;
}

static bool is_figure(Str word) {
    char room[WORD_BYTES];
    if (ascii_digit(word.s[0])) return true;
    if (word.len > WORD_BYTES) return false;
    for (ptrdiff_t i = 0; i < word.len; i++) room[i] = ascii_fold(word.s[i]);
    const struct numbers_en_row *row = numbers_en_find((Str){room, word.len});
    return row && !str_eq(row->kind, S("article"));
}

static bool has_word(const Words *words, Str word) {
    for (ptrdiff_t i = 0; i < words->len; i++)
        if (str_eq_case(words->at[i], word)) return true;
    return false;
}

// The figures of `words` that `others` lacks: how many, and the last.
static int32_t figures_lost(Str *figure, const Words *words, const Words *others) {
    int32_t count = 0;
    for (ptrdiff_t i = 0; i < words->len; i++) {
        if (!is_figure(words->at[i]) || has_word(others, words->at[i])) continue;
        *figure = words->at[i];
        count++;
    }
    return count;
}

// "Twelve" and "nine" of two sentences that are alike but for them; both empty where it is not plain which.
static void figures_of(News *news, Str was, Str now) {
    Words x = words_of(was), y = words_of(now);
    Str before, after;
    if (figures_lost(&before, &x, &y) != 1 || figures_lost(&after, &y, &x) != 1) return;
    news->was_figure = before;
    news->now_figure = after;
}

// Is `b` the sentence `a` with another figure in it?
static bool figure_changed(Str a, Str b) {
    Words x = words_of(a), y = words_of(b);
    ptrdiff_t shared = 0, longer = x.len > y.len ? x.len : y.len;
    Str figure;
    for (ptrdiff_t i = 0; i < x.len; i++) shared += has_word(&y, x.at[i]);
    return shared * 100 >= longer * ALIKE && figures_lost(&figure, &x, &y) && figures_lost(&figure, &y, &x);
}

// ---- what is news

typedef struct Finder {
    Update *out;
    const Brief *brief;
    const Old *old;
    Arena *keep;
} Finder;

static Str since_of(const Brief *brief, int32_t article) {
    const Article *a = brief->members[article].article;
    return a->modified.len ? a->modified : a->published;
}

static News *add(Finder *f, NewsKind kind, int32_t index, const Evidence *now) {
    News *news = vec_push(&f->out->news, f->keep);
    *news = (News){.kind = kind, .index = index};
    if (now) {
        *vec_push(&news->now, f->keep) = *now;
        news->since = since_of(f->brief, now->article);
    }
    return news;
}

static void find_corrections(Finder *f) {
    for (int32_t w = 0; w < f->brief->warnings.len; w++) {
        const Warning *warning = &f->brief->warnings.at[w];
        if (warning->kind != WARNING_CORRECTION) continue;
        bool seen = false;
        size_t i, n;
        yyjson_val *entry;
        yyjson_arr_foreach(yyjson_obj_get(f->old->brief, "warnings"), i, n, entry) seen |=
            str_eq(text_of(yyjson_obj_get(entry, "text")), warning->text);
        if (!seen) add(f, NEWS_CORRECTION, w, NULL)->since = since_of(f->brief, warning->article);
    }
}

// Is it told as news already?
static bool in_news(const Finder *f, const Evidence *evidence) {
    for (ptrdiff_t i = 0; i < f->out->news.len; i++) {
        const News *news = &f->out->news.at[i];
        const Evidences *sides =
            news->kind == NEWS_DIFFERENCE ? &f->brief->differences.at[news->index].evidence : &news->now;
        for (ptrdiff_t k = 0; k < sides->len; k++)
            if (sides->at[k].article == evidence->article &&
                span_touch(sides->at[k].pieces.at[0], evidence->pieces.at[0]))
                return true;
    }
    return false;
}

// An article changed one of the sentences that the older brief showed.
static void find_changed(Finder *f, yyjson_val *evidence) {
    int64_t at = yyjson_get_sint(yyjson_obj_get(evidence, "article"));
    Str was = text_of(yyjson_obj_get(evidence, "text"));
    if (at < 0 || at >= f->old->texts.len || was.len == 0) return;
    for (int32_t m = 0; m < f->brief->members_len; m++) {
        const Article *article = f->brief->members[m].article;
        int64_t *index = map_get(&f->old->versions, article->id);
        if (!index || *index != at + 1 || str_find(article->text, was) >= 0) continue;
        for (ptrdiff_t s = 0; s < article->sentences.len; s++) {
            Str now = str_span(article->text, article->sentences.at[s]);
            if (str_find(f->old->texts.at[at], now) >= 0 || !figure_changed(was, now)) continue;
            Evidence evidence_now = {.article = m};
            *vec_push(&evidence_now.pieces, f->keep) = article->sentences.at[s];
            if (in_news(f, &evidence_now)) return;
            News *news = add(f, NEWS_FIGURE, -1, &evidence_now);
            news->was = str_copy(was, f->keep);
            figures_of(news, news->was, now);
            news->was_outlet = str_copy(f->old->names.at[at], f->keep);
            return;
        }
    }
}

static void find_figures(Finder *f) {
    for (int32_t d = 0; d < f->brief->differences.len; d++) {
        const Difference *difference = &f->brief->differences.at[d];
        if (difference->kind != DIFFERENCE_UPDATE) continue;
        const Evidence *was = &difference->evidence.at[0],
                       *now = &difference->evidence.at[difference->evidence.len - 1];
        if (!known(f->old, f->brief, was) || known(f->old, f->brief, now)) continue;
        News *news = add(f, NEWS_FIGURE, d, now);
        news->was = evidence_text(f->brief, was, f->keep);
        news->was_outlet = f->brief->outlets.at[was->article];
        figures_of(news, news->was, evidence_text(f->brief, now, f->keep));
    }
    size_t i, k, n, m;
    yyjson_val *point, *evidence;
    yyjson_arr_foreach(yyjson_obj_get(f->old->brief, "points"), i, n, point)
        yyjson_arr_foreach(yyjson_obj_get(point, "evidence"), k, m, evidence) find_changed(f, evidence);
}

static void find_differences(Finder *f) {
    for (int32_t d = 0; d < f->brief->differences.len; d++) {
        const Difference *difference = &f->brief->differences.at[d];
        if (difference->kind == DIFFERENCE_UPDATE || difference->kind == DIFFERENCE_COMPATIBLE) continue;
        const Evidence *now = NULL;
        for (ptrdiff_t i = 0; i < difference->evidence.len; i++)
            if (!known(f->old, f->brief, &difference->evidence.at[i])) now = &difference->evidence.at[i];
        if (now) add(f, NEWS_DIFFERENCE, d, now);
    }
}

static void find_points(Finder *f) {
    for (int32_t p = 0; p < f->brief->points.len; p++) {
        const Evidences *evidence = &f->brief->points.at[p].evidence;
        bool old = false;
        for (ptrdiff_t i = 0; i < evidence->len && !old; i++)
            old = known(f->old, f->brief, &evidence->at[i]) || in_news(f, &evidence->at[i]);
        if (!old) add(f, NEWS_POINT, p, &evidence->at[0]);
    }
}

static void find_ahead(Finder *f) {
    for (int32_t a = 0; a < f->brief->ahead.len; a++) {
        const Evidences *evidence = &f->brief->ahead.at[a].evidence;
        bool old = false;
        for (ptrdiff_t i = 0; i < evidence->len && !old; i++)
            old = known(f->old, f->brief, &evidence->at[i]) || in_news(f, &evidence->at[i]);
        if (!old) add(f, NEWS_AHEAD, a, &evidence->at[0]);
    }
}

// Of somebody named, and more than a phrase; two of each.
static void find_quotes(Finder *f) {
    int32_t found = 0, speaker = -1, of_speaker = 0;
    for (int32_t q = 0; q < f->brief->quotes.len && found < QUOTES_MOST; q++) {
        const Said *said = &f->brief->quotes.at[q];
        Words words = words_of(evidence_text(f->brief, &said->variants.at[0], f->keep));
        bool old = said->speaker < 0 || words.len < QUOTE_WORDS;
        for (ptrdiff_t i = 0; i < said->variants.len && !old; i++)
            old = known(f->old, f->brief, &said->variants.at[i]) || in_news(f, &said->variants.at[i]);
        of_speaker = said->speaker == speaker ? of_speaker : 0;
        speaker = said->speaker;
        if (old || of_speaker++ >= QUOTES_EACH) continue;
        add(f, NEWS_QUOTE, q, &said->variants.at[0]);
        found++;
    }
}

Update update_make(const OldBriefs *briefs, const Brief *brief, Arena *keep, Arena scratch) {
    Update update = {0};
    yyjson_val *found = brief_with(briefs, brief, scratch);
    if (!found) return update;
    Old old = old_of(found, &update.since, &scratch);
    update.known = true;
    update.since = str_copy(update.since, keep);
    for (ptrdiff_t m = 0; m < brief->members_len; m++) {
        int64_t *index = map_get(&old.versions, brief->members[m].article->id);
        update.reports += !index || !str_eq(old.version.at[*index - 1], brief->members[m].article->version);
    }
    Finder f = {&update, brief, &old, keep};
    find_corrections(&f);
    find_figures(&f);
    find_differences(&f);
    find_ahead(&f);
    find_points(&f);
    find_quotes(&f);
    return update;
}
