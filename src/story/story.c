// story.c - see story.h.
#include "story/story.h"

#include "base/map.h"
#include "story/origin.h"
#include "story/shared.h"
#include "story/when.h"

// ---- members ----

typedef struct Dated {
    const Article *article;
    int64_t when;
} Dated;

// By time, then id; then, for two fetches that nobody gave ids, by version.
static int by_time(const void *a, const void *b) {
    const Dated *x = a, *y = b;
    if (x->when != y->when) return x->when < y->when ? -1 : 1;
    int order = str_cmp(x->article->id, y->article->id);
    return order ? order : str_cmp(x->article->version, y->article->version);
}

static void set_members(Story *story, const Article *const *articles, ptrdiff_t count, Arena *keep,
                        Arena scratch) {
    Dated *dated = arena_new(&scratch, Dated, count);
    for (ptrdiff_t i = 0; i < count; i++) dated[i] = (Dated){articles[i], when_of(articles[i]->published)};
    vec_sort(dated, count, (ptrdiff_t)sizeof(Dated), by_time);
    story->members = arena_new(keep, Member, count);
    story->members_len = count;
    for (ptrdiff_t i = 0; i < count; i++) {
        story->members[i] = (Member){.article = dated[i].article, .origin = (int32_t)i, .copied_from = -1};
        if (dated[i].when == WHEN_UNKNOWN) continue;
        if (story->first.len == 0) story->first = dated[i].article->published;
        story->last = dated[i].article->published;
    }
    story->id = story->members[0].article->id;
    story->origins = (int32_t)count;
}

const Article *story_article(const Article *article, Packed packed, Arena *keep) {
    if (article) return article;
    Article *open = arena_new(keep, Article, 1);
    *open = article_unpack(packed, keep);
    return open;
}

Story story_open(const Story *story, Arena *keep) {
    Story open = *story;
    open.members = arena_new(keep, Member, story->members_len);
    for (ptrdiff_t i = 0; i < story->members_len; i++) {
        open.members[i] = story->members[i];
        open.members[i].article = story_article(story->members[i].article, story->members[i].packed, keep);
    }
    open.sections.at = arena_new(keep, Section, open.sections.cap = story->sections.len);
    for (ptrdiff_t i = 0; i < story->sections.len; i++) {
        open.sections.at[i] = story->sections.at[i];
        open.sections.at[i].article =
            story_article(story->sections.at[i].article, story->sections.at[i].packed, keep);
    }
    return open;
}

// ---- language and title ----

// The language of most members; at a tie the one met first.
static Str common_language(const Story *story, Arena scratch) {
    Map times = {0};
    ptrdiff_t best = -1;
    for (ptrdiff_t i = 0; i < story->members_len; i++)
        if (story->members[i].article->language.len)
            ++*map_put(&times, story->members[i].article->language, &scratch);
    for (ptrdiff_t i = 0; i < times.len; i++)
        if (best < 0 || times.at[i].value > times.at[best].value) best = i;
    return best < 0 ? (Str){0} : times.at[best].key;
}

enum { TITLE_WORDS = 40 };

// In how many titles each word stands; words shorter than four letters are not asked, for they are in all.
static bool asked(Word word) {
    return word.at.end - word.at.start >= 4 || (word.flags & (WORD_RUNE | WORD_NUMBER));
}

typedef struct Counted {
    uint64_t hash;
    int32_t member;
} Counted;

static int by_hash(const void *a, const void *b) {
    const Counted *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return x->member < y->member ? -1 : x->member > y->member;
}

// "... suspended for rest of season and p": the outlet's own page cuts it.
static bool is_cut(Str title) {
    Str last = str_from(title, str_rfind_byte(title, ' ') + 1);
    return last.len == 1 && last.len < title.len && ascii_lower(last.s[0]) && last.s[0] != 'a';
}

// A quotation and nothing else says who felt how, not what happened.
static bool is_quotation(Str title) {
    static const struct {
        Str open, close;
    } marks[] = {{S_("\""), S_("\"")},
                 {S_("\xE2\x80\x9C"), S_("\xE2\x80\x9D")},
                 {S_("\xE2\x80\x98"), S_("\xE2\x80\x99")}};
    for (ptrdiff_t i = 0; i < countof(marks); i++)
        if (str_starts(title, marks[i].open) && str_ends(title, marks[i].close)) return true;
    return false;
}

// May its title stand over the story? A live page's, a column's or a gallery's only where there is no report.
static bool heads_story(const Article *article) {
    return article->form == FORM_ARTICLE && article->title.len && !is_cut(article->title) &&
        !is_quotation(article->title);
}

// The mean over a title's words of how many other titles have each: the title most like the others.
static int32_t central_title(const Story *story, Arena scratch) {
    struct {
        Counted *at;
        ptrdiff_t len, cap;
    } uses = {0};
    int64_t *others = arena_new(&scratch, int64_t, story->members_len),
            *words_len = arena_new(&scratch, int64_t, story->members_len);
    for (ptrdiff_t i = 0; i < story->members_len; i++) {
        Words words = words_find(story->members[i].article->title, TITLE_WORDS, &scratch);
        for (ptrdiff_t w = 0; w < words.len; w++)
            if (asked(words.at[w])) {
                *vec_push(&uses, &scratch) = (Counted){words.at[w].hash, (int32_t)i};
                words_len[i]++;
            }
    }
    vec_sort(uses.at, uses.len, (ptrdiff_t)sizeof(Counted), by_hash);
    for (ptrdiff_t start = 0, end; start < uses.len; start = end) {
        for (end = start + 1; end < uses.len && uses.at[end].hash == uses.at[start].hash;) end++;
        for (ptrdiff_t u = start; u < end; u++) others[uses.at[u].member] += end - start - 1;
    }
    int32_t best = -1;
    bool any_heads = false;
    for (ptrdiff_t i = 0; i < story->members_len; i++) any_heads |= heads_story(story->members[i].article);
    for (int32_t i = 0; i < (int32_t)story->members_len; i++) {
        const Article *article = story->members[i].article;
        if (article->title.len == 0 || (any_heads && !heads_story(article))) continue;
        // means compared crosswise; two words are added so that a title of one word does not win by it
        if (best < 0 || others[i] * (words_len[best] + 2) > others[best] * (words_len[i] + 2)) best = i;
    }
    return best;
}

Story story_of(const Article *const *articles, ptrdiff_t count, Arena *keep, Arena scratch) {
    return story_among(articles, count, NULL, keep, scratch);
}

Story story_among(const Article *const *articles, ptrdiff_t count, const Around *around, Arena *keep,
                  Arena scratch) {
    Story story = {0};
    if (count == 0) return story;
    set_members(&story, articles, count, keep, scratch);
    story.language = common_language(&story, scratch);
    int32_t title = central_title(&story, scratch);
    if (title >= 0) story.title = story.members[title].article->title;
    if (count == 1) {
        origin_sign(&story.members[0], around ? around->outlets : NULL, keep, scratch);
        return story;
    }
    Around here = around ? *around : (Around){0};
    if (here.standing == NULL) here.standing = standing_read(&scratch);
    SharedText *texts = arena_new(&scratch, SharedText, count);
    // what is free in `keep` serves as scratch while `scratch` keeps the texts
    for (ptrdiff_t i = 0; i < count; i++)
        texts[i] = shared_text(story.members[i].article, &here, &scratch, *keep);
    SharedPairs pairs = {0};
    story.shared = shared_find(texts, count, &pairs, keep, scratch);
    origin_set(&story, texts, pairs, here.outlets, keep, scratch);
    return story;
}
