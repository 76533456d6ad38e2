// speech.c - see speech.h. One walk over the quotations; what is known of the last one is kept in `Reader`.
#include "text/speech.h"

#include "text/speaker.h"

enum {
    GAP_TOKENS = 60,    // how far from a quotation its cue is looked for
    TAIL_TOKENS = 18,   // between a cue and the quotation behind it: "told a crowd in Delhi on Friday:"
    TAG_CUES = 4,       // cues tried in the words behind a quotation
    HEADING_NAMES = 5,  // words of a name in front of a heading's colon
    HEADING_WORDS = 4,  // words behind it
    TITLED_WORDS = 8,   // words of a name with its title there
    ORPHAN_TOKENS = 5,  // a quotation of fewer words that nobody is tied to is a title or a scare quote
};

typedef struct Reader {
    const Prose *prose;
    Cues *cues;
    bool *spoken;
    Arena *keep;
    Speeches speeches;
    ptrdiff_t
        end;  // the token behind the last speech and its tag; only marks may follow before the next piece
} Reader;

static bool empty(Words run) { return run.first >= run.last; }

static bool is_colon(const Prose *prose, ptrdiff_t i) { return prose_is(prose, i, S(":")); }

static ptrdiff_t skip_quotes(const Prose *prose, ptrdiff_t i) {
    while (i < prose->len && prose->region[i] < 0 && prose_has(prose, i, IS_QUOTE)) i++;
    return i;
}

// The words between quotation `r` and the next one or the paragraph's end.
static Words gap_after(const Prose *prose, ptrdiff_t r) {
    ptrdiff_t first = prose->region_run[r].last;
    while (first < prose->len && !prose->token[first].line_before && prose->region[first] < 0 &&
           prose_has(prose, first, IS_QUOTE))
        first++;
    ptrdiff_t last = first;
    while (last < prose->len && last < first + GAP_TOKENS && prose->region[last] < 0 &&
           !prose->token[last].line_before)
        last++;
    return (Words){first, last};
}

// The words of the sentence in front of quotation `r`, as far as it is not in the quotation.
static Words gap_before(const Prose *prose, ptrdiff_t r) {
    ptrdiff_t last = prose->region_run[r].first;
    while (last > 0 && prose->region[last - 1] < 0 && prose_has(prose, last - 1, IS_QUOTE) &&
           !prose->token[last].line_before)
        last--;
    ptrdiff_t first = last;
    bool colon = last > 0 && prose->token[last].line_before && is_colon(prose, last - 1);  // Orr said:\n"..."
    if (colon) first--;
    while (first > 0 && last - first < GAP_TOKENS && !prose->token[first].line_before &&
           prose->region[first - 1] < 0 && !prose_has(prose, first - 1, IS_STOP))
        first--;
    first = skip_quotes(prose, first);
    if (colon && last - first == 1) first = last;  // Orr was "blunt":\n"..."
    return (Words){first < last ? first : last, last};
}

// Words up to a full stop or semicolon.
static Words clause_of(const Prose *prose, Words gap) {
    ptrdiff_t i = gap.first;
    while (i < gap.last && !prose_has(prose, i, IS_STOP) && !prose_is(prose, i, S(";"))) i++;
    return (Words){gap.first, i};
}

static bool can_quote(const Cue *cue) {
    return (cue->takes & TAKES_QUOTE) && cue->form != CUE_NOUN && !cue->passive;
}

static bool ends_with(const Prose *prose, Words region, uint32_t bits) {
    return !empty(region) && prose_has(prose, region.last - 1, bits);
}

// Does the tag end at `i`, so that what stands in front of the quotation must be content too?
static bool ends_tag(const Prose *prose, ptrdiff_t i, Words clause) {
    return i >= clause.last || prose_has(prose, i, IS_MARK | IS_PREP | IS_TIME | IS_ADV | IS_CONJ);
}

// "...," Orr fumed: behind a quotation any verb is one of saying.
static bool find_verb_tag(const Prose *prose, ptrdiff_t first, Words clause, Speech *out) {
    Words speaker = speaker_after(prose, first, clause.last);
    ptrdiff_t verb = speaker.last;
    if (empty(speaker) || !prose_has(prose, first, IS_NAME | IS_PRONOUN | IS_DET)) return false;
    while (verb < clause.last && prose_has(prose, verb, IS_ADV)) verb++;
    if (verb >= clause.last || !prose_has(prose, verb, IS_VERB) || prose_has(prose, verb, IS_AUX))
        return false;
    *out = (Speech){.cue = -1, .mark = {verb, verb + 1}, .speaker = speaker, .pattern = PATTERN_AFTER};
    return true;
}

