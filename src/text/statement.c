// statement.c - see statement.h.
#include "text/statement.h"

#include "text/speaker.h"

enum {
    ADJUNCT_TOKENS = 16,  // "said in a letter to the council on Friday that": how far its "that" may be
    MIN_TAG_WORDS = 3,    // words before ", Orr said" that make it a statement
};

// What is asked about one cue, passed around.
typedef struct Site {
    const Prose *prose;
    const Cues *cues;
    const Cue *cue;
    const bool *spoken;
    Words sentence;
} Site;

static bool is_spoken(const Site *site, ptrdiff_t i) {
    return site->prose->region[i] >= 0 && site->spoken[site->prose->region[i]];
}

static bool out_of_marks(const Site *site, ptrdiff_t i) {
    return i < site->sentence.last && site->prose->region[i] < 0;
}

static bool empty(Words run) { return run.first >= run.last; }

// The cue that begins at `token`, adverbs and auxiliaries of its own included; NULL when none does.
static const Cue *cue_begins(const Site *site, ptrdiff_t token) {
    ptrdiff_t c = cue_at(site->cues, token);
    if (c >= site->cues->len || site->cues->at[c].wide.first > token) return NULL;
    return &site->cues->at[c];
}

// Does another report begin at `i`: ", adding that", "and said", ", according to", "; "?
static bool other_report(const Site *site, ptrdiff_t i) {
    const Prose *prose = site->prose;
    if (prose_is(prose, i, S(";"))) return true;
    bool comma = prose_has(prose, i, IS_COMMA);
    if (!comma && !prose_has(prose, i, IS_CONJ)) return false;
    ptrdiff_t next = prose->region[i] < 0 ? i + 1 : prose_close(prose, i + 1);  // "shut," citing
    bool conj = !comma;
    if (comma && prose_has(prose, next, IS_CONJ)) conj = true, next++;
    const Cue *cue = cue_begins(site, next);
    if (cue && cue->form != CUE_NOUN && !cue->passive) {
        if (cue->form == CUE_ING || cue->form == CUE_AS) return true;
        return conj && cue->form == site->cue->form && cue->class == CUE_SAY;
    }
    if (!comma || !conj) return false;
    // ", and Orr said ..."
    Words subject = speaker_after(prose, next, site->sentence.last);
    cue = empty(subject) ? NULL : cue_begins(site, subject.last);
    return cue && cue->class == CUE_SAY && cue->form != CUE_NOUN && cue->form != CUE_ING;
}

// Does a thing end at the comma `i`: "denounced the plan, which ...", "..., who", "..., saying", "..., but"?
static bool thing_ends(const Site *site, ptrdiff_t i) {
    const Prose *prose = site->prose;
    if (!prose_has(prose, i, IS_COMMA) || i + 1 >= site->sentence.last) return false;
    if (prose->region[i + 1] >= 0) return false;
    if (prose_is(prose, i + 1, S("and")) || prose_is(prose, i + 1, S("or")))
        return prose_has(prose, i + 2, IS_VERB | IS_AUX | IS_PRONOUN);
    if (prose_has(prose, i + 1, IS_REL | IS_SUB | IS_CONJ | IS_PRONOUN | IS_ADV)) return true;
    return prose->token[i + 1].shape == TOKEN_LOWER && str_ends(prose_word(prose, i + 1), S("ing"));
}

// Where content that begins at `from` ends: at its sentence's end or before the next report.
static ptrdiff_t content_end(const Site *site, ptrdiff_t from, bool thing) {
    const Prose *prose = site->prose;
    ptrdiff_t i = from;
    for (; i < site->sentence.last; i++) {
        if (is_spoken(site, i)) break;
        bool inside = prose->region[i] >= 0;
        if (inside &&
            (i + 1 >= site->sentence.last || prose->region[i + 1] >= 0 || !prose_has(prose, i, IS_COMMA)))
            continue;
        if (inside && other_report(site, i)) return i + 1;
        if (inside) continue;
        if (other_report(site, i) || (thing && thing_ends(site, i))) break;
    }
    // marks at the end are none of it, but a quotation keeps its own
    while (i > from && prose->region[i - 1] < 0 && prose_has(prose, i - 1, IS_MARK | IS_CONJ)) i--;
    return i;
}

