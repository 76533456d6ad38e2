// headline.c - see headline.h.
#include "story/headline.h"

#include "base/hash.h"
#include "data/labels.h"
#include "data/roundups.h"

static uint16_t short_hash(uint64_t hash, bool name) {
    return (uint16_t)((hash_mix(hash, 0) & 0xFFFE) | name);
}

// ---- a score: two short numbers around a dash, and no more of it ----

static int32_t short_number(Str title, ptrdiff_t *at) {
    int32_t number = 0;
    ptrdiff_t start = *at;
    while (*at < title.len && ascii_digit(title.s[*at]) && *at - start < 3)
        number = number * 10 + (title.s[(*at)++] - '0');
    return *at == start || number > UINT8_MAX ? -1 : number;
}

static bool borders(Str title, ptrdiff_t at) {
    return at < 0 || at >= title.len || str_find_byte(S(" ,.;:!?()'\""), title.s[at]) >= 0;
}

// The score that begins at `*at`, the larger number first; 0: none does. Moves past the numbers there.
static uint16_t score_at(Str title, ptrdiff_t *at) {
    static const Str dashes[] = {S_("-"), S_("\xE2\x80\x93")};
    ptrdiff_t start = *at;
    int32_t first = short_number(title, at), second = -1;
    for (ptrdiff_t d = 0; d < countof(dashes) && first >= 0 && second < 0; d++)
        if (str_starts(str_from(title, *at), dashes[d])) {
            *at += dashes[d].len;
            second = short_number(title, at);
        }
    if (second < 0 || first + second == 0 || !borders(title, start - 1) || !borders(title, *at)) return 0;
    return (uint16_t)(first > second ? first << 8 | second : second << 8 | first);
}

static uint16_t find_score(Str title) {
    uint16_t found = 0;
    for (ptrdiff_t at = 0; at < title.len;) {
        if (!ascii_digit(title.s[at])) {
            at++;
            continue;
        }
        uint16_t score = score_at(title, &at);
        if (score && found && score != found) return 0;
        if (score) found = score;
    }
    return found;
}

bool headline_scores_apart(const Headline *a, const Headline *b) {
    return a->score && b->score && a->score != b->score;
}

static bool is_label(Str title, Word word) {
    char room[WORD_BYTES];
    return labels_find(word_fold(str_span(title, word.at), room)) != NULL;
}

Headline headline_of(Str title, Words words, const bool *names) {
    Headline h = {.score = find_score(title)};
    for (ptrdiff_t i = 0; i < words.len; i++) {
        Word word = words.at[i];
        if (h.words_len < HEADLINE_WORDS)
            h.words[h.words_len++] = short_hash(word.hash, names[i] || (word.flags & WORD_NUMBER));
        bool numbered = i > 0 && (word.flags & WORD_NUMBER) && is_label(title, words.at[i - 1]);
        if (!numbered || h.labels_len == HEADLINE_LABELS) continue;
        h.label[h.labels_len] = short_hash(words.at[i - 1].hash, false);
        h.number[h.labels_len++] = short_hash(word.hash, true);
    }
    return h;
}

bool headline_numbered_apart(const Headline *a, const Headline *b) {
    bool apart = false;
    for (int i = 0; i < a->labels_len; i++)
        for (int j = 0; j < b->labels_len; j++) {
            if (a->label[i] != b->label[j]) continue;
            if (a->number[i] == b->number[j]) return false;
            apart = true;
        }
    return apart;
}

// The longest common subsequence of both titles' words, as marks on those that belong to it.
static int frame_of(const Headline *a, const Headline *b, bool in_a[HEADLINE_WORDS],
                    bool in_b[HEADLINE_WORDS]) {
    uint8_t longest[HEADLINE_WORDS + 1][HEADLINE_WORDS + 1] = {{0}};
    for (int i = a->words_len - 1; i >= 0; i--)
        for (int j = b->words_len - 1; j >= 0; j--) {
            uint8_t down = longest[i + 1][j], right = longest[i][j + 1];
            longest[i][j] = a->words[i] == b->words[j] ? (uint8_t)(longest[i + 1][j + 1] + 1)
                : down > right                         ? down
                                                       : right;
        }
    for (int i = 0, j = 0; i < a->words_len && j < b->words_len;) {
        if (a->words[i] == b->words[j]) in_a[i++] = in_b[j++] = true;
        else if (longest[i + 1][j] >= longest[i][j + 1]) i++;
        else j++;
    }
    return longest[0][0];
}

static bool name_outside(const Headline *h, const bool in[HEADLINE_WORDS]) {
    for (int i = 0; i < h->words_len; i++)
        if (!in[i] && (h->words[i] & 1)) return true;
    return false;
}

bool headline_same_form(const Headline *a, const Headline *b) {
    bool in_a[HEADLINE_WORDS] = {0}, in_b[HEADLINE_WORDS] = {0};
    int longer = a->words_len > b->words_len ? a->words_len : b->words_len;
    return frame_of(a, b, in_a, in_b) * 2 > longer && name_outside(a, in_a) && name_outside(b, in_b);
}

bool headline_roundup(Str title) {
    for (ptrdiff_t i = 0; i < roundups_len; i++) {
        Str phrase = roundups[i].phrase;
        if (!str_starts_case(title, phrase)) continue;
        // "Morning Update: ..." and "News in brief", but not "In brief remarks"
        Str rest = str_from(title, phrase.len);
        if (rest.len == 0 || rest.s[0] == ':' || rest.s[0] == ',' || str_starts(rest, S(" -")) ||
            str_starts_case(rest, S(" for ")) || str_starts(rest, S(" \xE2\x80\x93")))
            return true;
    }
    return false;
}