// A tag behind a quotation: "...," Orr said / said Orr / according to Orr.
static bool find_tag(const Prose *prose, const Cues *cues, Words region, Words clause, Speech *out) {
    if (empty(clause)) return false;
    bool comma = prose_has(prose, clause.first, IS_COMMA);  // "...", Orr said
    ptrdiff_t first = clause.first + (comma || prose_has(prose, clause.first, IS_BREAK));
    ptrdiff_t c = cue_at(cues, first);
    bool full_stop = ends_with(prose, region, IS_STOP) && prose_is(prose, region.last - 1, S("."));
    for (int n = 0; n < TAG_CUES && c < cues->len && cues->at[c].at.first < clause.last; n++, c++) {
        const Cue *cue = &cues->at[c];
        bool as = cue->form == CUE_AS && (cue->takes & (TAKES_ANY | TAKES_QUOTE));
        if (!as && !can_quote(cue)) continue;
        if (cue->infinitive && cue->wide.first == first) continue;
        *out = (Speech){.cue = c, .pattern = PATTERN_AFTER};
        if (cue->wide.first <= first) {  // said Orr
            if (cue->form == CUE_ING) return false;
            if (full_stop && prose->token[first].shape != TOKEN_LOWER) return false;
            out->speaker = speaker_after(prose, cue->at.last, clause.last);
            if (empty(out->speaker) && prose_has(prose, cue->at.last, IS_ASK)) return false;
            return true;
        }
        if (as || full_stop) return false;
        if (cue->form == CUE_ING && cue->wide.first == cue->at.first) continue;
        ptrdiff_t start = first;
        while (start < cue->wide.first && prose_has(prose, start, IS_SUB | IS_CONJ | IS_ADV) &&
               !prose_has(prose, start, IS_DET))
            start++;
        if (start > first && prose_has(prose, first, IS_CONJ)) return false;
        Words speaker = speaker_before(prose, cue->wide.first, start);
        if (empty(speaker) || speaker.first != start) continue;
        out->speaker = speaker;
        if (cue->takes & TAKES_ADDRESSEE) out->addressee = speaker_after(prose, cue->at.last, clause.last);
        return true;
    }
    return ends_with(prose, region, IS_COMMA | IS_STOP) && !full_stop &&
        find_verb_tag(prose, first, clause, out);
}

static bool is_dash(const Prose *prose, ptrdiff_t i) {
    return prose_has(prose, i, IS_BREAK) && !is_colon(prose, i) && !prose_is(prose, i, S(";"));
}

// "..." - Orr: a dash and a name behind the quotation, or on the next line, and nothing else.
static bool find_signature(const Prose *prose, Words region, Speech *out) {
    ptrdiff_t dash = skip_quotes(prose, region.last), first = dash + 1, last = first;
    bool lone = prose_is(prose, dash, S("-")) && prose_has(prose, first, IS_NAME);
    if (dash >= prose->len || !(is_dash(prose, dash) || lone)) return false;
    while (last < prose->len && last < first + HEADING_NAMES && !prose->token[last].line_before &&
           prose_has(prose, last, IS_NAME))
        last++;
    bool ends = last >= prose->len || prose->token[last].line_before || prose_has(prose, last, IS_COMMA);
    if (last == first || !ends) return false;
    *out = (Speech){.cue = -1, .mark = {dash, first}, .speaker = {first, last}, .pattern = PATTERN_HEADING};
    return true;
}

// The subject of a cue in front of a quotation: of its own clause, else of the sentence around it.
static Words lead_speaker(const Prose *prose, const Cue *cue, Words gap, ptrdiff_t end) {
    ptrdiff_t first = cue->wide.first;
    if (first <= gap.first && cue->form != CUE_ING) {
        Words behind = speaker_after(prose, cue->at.last, end);  // Said Orr: "..."
        if (!empty(behind)) return behind;
    }
    ptrdiff_t start = speaker_clause(prose, first),
              sentence = prose->sentence_run[prose->sentence[first]].first;
    if (start < gap.first) start = gap.first;
    bool loose =
        first <= start || prose_has(prose, first - 1, IS_COMMA | IS_PREP | IS_SUB | IS_CONJ | IS_BREAK);
    Words speaker = {0};
    if (first > start && !(loose && (cue->form == CUE_ING || cue->infinitive)))
        speaker = speaker_before(prose, first, start);
    if (empty(speaker) && loose) speaker = speaker_of_clause(prose, gap.first, first);
    if (empty(speaker) && loose) speaker = speaker_of_clause(prose, sentence, first);
    return speaker;
}