// Ends `content` with its last quotation; false when it has none.
static bool end_at_quotation(const Prose *prose, Words *content) {
    ptrdiff_t last = content->last;
    while (last > content->first && prose->region[last - 1] < 0) last--;
    if (last == content->first) return false;
    content->last = last;
    return true;
}

// Steps over "Friday", "last week", and over adverbs in front of what opens content: "said again that".
static ptrdiff_t skip_adverbs(const Site *site, ptrdiff_t i) {
    const Prose *prose = site->prose;
    ptrdiff_t time = i;
    if (out_of_marks(site, i) && prose_has(prose, i, IS_PREP) && prose_has(prose, i + 1, IS_TIME))
        time++;  // on Friday
    while (out_of_marks(site, time) && prose_has(prose, time, IS_TIME) && !prose_has(prose, time, IS_PREP))
        time++;
    if (!prose_has(prose, time, IS_POSS) && !prose_is(prose, time, S("-"))) i = time;
    bool adverb = out_of_marks(site, i) && prose_has(prose, i, IS_ADV) && !prose_has(prose, i, IS_DET);
    if (adverb && (prose_has(prose, i + 1, IS_ASK | IS_COMMA | IS_STOP) || prose_is(prose, i + 1, S("to"))))
        i++;
    return i;
}

// "said in a letter on Friday that": the place of "that", if only an adjunct or a pair of commas stands before.
static ptrdiff_t far_that(const Site *site, ptrdiff_t i) {
    const Prose *prose = site->prose;
    if (!prose_has(prose, i, IS_PREP | IS_TIME | IS_COMMA)) return 0;
    for (ptrdiff_t k = i; k < i + ADJUNCT_TOKENS && out_of_marks(site, k); k++) {
        if (prose_is(prose, k, S("that")) && k > i) return k;
        if (prose_has(prose, k, IS_STOP | IS_BREAK | IS_VERB | IS_AUX)) return 0;
    }
    return 0;
}

static Statement propose(ptrdiff_t from, ptrdiff_t to, Pattern pattern) {
    return (Statement){.content[0] = {from, to}, .pattern = pattern};
}

