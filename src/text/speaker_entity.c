// speaker_entity.c - see speaker.h: which entity a speaker is.
#include "text/speaker.h"

#include "data/nominals.en.h"
#include "data/roles.en.h"
#include "text/gender.h"
#include "text/lexicon.h"

enum {
    ROLES_TRIED = 200,
    ENTITIES_TRIED = 200,
    NAMES_BACK = 12,  // names looked at for a pronoun
};

ptrdiff_t speaker_name(const Article *article, int32_t at) {
    const Names *names = &article->names;
    ptrdiff_t low = 0, high = names->len;
    while (low < high) {
        ptrdiff_t mid = low + (high - low) / 2;
        if (names->at[mid].at.end <= at) low = mid + 1;
        else high = mid;
    }
    return low;
}

static bool is_one_person(Str word) {
    return str_eq_case(word, S("he")) || str_eq_case(word, S("she")) || str_eq_case(word, S("him")) ||
        str_eq_case(word, S("her"));
}

static bool is_quoted(const Prose *prose, const Name *name) {
    Tokens tokens = {.at = (Token *)prose->token, .len = prose->len};
    return prose->region[token_at(&tokens, name->at.start)] >= 0;
}

// A line in capitals between two paragraphs, a link to another report mostly, names nobody whom the text goes on about.
static bool in_heading(const Prose *prose, const Name *name) {
    Str words = str_span(prose->text, name->at);
    for (ptrdiff_t i = 0; i < words.len; i++)
        if (ascii_lower(words.s[i])) return false;
    ptrdiff_t start = name->at.start, end = name->at.end;
    while (start > 0 && prose->text.s[start - 1] != '\n') start--;
    while (end < prose->text.len && prose->text.s[end] != '\n') end++;
    for (ptrdiff_t i = start; i < end; i++)
        if (ascii_lower(prose->text.s[i])) return false;
    return true;
}

// He or she: whoever spoke last, in this sentence or the one before, or since when nobody else was named;
// else the one person named within two sentences. Who can't be a "she" is passed over, and so is who is only named in
// words that are quoted: `from` is where the words begin that he or she said.
static int32_t pronoun_entity(const Prose *prose, ptrdiff_t token, ptrdiff_t from, LastSpeaker last) {
    const Names *names = &prose->article->names;
    Str pronoun = prose_word(prose, token);
    bool person = last.entity >= 0 && prose->article->entities.at[last.entity].kind == NAME_PERSON;
    if (!person || !gender_fits(prose->article, last.entity, pronoun)) last.entity = -1;
    int32_t sentence = prose->sentence[from < token ? from : token], found = -1;
    ptrdiff_t near = prose->sentence_run[sentence > 1 ? sentence - 2 : 0].first;
    bool near_last = last.entity >= 0 && sentence - prose->sentence[last.token] <= 1;
    if (near_last || last.unnamed) return last.entity;
    bool several = false, other = false;
    ptrdiff_t i = speaker_name(prose->article, prose->token[token].at.start) - 1;
    for (int n = 0; i >= 0 && n < NAMES_BACK; i--, n++) {
        const Name *name = &names->at[i];
        if (name->kind != NAME_PERSON || name->entity < 0 || is_quoted(prose, name) ||
            in_heading(prose, name))
            continue;
        if (name->entity == found || !gender_fits(prose->article, name->entity, pronoun)) continue;
        other |= name->entity != last.entity && last.entity >= 0 &&
            name->at.start > prose->token[last.token].at.start;
        if (name->at.start < prose->token[near].at.start) continue;
        several |= found >= 0 && found != name->entity;
        found = name->entity;
    }
    if (last.entity >= 0 && !other) return last.entity;
    return several ? -1 : found;
}

// Does `word` stand in `role`, whole?
static bool role_has(Str role, Str word) {
    ptrdiff_t at = str_find_case(role, word), end = at + word.len;
    if (at < 0) return false;
    return (at == 0 || !ascii_alpha(role.s[at - 1])) && (end == role.len || !ascii_alpha(role.s[end]));
}