// Where a bracket in front of `end` opens; `end` itself when none stands there.
static ptrdiff_t before_bracket(const Prose *prose, ptrdiff_t first, ptrdiff_t end) {
    ptrdiff_t i = end - 1;
    if (i <= first || !prose_is(prose, i, S(")"))) return end;
    while (i > first && !prose_is(prose, i, S("("))) i--;
    return i > first ? i : end;
}

// A colon without a cue in front of a quotation: Orr was blunt: "...".
static bool find_colon(const Prose *prose, Words gap, Speech *out) {
    ptrdiff_t end = gap.last - 1, first;
    *out = (Speech){.cue = -1, .mark = {end, gap.last}, .pattern = PATTERN_COLON};
    first = end = before_bracket(prose, gap.first, end);  // Ann Orr (Harbour List): "..."
    while (first > gap.first && prose_has(prose, first - 1, IS_NAME)) first--;
    bool titled = first < end && prose->token[gap.first].line_before && end - gap.first <= TITLED_WORDS;
    if (titled && !prose_has_verb(prose, gap)) first = gap.first;  // Harbour master Ann Orr: "..."
    if (first < end && (first == gap.first || prose_has(prose, first - 1, IS_BREAK))) {  // - Orr: "..."
        out->speaker = (Words){first, end};
        return true;
    }
    if (!prose_has_verb(prose, gap)) return false;
    out->speaker = speaker_of_clause(prose, gap.first, gap.last - 1);
    return true;
}

// A cue in front of a quotation: Orr said, "..." / Orr told them in Delhi: "..." / Orr said "...".
static bool find_lead(const Prose *prose, const Cues *cues, Words gap, Speech *out) {
    if (empty(gap)) return false;
    bool colon = is_colon(prose, gap.last - 1), mark = colon || prose_has(prose, gap.last - 1, IS_COMMA);
    ptrdiff_t end = gap.last - mark;
    for (ptrdiff_t c = cue_at(cues, end) - 1; c >= 0 && cues->at[c].at.first >= gap.first; c--) {
        const Cue *cue = &cues->at[c];
        if (cue->at.last > end || end - cue->at.last > TAIL_TOKENS) break;
        if (cue->form == CUE_AS && mark) {  // According to Orr, "..."
            *out = (Speech){
                .cue = c, .speaker = speaker_after(prose, cue->at.last, end), .pattern = PATTERN_BEFORE};
            return out->speaker.last == end;
        }
        if (!can_quote(cue)) continue;
        if (!mark && cue->at.last != end) break;
        if (prose_has_verb(prose, (Words){cue->at.last, end}) && !colon) break;
        *out = (Speech){.cue = c, .pattern = PATTERN_BEFORE};
        if (cue->takes & TAKES_ADDRESSEE) out->addressee = speaker_after(prose, cue->at.last, end);
        out->speaker = lead_speaker(prose, cue, gap, end);
        return true;
    }
    return colon && find_colon(prose, gap, out);
}

static Span region_span(const Prose *prose, ptrdiff_t r) { return prose_span(prose, prose->region_run[r]); }

static Speech *add_speech(Reader *reader, Speech speech) {
    Speech *added = vec_push(&reader->speeches, reader->keep);
    *added = speech;
    if (speech.cue >= 0) reader->cues->at[speech.cue].used = true;
    return added;
}

static void add_piece(Reader *reader, Speech *speech, ptrdiff_t r, ptrdiff_t from) {
    Span at = region_span(reader->prose, r);
    if (speech->content.len == 0) speech->first = from >= 0 ? from : reader->prose->region_run[r].first;
    if (from >= 0) {  // part of it stands outside the marks, so they stay
        Words content = {from, reader->prose->region_run[r].last};
        content.last = prose_close(reader->prose, content.last);
        at = prose_span(reader->prose, content);
    }
    *vec_push(&speech->content, reader->keep) = at;
    reader->spoken[r] = true;
}

static Speech *last_speech(Reader *reader) {
    return reader->speeches.len ? &reader->speeches.at[reader->speeches.len - 1] : NULL;
}

