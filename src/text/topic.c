// topic.c - see topic.h. In order: words, features, upper topics, lower ones, all together.
#include "text/topic.h"

#include "base/utf8.h"
#include "data/mediatopics.h"
#include "data/topics.en.h"

enum {
    TOPIC_MOST = 3,       // upper topics of an article
    TOPIC_SURE = 300,     // thousandths, below which none is told
    TOPIC_LEAD = 2,       // paragraphs that count twice: news says first what it is about
    TOPIC_FEATURES = 12,  // of a paragraph, below which it is a label or a line of credit
    TOPIC_SHARE = 160,    // what all words of one topic weigh, in 32nds of a natural logarithm
    TOPIC_ROOM = 3,       // words that a text must have for their share to tell much
    TOPIC_OWN = 2,        // words of a lower topic that tell it
    TOPIC_BY_WORDS = 4,   // and of an upper one, for training
    PHRASE = 64,
};

const Str topic_tops[TOPIC_TOPS] = {S_("01"), S_("02"), S_("03"), S_("04"), S_("05"), S_("06"), S_("07"),
                                    S_("11"), S_("12"), S_("13"), S_("14"), S_("15"), S_("16"), S_("17")};

// ---- words

// A token's letters folded; empty for marks, numbers and what no table holds.
static Str fold_token(Str text, Token token, char buf[PHRASE]) {
    if (token.shape == TOKEN_PUNCT || token.shape == TOKEN_NUMBER || token.shape == TOKEN_HAN)
        return (Str){0};
    Str s = str_span(text, token.at);
    if (s.len > 40) return (Str){0};
    ptrdiff_t len = 0;
    for (ptrdiff_t at = 0; at < s.len && len < PHRASE - 8;) {
        unsigned char c = (unsigned char)s.s[at];
        if (c < 128) buf[len++] = ascii_fold(s.s[at++]);
        else len += utf8_put(buf + len, rune_fold(utf8_next(s, &at)));
    }
    return (Str){buf, len};
}

// ---- features: words, their beginnings, pairs of them

void topic_features(Str text, const Tokens *tokens, ptrdiff_t first, ptrdiff_t end, Sequence *seq,
                    Arena *keep) {
    enum { WORD = 1, BEGINNING, PAIR, STEM = 6 };
    uint32_t before = 0;
    for (ptrdiff_t i = first; i < end; i++) {
        char buf[PHRASE];
        Str word = fold_token(text, tokens->at[i], buf);
        uint32_t now = word.len ? feature_str(WORD, word) : 0;
        if (word.len > 2) sequence_add(seq, now, keep);
        if (word.len > STEM) sequence_add(seq, feature_str(BEGINNING, str_slice(word, 0, STEM)), keep);
        if (before && now) sequence_add(seq, feature_two(PAIR, before, now), keep);
        before = now;
    }
    sequence_next(seq, keep);
}

// ---- the words of the table: how many different ones of each topic

typedef struct Heard {
    int32_t words[mediatopics_len];
    uint64_t seen[topics_en_len / 64 + 1];
} Heard;

static ptrdiff_t topic_row(Str code) {
    const struct mediatopics_row *row = mediatopics_find(code);
    return row ? row - mediatopics : -1;
}

static void hear(Heard *heard, Str phrase) {
    const struct topics_en_row *row = topics_en_find(phrase);
    if (!row) return;
    ptrdiff_t at = row - topics_en, topic = topic_row(row->topic);
    if (heard->seen[at / 64] >> at % 64 & 1) return;
    heard->seen[at / 64] |= (uint64_t)1 << at % 64;
    if (topic >= 0) heard->words[topic]++;
}

// Every phrase of one to three words.
static void hear_words(Heard *heard, Str text, const Tokens *tokens, ptrdiff_t first, ptrdiff_t end) {
    enum { WORDS = 3 };
    char last[WORDS * PHRASE];
    ptrdiff_t len = 0, starts[WORDS] = {0}, words = 0;
    for (ptrdiff_t i = first; i < end; i++) {
        char buf[PHRASE];
        Str word = fold_token(text, tokens->at[i], buf);
        if (!word.len) {
            words = len = 0;
            continue;
        }
        if (words == WORDS) {
            ptrdiff_t off = starts[1];
            for (ptrdiff_t c = off; c < len; c++) last[c - off] = last[c];
            starts[0] = 0, starts[1] = starts[2] - off, len -= off, words--;
        }
        if (words) last[len++] = ' ';
        starts[words++] = len;
        for (ptrdiff_t c = 0; c < word.len; c++) last[len++] = word.s[c];
        for (ptrdiff_t w = 0; w < words; w++) hear(heard, (Str){last + starts[w], len - starts[w]});
    }
}

static int top_of(Str code) {
    for (int t = 0; t < TOPIC_TOPS; t++)
        if (str_starts(code, topic_tops[t]) && code.s[2] == '0' && code.s[3] == '0') return t;
    return -1;
}

static int top_of_row(ptrdiff_t row) {
    return top_of(mediatopics[row].parent.len ? mediatopics[row].parent : mediatopics[row].code);
}