// Content behind the cue.
static bool find_before(const Site *site, Statement *out) {
    const Prose *prose = site->prose;
    uint16_t takes = site->cue->takes;
    ptrdiff_t i = site->cue->at.last;
    if (site->cue->passive) {
        Words agent = speaker_agent(prose, i, site->sentence.last);
        if (!empty(agent)) i = agent.last;
    }
    i = skip_adverbs(site, i);
    if (i >= site->sentence.last) return false;
    Words addressee = {0};
    if ((takes & TAKES_ADDRESSEE) && !site->cue->passive && out_of_marks(site, i) &&
        !prose_has(prose, i, IS_ASK & ~(uint32_t)IS_DET) && !prose_is(prose, i, S("that"))) {
        addressee = speaker_after(prose, i, site->sentence.last);
        if (!empty(addressee)) i = skip_adverbs(site, addressee.last);
    }
    if (i >= site->sentence.last) return false;
    bool to = prose_is(prose, i, S("to"));
    ptrdiff_t that = 0;
    if ((takes & (TAKES_THAT | TAKES_ANY)) && prose_has(prose, i, IS_ASK) && out_of_marks(site, i)) {
        *out = propose(i, content_end(site, i, false), PATTERN_THAT);
    } else if (to && !empty(addressee) && (takes & TAKES_URGE)) {
        bool ask = prose_has(prose, addressee.first, IS_PRONOUN);
        ptrdiff_t from = ask ? i : addressee.first;
        *out = propose(from, content_end(site, i, false), PATTERN_URGE);
    } else if (to && (takes & TAKES_TO)) {
        *out = propose(i, content_end(site, i, false), PATTERN_TO);
    } else if (to && (takes & TAKES_URGE)) {
        *out = propose(i, content_end(site, i, false), PATTERN_URGE);
    } else if ((takes & TAKES_THAT) && (that = far_that(site, i)) > 0) {
        *out = propose(that, content_end(site, that, false), PATTERN_THAT);
    } else if ((takes & TAKES_QUOTE) && prose_is(prose, i, S(":")) && i + 1 < site->sentence.last) {
        *out = propose(i + 1, content_end(site, i + 1, false), PATTERN_BARE);
    } else if (takes & (TAKES_ANY | TAKES_QUOTING)) {
        if (site->cue->passive) return false;
        while (i < site->sentence.last && prose_has(prose, i, IS_QUOTE)) i++;
        if (i >= site->sentence.last) return false;
        if (out_of_marks(site, i) && prose_has(prose, i, IS_MARK | IS_CONJ)) return false;
        bool det = prose_has(prose, i, IS_DET | IS_PRONOUN);
        if (out_of_marks(site, i) && !det && prose_has(prose, i, IS_PREP)) return false;
        ptrdiff_t end = content_end(site, i, false);
        bool clause = prose_has_verb(prose, (Words){i, end});
        if (!clause && site->cue->class == CUE_SHOW) return false;  // "the museum shows a film"
        if (!clause || !(takes & TAKES_QUOTE)) end = content_end(site, i, true);
        *out = propose(i, end, (takes & TAKES_QUOTE) ? PATTERN_BARE : PATTERN_THING);
        if ((takes & TAKES_QUOTING) && !end_at_quotation(prose, &out->content[0])) return false;
    } else if (!empty(addressee) && (takes & TAKES_QUOTE) && (takes & TAKES_THAT) && out_of_marks(site, i) &&
               !prose_has(prose, i, IS_MARK | IS_PREP | IS_CONJ | IS_AUX | IS_VERB)) {
        *out = propose(i, content_end(site, i, false), PATTERN_BARE);  // "told them it was over"
    } else {
        return false;
    }
    out->addressee = addressee;
    return !empty(out->content[0]);
}

// Does nothing that could be content follow the cue: the end, a comma, "in Delhi", "on Friday", "reporters"?
static bool nothing_follows(const Site *site, ptrdiff_t i) {
    const Prose *prose = site->prose;
    i = skip_adverbs(site, i);
    while (i < site->sentence.last && prose_has(prose, i, IS_QUOTE)) i++;
    if (i >= site->sentence.last || prose->region[i] >= 0) return i >= site->sentence.last;
    if (prose_has(prose, i, IS_STOP | IS_COMMA) || prose_is(prose, i, S(")"))) return true;
    return prose_has(prose, i, IS_PREP) && !far_that(site, i);
}

// Where the sentence that a tag ends or interrupts begins: behind its last spoken quotation.
static ptrdiff_t told_start(const Site *site, ptrdiff_t from) {
    ptrdiff_t i = from;
    while (i > site->sentence.first && !is_spoken(site, i - 1) && !prose_is(site->prose, i - 1, S(";"))) i--;
    while (i < from && prose_has(site->prose, i, IS_MARK) && site->prose->region[i] < 0) i++;
    return i;
}

static bool is_time_phrase(const Prose *prose, Words run) {
    if (prose_has(prose, run.first, IS_PREP | IS_SUB | IS_TIME)) return !prose_has_verb(prose, run);
    return false;
}