// Does quotation `r` go on with what was said last, with nothing in between?
static bool goes_on(const Reader *reader, ptrdiff_t r) {
    if (!reader->speeches.len || reader->end <= 0) return false;
    ptrdiff_t i = reader->end;
    while (i < reader->prose->region_run[r].first && reader->prose->region[i] < 0 &&
           prose_has(reader->prose, i, IS_QUOTE | IS_STOP))
        i++;
    return i == reader->prose->region_run[r].first;
}

// Is it a sentence of its own, long enough to be speech?
static bool stands_alone(const Prose *prose, Words region, Words before, Words after) {
    if (!empty(before)) return false;
    bool closed = ends_with(prose, region, IS_STOP | IS_COMMA);
    bool alone =
        empty(after) || prose->token[after.first].shape != TOKEN_LOWER || ends_with(prose, region, IS_STOP);
    return alone && closed && region.last - region.first >= ORPHAN_TOKENS &&
        prose->token[region.first].shape != TOKEN_LOWER;
}

// The sentence's words in front of a quotation that a tag follows: the plan was "mad," Orr said.
static ptrdiff_t broken_from(const Reader *reader, Words before) {
    ptrdiff_t i = before.first;
    const Prose *prose = reader->prose;
    if (i < reader->end) i = reader->end;
    while (i > 0 && i > reader->end && before.last - i < GAP_TOKENS && !prose->token[i].line_before &&
           !(prose->region[i - 1] < 0 && prose_has(prose, i - 1, IS_STOP)))
        i--;
    while (i < before.last && prose->region[i] < 0 && prose_has(prose, i, IS_MARK)) i++;
    return i < before.last ? i : -1;
}

static ptrdiff_t tag_end(const Cues *cues, const Speech *tag) {
    ptrdiff_t end = tag->cue >= 0 ? cues->at[tag->cue].at.last : tag->mark.last;
    if (tag->speaker.last > end) end = tag->speaker.last;
    return tag->addressee.last > end ? tag->addressee.last : end;
}

// "...," Orr said, adding: "...": a cue without a subject in the sentence of the last speech.
static bool shares_subject(const Reader *reader, Words before, const Speech *lead) {
    const Prose *prose = reader->prose;
    if (lead->cue < 0 || before.first > reader->end + 1 || prose->token[before.first].line_before)
        return false;
    const Cue *cue = &reader->cues->at[lead->cue];
    return cue->form == CUE_ING || prose_has(prose, cue->wide.first - 1, IS_CONJ);
}

// "A," said Orr, the mayor, who was there, "b.": a sentence that its tag interrupts, however long the tag.
static bool interrupted(const Reader *reader, const Speech *last, ptrdiff_t r, Words before) {
    const Prose *prose = reader->prose;
    if (!last || last->cue < 0 || r == 0 || !reader->spoken[r - 1] || empty(before)) return false;
    Words region = prose->region_run[r], cue = reader->cues->at[last->cue].at;
    bool lower = prose->token[region.first].shape == TOKEN_LOWER;
    return lower && cue.first >= before.first && cue.last < before.last &&
        ends_with(prose, prose->region_run[r - 1], IS_COMMA) && prose_has(prose, before.last - 1, IS_COMMA);
}