// ... or a word that news writes instead: "diplomat" for a foreign minister.
static bool role_means(Str role, Str word) {
    if (role_has(role, word)) return true;
    char folded[24];
    if (word.len > (ptrdiff_t)sizeof folded) return false;
    for (ptrdiff_t i = 0; i < word.len; i++) folded[i] = ascii_fold(word.s[i]);
    const struct nominals_en_row *row = nominals_en_find((Str){folded, word.len});
    for (; row && row < nominals_en + nominals_en_len && str_eq_case(row->word, word); row++)
        if (str_find_case(role, row->role) >= 0) return true;
    return false;
}

// How many of the phrase's words the role has; -1 where its head or a name in it ("the Russian ...") is not there.
static int role_fits(const Prose *prose, Words phrase, Str role) {
    int n = 0;
    for (ptrdiff_t i = phrase.first; i < phrase.last; i++) {
        bool has = role_means(role, prose_word(prose, i));
        bool needed = i + 1 == phrase.last || prose->token[i].shape != TOKEN_LOWER;
        if (needed && !has) return -1;
        n += has;
    }
    return n;
}

// The phrase's head stands before its first preposition: "[Bank] of Nordland".
static ptrdiff_t head_of(const Prose *prose, Words speaker) {
    ptrdiff_t i = speaker.first + 1;
    while (i < speaker.last && !prose_has(prose, i, IS_PREP | IS_COMMA)) i++;
    return i - 1;
}

// "the minister", "the Russian diplomat": the person whose role, as the text tells it, has most of the words; of
// two the last speaker, else nobody.
static int32_t role_entity(const Prose *prose, Words speaker, LastSpeaker last) {
    const Names *names = &prose->article->names;
    if (!prose_is(prose, speaker.first, S("the"))) return -1;
    Words phrase = {speaker.first + 1, head_of(prose, speaker) + 1};
    if (phrase.first >= phrase.last || prose_has(prose, phrase.last - 1, IS_MARK)) return -1;
    int best = 0;
    int32_t found = -1;
    bool several = false;
    for (ptrdiff_t i = 0, tried = 0; i < names->len && tried < ROLES_TRIED; i++) {
        const Name *name = &names->at[i];
        if (name->kind != NAME_PERSON || name->entity < 0 || name->role.start >= name->role.end) continue;
        tried++;
        int fits = role_fits(prose, phrase, str_span(prose->text, name->role));
        if (fits <= 0 || fits < best) continue;
        bool other = fits == best && found >= 0 && found != name->entity;
        if (fits > best) several = false;
        if (other) several = true;
        if (!other || name->entity == last.entity) found = name->entity;
        best = fits;
    }
    return several && found != last.entity ? -1 : found;
}

// Is `word` what a body of this name is: its last word, or the one before "of" ("Ministry of Trade")?
static bool is_head_of(Str name, Str word) {
    Str part, last = {0};
    while (str_cut(&name, ' ', &part)) {
        if (str_eq(part, S("of")) || str_eq(part, S("for"))) break;
        if (!lexicon_firm(part)) last = part;
    }
    return str_eq_case(last, word);
}

// "the ministry", "the bank": the one organisation that is called so; of two the last speaker, else nobody. Which firm "the
// company" is its name does not tell.
static int32_t body_entity(const Prose *prose, Words speaker, LastSpeaker last) {
    enum { SHORTEST = 4 };
    const Entities *entities = &prose->article->entities;
    if (speaker.last - speaker.first != 2 || !prose_is(prose, speaker.first, S("the"))) return -1;
    Str word = prose_word(prose, speaker.first + 1);
    if (word.len < SHORTEST || str_eq(word, S("company")) ||
        prose->token[speaker.first + 1].shape != TOKEN_LOWER)
        return -1;
    int32_t found = -1;
    for (ptrdiff_t i = 0; i < entities->len && i < ENTITIES_TRIED; i++) {
        if (entities->at[i].kind != NAME_ORGANISATION || !is_head_of(entities->at[i].name, word)) continue;
        if (i == last.entity) return last.entity;
        if (found >= 0) return -1;
        found = (int32_t)i;
    }
    return found;
}

// "Orr himself", "Orr clearly", "Orr et al.", "Orr turns": no noun that bears the name; "Orr officials" is one.
static bool is_no_noun(Str word) {
    if (str_ends(word, S("self")) || str_ends(word, S("ly")) || str_eq(word, S("et"))) return true;
    return str_ends(word, S("s")) && !roles_en_find(str_slice(word, 0, word.len - 1));
}