// The rest of a statement that its tag interrupts: ", Orr said, but later". Behind "said Orr" a comma more
// often opens an apposition.
static Words second_piece(const Site *site, ptrdiff_t i, bool inverted) {
    const Prose *prose = site->prose;
    if (i + 2 >= site->sentence.last || prose->region[i] >= 0 || !prose_has(prose, i, IS_COMMA))
        return (Words){0};
    if (other_report(site, i) || str_ends(prose_word(prose, i + 1), S("ing"))) return (Words){0};
    bool that = prose_is(prose, i + 1, S("that"));
    if (!that && prose_has(prose, i + 1, IS_REL | IS_SUB | (inverted ? IS_DET | IS_PREP : 0)))
        return (Words){0};
    Words rest = {i + 1, content_end(site, i + 1, false)};
    bool clause = prose_has_verb(prose, rest) || (!inverted && rest.last - rest.first >= MIN_TAG_WORDS);
    return clause ? rest : (Words){0};
}

// "...", said Orr: may the words behind the cue be its subject?
static Words subject_behind(const Site *site) {
    const Prose *prose = site->prose;
    const Cue *cue = site->cue;
    ptrdiff_t comma = cue->wide.first - 1, i = cue->at.last;
    if (prose->region[comma] >= 0 || !prose_has(prose, comma, IS_COMMA)) return (Words){0};
    if ((cue->form != CUE_PAST && cue->form != CUE_S) || (cue->takes & TAKES_ADDRESSEE)) return (Words){0};
    if (!(cue->takes & TAKES_QUOTE) || prose_has(prose, i, IS_ASK | IS_TIME | IS_POSS)) return (Words){0};
    if (i >= site->sentence.last || str_ends(prose_word(prose, i), S("ing"))) return (Words){0};
    if (!prose_has_verb(prose, (Words){told_start(site, comma), comma})) return (Words){0};
    return speaker_after(prose, i, site->sentence.last);
}

// The subject of a tag that stands right before its cue; "more states" and "new questions" are things.
static Words subject_before(const Site *site) {
    const Prose *prose = site->prose;
    ptrdiff_t first = site->cue->wide.first;
    Words speaker = speaker_before(prose, first, speaker_clause(prose, first));
    if (empty(speaker) || speaker.last != first) return (Words){0};
    bool named = prose_has(prose, first - 1, IS_NAME | IS_PRONOUN) || prose_has(prose, speaker.first, IS_DET);
    bool says = prose_is(prose, site->cue->at.first, S("says"));
    if (site->cue->form == CUE_S && !says && !named) return (Words){0};
    return speaker;
}

// Content in front of the cue: "..., Orr said", "..., said Orr".
static bool find_tag(const Site *site, Statement *out) {
    const Prose *prose = site->prose;
    const Cue *cue = site->cue;
    if (cue->passive || cue->infinitive || cue->form == CUE_NOUN || cue->form == CUE_ING) return false;
    if (!(cue->takes & (TAKES_QUOTE | TAKES_THAT)) || cue->wide.first <= site->sentence.first) return false;
    Words speaker = subject_behind(site), addressee = {0};
    bool inverted = !empty(speaker);
    if (!inverted) speaker = subject_before(site);
    if (empty(speaker)) return false;
    ptrdiff_t comma = (inverted ? cue->wide.first : speaker.first) - 1;
    ptrdiff_t behind = inverted ? speaker.last : cue->at.last;
    if (!inverted && (cue->takes & TAKES_ADDRESSEE)) {
        addressee = speaker_after(prose, behind, site->sentence.last);
        if (!empty(addressee)) behind = addressee.last;
    }
    if (comma <= site->sentence.first || !prose_has(prose, comma, IS_COMMA) || !nothing_follows(site, behind))
        return false;
    Words told = {told_start(site, comma), comma};
    Words rest = second_piece(site, skip_adverbs(site, behind), inverted);
    if (empty(rest) && (told.last - told.first < MIN_TAG_WORDS || is_time_phrase(prose, told))) return false;
    if (empty(told)) return false;
    bool clause = prose_has_verb(prose, told) &&
        !(prose_has(prose, told.first, IS_SUB) && !prose_has(prose, told.first, IS_DET));
    if (!clause && empty(rest) && told.last - told.first < 2 * MIN_TAG_WORDS) return false;
    if (empty(rest) && !clause && prose_has(prose, told.first, IS_SUB)) return false;
    *out = (Statement){
        .content = {told, rest}, .speaker = speaker, .addressee = addressee, .pattern = PATTERN_TAG};
    return true;
}