static void read_region(Reader *reader, ptrdiff_t r) {
    const Prose *prose = reader->prose;
    Words region = prose->region_run[r];
    if (empty(region)) return;
    Words before = gap_before(prose, r), after = gap_after(prose, r), clause = clause_of(prose, after);
    bool stopped = ends_with(prose, region, IS_COMMA | IS_STOP | IS_BREAK);
    bool loose = empty(before),
         follows = !empty(clause) && prose_has(prose, clause.first, IS_COMMA | IS_BREAK);
    Speech found, *last = last_speech(reader);
    bool lead = find_lead(prose, reader->cues, before, &found);
    bool same =
        (lead && last && found.cue >= 0 && found.cue == last->cue) || interrupted(reader, last, r, before);
    if (lead && !same && found.cue >= 0 && reader->cues->at[found.cue].used) lead = false;
    if (lead && empty(found.speaker) && last && shares_subject(reader, before, &found))
        found.speaker = last->speaker;
    if (lead && !same && !stopped && !empty(clause) && prose->token[clause.first].shape == TOKEN_LOWER &&
        !is_colon(prose, before.last - 1))
        lead = false;  // said the "mad" plan ...: statement.h
    Speech tag;
    bool tagged =
        (stopped || follows || loose) && !lead && find_tag(prose, reader->cues, region, clause, &tag);
    if (!tagged && !lead && loose && find_signature(prose, region, &tag)) tagged = true, clause = tag.speaker;
    // Asked on "Morning Hour," Orr said he would go: a title
    if (tagged && !loose && !ends_tag(prose, tag_end(reader->cues, &tag), clause)) tagged = false;
    if (same) {
        add_piece(reader, last, r, -1);
        reader->end = region.last;
    } else if (lead) {
        add_piece(reader, add_speech(reader, found), r, -1);
        reader->end = region.last;
    } else if (tagged) {
        ptrdiff_t from = loose ? -1 : broken_from(reader, before);
        if (from >= 0) tag.pattern = PATTERN_BROKEN;
        bool on = loose && last && last->pattern == PATTERN_ORPHAN && goes_on(reader, r);
        if (on) {  // several pieces in front of their cue
            tag.content = last->content;
            *last = tag;
            if (tag.cue >= 0) reader->cues->at[tag.cue].used = true;
        } else last = add_speech(reader, tag);
        add_piece(reader, last, r, from);
        reader->end = clause.last;
    } else if (stands_alone(prose, region, before, after)) {
        if (!last || !goes_on(reader, r))
            last = add_speech(reader, (Speech){.cue = -1, .pattern = PATTERN_ORPHAN});
        add_piece(reader, last, r, -1);
        reader->end = region.last;
    } else if (last && before.last <= reader->end && ends_with(prose, region, IS_STOP)) {
        reader->end = region.last;  // "...," Orr said on "Morning Harbour." "..."
    }
}

// Does a name that the text has elsewhere stand in `run`? Without names found, capitals must do.
static bool names_speaker(const Prose *prose, Words run) {
    const Article *article = prose->article;
    if (article->names.len == 0) return true;
    Span at = prose_span(prose, run);
    for (ptrdiff_t i = speaker_name(article, at.start); i < article->names.len; i++) {
        if (article->names.at[i].at.start >= at.end) break;
        if (article->names.at[i].kind != NAME_PLACE) return true;
    }
    return false;
}

// Orr: Bridge Stays Shut / ORR: It stays shut. A name and a colon at a paragraph's start, words behind it.
static bool find_heading(const Prose *prose, ptrdiff_t first, Speech *out) {
    ptrdiff_t i = first;
    while (i < prose->len && i < first + HEADING_NAMES && (i == first || !prose->token[i].line_before) &&
           prose->region[i] < 0 && prose_has(prose, i, IS_NAME))
        i++;
    if (i == first || i + 2 >= prose->len || !is_colon(prose, i) || prose->token[i].line_before) return false;
    if (prose->token[i + 1].line_before || !names_speaker(prose, (Words){first, i})) return false;
    *out = (Speech){
        .cue = -1, .mark = {i, i + 1}, .speaker = {first, i}, .first = i + 1, .pattern = PATTERN_HEADING};
    return true;
}

static void read_heading(Reader *reader, ptrdiff_t first) {
    const Prose *prose = reader->prose;
    Speech found;
    if (!find_heading(prose, first, &found)) return;
    ptrdiff_t last = found.first;
    while (last < prose->len && !prose->token[last].line_before) last++;
    Words content = prose_trim(prose, (Words){found.first, last});
    bool letter =
        found.speaker.last - found.speaker.first == 1 && prose_word(prose, found.speaker.first).len < 3;
    if (letter || content.last - content.first < HEADING_WORDS) return;  // "Q: ...", "Delegates: 121"
    for (ptrdiff_t i = found.first; i < last; i++)
        if (prose->region[i] >= 0) reader->spoken[prose->region[i]] = true;
    *vec_push(&found.content, reader->keep) = prose_span(prose, content);
    add_speech(reader, found);
    reader->end = last;
}

Speeches speech_find(const Prose *prose, Cues *cues, bool *spoken, Arena *keep) {
    Reader reader = {.prose = prose, .cues = cues, .spoken = spoken, .keep = keep};
    for (ptrdiff_t i = 0, r = 0; i < prose->len; i++) {
        if (prose->token[i].line_before) read_heading(&reader, i);
        for (; r < prose->regions.len && prose->region_run[r].first <= i; r++)
            if (!spoken[r]) read_region(&reader, r);
    }
    return reader.speeches;
}