// "Orr's predecessor Ivo Lund": the owner is somebody else, and so is whose name a noun bears ("the Orr staffer", "the
// anti-Orr vote").
static bool is_of_another(const Prose *prose, const Name *name, Words speaker) {
    enum {
        GRAMMAR = IS_PREP | IS_CONJ | IS_SUB | IS_REL | IS_AUX | IS_BE | IS_ADV | IS_VERB | IS_TIME | IS_ASK
    };
    Str after = str_from(prose->text, name->at.end);
    if (str_starts(after, S("'s ")) || str_starts(after, S("\xE2\x80\x99s "))) return true;
    ptrdiff_t first = speaker.first, next;
    while (first < speaker.last && prose->token[first].at.end <= name->at.start) first++;
    for (next = first; next < speaker.last && prose->token[next].at.start < name->at.end;) next++;
    bool noun = next < speaker.last && prose->token[next].shape == TOKEN_LOWER &&
        !prose_has(prose, next, GRAMMAR) && !is_no_noun(prose_word(prose, next));
    bool joined =
        first > speaker.first && prose_is(prose, first - 1, S("-")) && !prose->token[first].space_before;
    return noun || joined;
}

// "A spokesman for Vice President Orr", "a study financed by Orr": whom the phrase's head is tied to, not the head.
static bool behind_preposition(const Prose *prose, const Name *name, Words speaker) {
    bool titled = name->role.start < name->role.end && name->role.end <= name->at.start;
    int32_t start = titled ? name->role.start : name->at.start;
    ptrdiff_t first = speaker.first;
    while (first < speaker.last && prose->token[first].at.end <= start) first++;
    ptrdiff_t before = first - 1;
    if (before > speaker.first &&
        (prose_is(prose, before - 1, S("going")) || prose_is(prose, before - 1, S("known"))))
        return false;  // "an analyst going by Ann Orr"
    if (before <= speaker.first || !prose_has(prose, before, IS_PREP) || !prose->token[before].space_before)
        return false;  // "stand-in captain Orr"
    // "the office of mayor Orr" is not Orr; "director of studies Orr" and "the Wall of Fame winger Orr" are
    return !prose_is(prose, before, S("of")) ||
        (prose_has(prose, speaker.first, IS_DET) && prose->token[before - 1].shape == TOKEN_LOWER);
}

// "Orr and Holm", "both Ann Orr and her brother Ivo Lund": what two say together is no one's of the two.
static bool with_another(const Prose *prose, ptrdiff_t i, int32_t end) {
    const Names *names = &prose->article->names;
    if (i + 1 >= names->len || names->at[i + 1].at.end > end || names->at[i + 1].kind != NAME_PERSON ||
        names->at[i + 1].entity == names->at[i].entity)
        return false;
    Str between = str_slice(prose->text, names->at[i].at.end, names->at[i + 1].at.start);
    return str_starts(between, S(" and ")) && str_find_byte(between, ',') < 0;
}

int32_t speaker_entity(const Prose *prose, Words speaker, ptrdiff_t from, LastSpeaker last) {
    if (speaker.first >= speaker.last) return -1;
    if (prose_has(prose, speaker.first, IS_PRONOUN | IS_REL) && speaker.last == speaker.first + 1)
        return is_one_person(prose_word(prose, speaker.first))
            ? pronoun_entity(prose, speaker.first, from, last)
            : -1;
    const Names *names = &prose->article->names;
    Span at = prose_span(prose, speaker);
    int32_t head = prose->token[head_of(prose, speaker)].at.end, entity = -1;
    // the organisation that begins the phrase as its head, a person, the organisation or place that is its head, a role
    for (ptrdiff_t i = speaker_name(prose->article, at.start);
         i < names->len && names->at[i].at.start < at.end; i++) {
        const Name *name = &names->at[i];
        bool is_head = name->at.start < head && name->at.end >= head;
        if (name->kind == NAME_PERSON && !is_of_another(prose, name, speaker) &&
            !behind_preposition(prose, name, speaker))
            return with_another(prose, i, at.end) ? -1 : name->entity;
        if (is_head && name->kind == NAME_ORGANISATION && name->at.start == at.start) return name->entity;
        if (is_head && name->kind != NAME_PERSON) entity = name->entity;
    }
    if (entity < 0) entity = role_entity(prose, speaker, last);
    return entity >= 0 ? entity : body_entity(prose, speaker, last);
}