// "according to Orr"; "according to size" compares. See tests/cases/quote/according-to-size.md.
static bool find_according(const Site *site, Statement *out) {
    const Prose *prose = site->prose;
    Words speaker = speaker_after(prose, site->cue->at.last, site->sentence.last);
    if (empty(speaker)) return false;
    bool lone = speaker.last == speaker.first + 1 && prose->token[speaker.first].shape == TOKEN_LOWER;
    Str head = prose_word(prose, speaker.last - 1);
    if (lone && !str_ends(head, S("s")) && str_find_byte(head, '.') < 0) return false;
    ptrdiff_t first = site->cue->wide.first;
    while (first > site->sentence.first && prose_has(prose, first - 1, IS_MARK) &&
           prose->region[first - 1] < 0)
        first--;
    ptrdiff_t comma = speaker.last;
    while (comma < site->sentence.last && !prose_has(prose, comma, IS_COMMA | IS_STOP)) comma++;
    *out = (Statement){.speaker = speaker, .pattern = PATTERN_ACCORDING};
    ptrdiff_t from = told_start(site, first);
    if (first - from >= MIN_TAG_WORDS) {
        out->content[0] = (Words){from, first};
        out->content[1] = second_piece(site, comma, true);
    } else if (comma + 1 < site->sentence.last) {
        out->content[0] = (Words){comma + 1, content_end(site, comma + 1, false)};
    }
    return !empty(out->content[0]);
}

static bool is_possessive(const Prose *prose, ptrdiff_t i) { return prose_has(prose, i, IS_POSS); }

// "In Orr's view, ...", "..., in the view of the mayor".
static bool find_view(const Site *site, Statement *out) {
    const Prose *prose = site->prose;
    ptrdiff_t first = site->cue->at.first, last = site->cue->at.last, in = first - 1;
    Words owner = {0};
    if (prose_is(prose, last, S("of")) && prose_is(prose, in, S("the"))) {
        owner = speaker_after(prose, last + 1, site->sentence.last);
        last = owner.last;
        in--;
    } else if (is_possessive(prose, in)) {
        owner = prose_has(prose, in, IS_DET) ? (Words){in, in + 1}
                                             : speaker_before(prose, in, site->sentence.first);
        while (owner.first < owner.last && prose_has(prose, owner.first, IS_PREP)) owner.first++;
        in = owner.first - 1;
    }
    if (empty(owner) || in < site->sentence.first || !prose_is(prose, in, S("in"))) return false;
    *out = (Statement){.speaker = owner, .pattern = PATTERN_ACCORDING};
    ptrdiff_t from = told_start(site, in), to = in;
    while (to > from && prose->region[to - 1] < 0 && prose_has(prose, to - 1, IS_MARK)) to--;
    if (to - from >= MIN_TAG_WORDS) out->content[0] = (Words){from, to};
    else if (prose_has(prose, last, IS_COMMA))
        out->content[0] = (Words){last + 1, content_end(site, last + 1, false)};
    return !empty(out->content[0]);
}