int topic_by_words(Str text, const Tokens *tokens, ptrdiff_t first, ptrdiff_t end, Arena scratch) {
    Heard *heard = arena_new(&scratch, Heard, 1);
    int32_t tops[TOPIC_TOPS] = {0}, best = 0, second = 0;
    int found = -1;
    hear_words(heard, text, tokens, first, end);
    for (ptrdiff_t r = 0; r < mediatopics_len; r++)
        if (top_of_row(r) >= 0) tops[top_of_row(r)] += heard->words[r];
    for (int t = 0; t < TOPIC_TOPS; t++) {
        if (tops[t] > best) second = best, best = tops[t], found = t;
        else if (tops[t] > second) second = tops[t];
    }
    return best >= TOPIC_BY_WORDS && best >= 2 * second ? found : -1;
}

// ---- upper topics: what the model says of the paragraphs, and what the words say

// The paragraphs' mean; the more of them, the surer it is, half a model's word for each doubling.
static void add_paragraphs(const Article *article, const Tokens *tokens, const Model *model, int32_t *scores,
                           Arena scratch) {
    Sequence seq = {0};
    ptrdiff_t at = 0;
    for (ptrdiff_t p = 0; p < article->paragraphs.len; p++) {
        ptrdiff_t first = at;
        while (at < tokens->len && tokens->at[at].at.start < article->paragraphs.at[p].end) at++;
        topic_features(article->text, tokens, first, at, &seq, &scratch);
    }
    if (!seq.features.len) return;
    const int32_t *said = tagger_scores(model, &seq, &scratch);
    int64_t sums[TOPIC_TOPS] = {0}, weights = 0, paragraphs = 0, halves = 2;
    uint32_t before = 0;
    for (ptrdiff_t p = 0; p < seq.ends.len; before = seq.ends.at[p++]) {
        if (seq.ends.at[p] - before < TOPIC_FEATURES) continue;
        int weight = p < TOPIC_LEAD ? 2 : 1;
        for (int k = 0; k < TOPIC_TOPS; k++) sums[k] += weight * said[p * model->width + k];
        weights += weight, paragraphs++;
    }
    for (ptrdiff_t n = paragraphs; n > 1; n /= 2) halves++;
    for (int k = 0; k < TOPIC_TOPS && weights; k++) scores[k] += (int32_t)(sums[k] * halves / (2 * weights));
}

// A topic's share of the words heard that tell one.
static void add_words(const Heard *heard, int32_t *scores) {
    int32_t tops[TOPIC_TOPS] = {0}, all = TOPIC_ROOM;
    for (ptrdiff_t r = 0; r < mediatopics_len; r++) {
        int top = top_of_row(r);
        all += heard->words[r];
        if (top >= 0) tops[top] += heard->words[r];
    }
    for (int t = 0; t < TOPIC_TOPS; t++) scores[t] += tops[t] * TOPIC_SHARE / all;
}

// ---- all together

static void put_topic(MediaTopics *topics, ptrdiff_t row, int32_t sure, Arena *keep) {
    *vec_push(topics, keep) = (MediaTopic){mediatopics[row].code, mediatopics[row].label, (int16_t)sure};
}

static void put_own(MediaTopics *topics, Str parent, const Heard *heard, int32_t sure, Arena *keep) {
    ptrdiff_t best = -1;
    int32_t most = TOPIC_OWN - 1;
    for (ptrdiff_t r = 0; r < mediatopics_len; r++)
        if (str_eq(mediatopics[r].parent, parent) && heard->words[r] > most) most = heard->words[r], best = r;
    if (best >= 0) put_topic(topics, best, sure, keep);
}

MediaTopics topic_find(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch) {
    MediaTopics topics = {0};
    Model model;
    if (!tagger_open(&model, S("topic"))) return topics;
    must(model.width == TOPIC_TOPS);
    int32_t scores[TOPIC_TOPS] = {0};
    Heard *heard = arena_new(&scratch, Heard, 1);
    add_paragraphs(article, tokens, &model, scores, scratch);
    hear_words(heard, article->text, tokens, 0, tokens->len);
    add_words(heard, scores);
    Tags tags = tagger_decide(&model, 0, scores, 1, &scratch);
    for (int n = 0; n < TOPIC_MOST; n++) {
        int best = 0;
        for (int k = 1; k < TOPIC_TOPS; k++)
            if (tags.sure[k] > tags.sure[best]) best = k;
        int16_t sure = tags.sure[best];
        if (sure < TOPIC_SURE) break;
        ptrdiff_t row = topic_row(str_join(&scratch, topic_tops[best], S("000000")));
        must(row >= 0);
        put_topic(&topics, row, sure, keep);
        put_own(&topics, mediatopics[row].code, heard, sure, keep);
        tags.sure[best] = 0;
    }
    return topics;
}

bool topic_known(Str topic) {
    for (ptrdiff_t r = 0; r < mediatopics_len; r++)
        if (str_eq(mediatopics[r].code, topic) || str_eq_case(mediatopics[r].label, topic)) return true;
    return false;
}

bool topic_among(const MediaTopics *topics, Str topic) {
    for (ptrdiff_t i = 0; i < topics->len; i++)
        if (str_eq(topics->at[i].code, topic) || str_eq_case(topics->at[i].label, topic)) return true;
    return false;
}