// "Orr's (stern) warning that ...", "a claim by Orr that ...", "a warning from Orr that ...".
static bool find_noun(const Site *site, Statement *out) {
    const Prose *prose = site->prose;
    ptrdiff_t i = site->cue->at.last;
    if ((site->cue->takes & TAKES_VIEW) && find_view(site, out)) return true;
    Words agent = speaker_agent(prose, i, i + 2);
    if (empty(agent) && prose_is(prose, i, S("from")))
        agent = speaker_after(prose, i + 1, site->sentence.last);
    if (!empty(agent)) i = agent.last;
    bool that = prose_is(prose, i, S("that")) && (site->cue->takes & TAKES_THAT);
    bool to = prose_is(prose, i, S("to")) && (site->cue->takes & TAKES_TO);
    if (!that && !to) return false;
    *out = propose(i, content_end(site, i, !that), PATTERN_NOUN);
    out->speaker = agent;
    ptrdiff_t k = site->cue->at.first - 1;
    for (int n = 0; n < 3 && k >= site->sentence.first && !is_possessive(prose, k); n++) k--;
    if (!empty(agent) || k < site->sentence.first || !is_possessive(prose, k))
        return to ? !empty(agent) : true;
    if (prose_has(prose, k, IS_DET)) out->speaker = (Words){k, k + 1};
    else {
        Words owner = speaker_before(prose, k, site->sentence.first);
        for (ptrdiff_t n = owner.first; n < owner.last; n++)  // "surprised by Orr's claim"
            if (prose_has(prose, n, IS_PREP) && !prose_is(prose, n, S("of"))) owner.first = n + 1;
        if (!empty(owner)) out->speaker = (Words){owner.first, k + 1};
    }
    return true;
}

// The subject of a cue whose content stands behind it.
static Words find_speaker(const Site *site, Words last) {
    const Prose *prose = site->prose;
    const Cue *cue = site->cue;
    ptrdiff_t first = cue->wide.first;
    if (cue->passive) return speaker_agent(prose, cue->at.last, site->sentence.last);
    ptrdiff_t start = speaker_clause(prose, first), sentence = site->sentence.first;
    bool free = first == start ||
        prose_has(prose, first - 1, IS_COMMA | IS_PREP | IS_SUB | IS_BREAK | IS_CONJ | IS_QUOTE);
    if ((cue->form == CUE_ING && free) || cue->infinitive || first <= start) {
        if (!empty(last)) return last;
        return first > sentence ? speaker_of_clause(prose, sentence, first) : (Words){0};
    }
    if (free && prose_has(prose, first - 1, IS_CONJ) && !empty(last)) return last;
    Words near = speaker_before(prose, first, start);
    if (cue->form != CUE_ING || cue->wide.first != cue->at.first || empty(near)) return near;
    // "Orr wrote a letter saying": Orr; "with polls saying", "ended with Orr saying": the nearest
    bool own = prose_has(prose, near.last - 1, IS_NAME | IS_PRONOUN | IS_REL) || cue->class == CUE_SHOW;
    if (own || prose_is(prose, near.first - 1, S("with"))) return near;
    Words subject = speaker_of_clause(prose, sentence, first);
    return empty(subject) ? near : subject;
}

bool statement_find(const Prose *prose, const Cues *cues, ptrdiff_t cue, const bool *spoken, Words last,
                    Statement *out) {
    const Cue *it = &cues->at[cue];
    Site site = {prose, cues, it, spoken, prose->sentence_run[prose->sentence[it->at.first]]};
    *out = (Statement){0};
    if (it->form == CUE_AS) return find_according(&site, out);
    if (it->form == CUE_NOUN) return find_noun(&site, out);
    if (find_tag(&site, out)) return true;
    if (it->infinitive && !(it->takes & TAKES_THAT)) return false;
    if (!find_before(&site, out)) return false;
    if (it->infinitive && out->pattern != PATTERN_THAT) return false;
    if (it->passive && out->pattern != PATTERN_THAT && out->pattern != PATTERN_URGE) return false;
    out->speaker = find_speaker(&site, last);
    if (empty(out->speaker) && !it->passive && out->pattern != PATTERN_THAT) return false;
    if (it->class == CUE_HOLD) out->pattern = PATTERN_HOLD;
    return true;
}
