// scope.c - see scope.h.
#include "text/scope.h"

#include "text/speaker.h"

enum {
    UNITS_A_SIDE = SCOPE_UNITS / 2 - 1,  // units looked at on each side of a cue; bounds the work
    UNITS_BESIDE = 16,                   // and of the sentences beside the cue's
    STEPS = 6,                           // sentences joined because a quotation runs over their border
    FAMILY = 200,                        // the first family number
};

static bool empty(Words run) { return run.first >= run.last; }

// ------------------------------------------------------------------ units

// A token's sentence, with those that share a quotation with it.
static Words whole_sentence(const Prose *prose, ptrdiff_t token) {
    Words run = prose->sentence_run[prose->sentence[token]];
    for (int n = 0; n < STEPS; n++) {
        ptrdiff_t first = run.first, last = run.last;
        int32_t r = prose->region[first];
        if (r >= 0 && prose->region_run[r].first < first)
            run.first = prose->sentence_run[prose->sentence[prose->region_run[r].first]].first;
        // a mark that closes a quotation stands at the next sentence's head now and then
        else if (first > 0 && r < 0 && prose_has(prose, first, IS_QUOTE) && prose->region[first - 1] >= 0)
            run.first = prose->sentence_run[prose->sentence[first - 1]].first;
        r = prose->region[last - 1];
        if (r >= 0 && prose->region_run[r].last > last)
            run.last = prose->sentence_run[prose->sentence[prose->region_run[r].last - 1]].last;
        if (run.first == first && run.last == last) break;
    }
    return run;
}

// Does a quotation stand at the end of [first, last) that is next to the cue's sentence?
static bool quotes_at(const Prose *prose, ptrdiff_t from, int side) {
    enum { NEAR = 4 };  // tokens: marks, "But"
    for (ptrdiff_t i = from, n = 0; i >= 0 && i < prose->len && n < NEAR; i += side, n++)
        if (prose->region[i] >= 0) return true;
    return false;
}

// A neighbour is looked at where a quotation or a colon may join it to the cue's sentence.
static Words with_neighbours(const Prose *prose, Words own) {
    Words all = own;
    if (all.first > 0 && quotes_at(prose, all.first - 1, -1))
        all.first = whole_sentence(prose, all.first - 1).first;
    bool colon = all.last > 0 && prose_is(prose, all.last - 1, S(":"));
    if (all.last < prose->len && (colon || quotes_at(prose, all.last, 1))) {
        all.last = whole_sentence(prose, all.last).last;
        bool quotation = prose->region[all.last - 1] >= 0;
        if (quotation && all.last < prose->len) all.last = whole_sentence(prose, all.last).last;
    }
    return all;
}

static ptrdiff_t step_back(const Prose *prose, ptrdiff_t i) {
    int32_t r = prose->region[i - 1];
    return r >= 0 ? prose->region_run[r].first : i - 1;
}

Scope scope_of(const Ground *g, ptrdiff_t token, Arena *keep) {
    const Prose *prose = g->prose;
    Scope scope = {.token = token, .ruled = g->cue_of[token], .own = whole_sentence(prose, token)};
    Words all = with_neighbours(prose, scope.own);
    ptrdiff_t first = token;
    for (int n = 0, near = 0; first > all.first && n < UNITS_A_SIDE && near < UNITS_BESIDE; n++) {
        near += first <= scope.own.first;
        first = step_back(prose, first);
    }
    scope.unit = arena_new(keep, Words, SCOPE_UNITS);
    for (ptrdiff_t i = first, n = 0, near = 0; i < all.last && n < UNITS_A_SIDE && near < UNITS_BESIDE;) {
        int32_t r = prose->region[i];
        Words unit = {i, r >= 0 ? prose->region_run[r].last : i + 1};
        n += i > token;
        near += i >= scope.own.last;
        if (i == token) scope.at = scope.len;
        if (r >= 0 || !prose_has(prose, i, IS_QUOTE)) scope.unit[scope.len++] = unit;
        i = unit.last;
    }
    return scope;
}

// ------------------------------------------------------------------ what the rules say of each unit

enum { RULED_NONE, RULED_FIRST, RULED_IN, RULED_SOURCE_FIRST, RULED_SOURCE };
enum {
    BEFORE = 1,
    BEFORE_FIRST = 2,
    BEHIND = 4,
    BEHIND_FIRST = 8,
    CLAUSE = 16,
    CLAUSE_FIRST = 32,
    CLAUSE_START = 64
};

static void mark_run(const Scope *scope, Words run, uint32_t first, uint32_t in, bool add, uint32_t *out) {
    bool begun = false;
    if (empty(run)) return;
    for (ptrdiff_t u = 0; u < scope->len; u++) {
        Words unit = scope->unit[u];
        if (unit.last <= run.first || unit.first >= run.last) continue;
        uint32_t value = begun ? in : first;
        out[u] = add ? out[u] | value : value;
        begun = true;
    }
}

static Words words_at(const Prose *prose, Span at) {
    Tokens tokens = {.at = (Token *)prose->token, .len = prose->len};
    return (Words){token_at(&tokens, at.start), token_at(&tokens, at.end - 1) + 1};
}

static uint32_t *rules_of(const Ground *g, const Scope *scope, uint32_t *pattern, Arena *keep) {
    uint32_t *out = arena_new(keep, uint32_t, scope->len + 2) + 1;
    *pattern = 0;
    if (scope->ruled < 0) return out;
    const Ruled *ruled = &g->ruled[scope->ruled];
    if (ruled->speech) {
        *pattern = 20 + (uint32_t)ruled->speech->pattern;
        for (ptrdiff_t i = 0; i < ruled->speech->content.len; i++)
            mark_run(scope, words_at(g->prose, ruled->speech->content.at[i]), RULED_FIRST, RULED_IN, false,
                     out);
        mark_run(scope, ruled->speech->speaker, RULED_SOURCE_FIRST, RULED_SOURCE, false, out);
    } else if (!empty(ruled->told.content[0])) {
        *pattern = 1 + (uint32_t)ruled->told.pattern;
        for (ptrdiff_t i = 0; i < countof(ruled->told.content); i++)
            mark_run(scope, ruled->told.content[i], RULED_FIRST, RULED_IN, false, out);
        mark_run(scope, ruled->told.speaker, RULED_SOURCE_FIRST, RULED_SOURCE, false, out);
    }
    return out;
}

// Who could be the subject, asked of speaker.h: in front of the cue, behind it, at the clause's head.
static uint32_t *subjects_of(const Ground *g, const Scope *scope, Arena *keep) {
    const Prose *prose = g->prose;
    uint32_t *out = arena_new(keep, uint32_t, scope->len + 2) + 1;
    const Cue *cue = scope->ruled >= 0 ? &g->cues->at[scope->ruled] : NULL;
    ptrdiff_t first = cue ? cue->wide.first : scope->token, last = cue ? cue->at.last : scope->token + 1;
    ptrdiff_t start = speaker_clause(prose, first);
    Words before = speaker_before(prose, first, start);
    mark_run(scope, before, BEFORE | BEFORE_FIRST, BEFORE, true, out);
    if (cue && cue->passive) {
        mark_run(scope, speaker_agent(prose, last, scope->own.last), BEHIND | BEHIND_FIRST, BEHIND, true,
                 out);
    } else {
        mark_run(scope, speaker_after(prose, last, scope->own.last), BEHIND | BEHIND_FIRST, BEHIND, true,
                 out);
    }
    mark_run(scope, speaker_of_clause(prose, start, first), CLAUSE | CLAUSE_FIRST, CLAUSE, true, out);
    mark_run(scope, speaker_of_clause(prose, scope->own.first, first), CLAUSE | CLAUSE_START, CLAUSE, true,
             out);
    return out;
}

// ------------------------------------------------------------------ features

static uint32_t steps(ptrdiff_t d) {
    uint32_t n = (uint32_t)(d < 0 ? -d : d), side = d < 0 ? 32 : 0;
    if (n <= 8) return side + n;
    return side + (n < 11 ? 9 : n < 15 ? 10 : n < 20 ? 11 : n < 28 ? 12 : n < 40 ? 13 : n < 60 ? 14 : 15);
}

static uint32_t least(int n, uint32_t most) { return (uint32_t)n > most ? most : (uint32_t)n; }

// A quotation's looks: how it begins and ends, how long it is, whose it is.
static uint32_t region_look(const Ground *g, Words unit) {
    const Prose *prose = g->prose;
    int32_t r = prose->region[unit.first];
    if (r < 0) return 0;
    Str last = prose_word(prose, unit.last - 1);
    uint32_t end = last.len == 1 ? (uint32_t)(unsigned char)last.s[0] : 1;
    if (!prose_has(prose, unit.last - 1, IS_MARK)) end = 0;
    ptrdiff_t n = unit.last - unit.first;
    uint32_t size = n < 2 ? 0 : n < 4 ? 1 : n < 7 ? 2 : n < 15 ? 3 : 4;
    uint32_t lower = prose->token[unit.first].shape == TOKEN_LOWER;
    return 1 + lower + 2 * size + 16 * end + 4096u * g->spoken[r];
}

// What all units of a scope share.
typedef struct Site {
    const Ground *g;
    const Scope *scope;
    const uint32_t *rules, *subjects;
    uint32_t pattern, word, form, next, last;
    ptrdiff_t behind;       // the token behind the cue
    int32_t *left, *right;  // units to the next other cue on each side
    ptrdiff_t *segment;     // the first unit of each unit's stretch between marks
    ptrdiff_t *following;   // ... and of the next one; scope->len behind the last
} Site;

static uint32_t cue_form(const Ground *g, const Scope *scope) {
    if (scope->ruled < 0) {
        Str word = prose_word(g->prose, scope->token);
        return str_ends(word, S("ed")) ? 1 : str_ends(word, S("ing")) ? 2 : str_ends(word, S("s")) ? 3 : 4;
    }
    const Cue *cue = &g->cues->at[scope->ruled];
    return 8 + (uint32_t)cue->form + 8u * (uint32_t)cue->class + 32u * cue->passive + 64u * cue->infinitive +
        128u * cue->takes;
}

static Site site_of(const Ground *g, const Scope *scope, Arena *keep) {
    Site site = {.g = g, .scope = scope};
    const Cue *cue = scope->ruled >= 0 ? &g->cues->at[scope->ruled] : NULL;
    site.rules = rules_of(g, scope, &site.pattern, keep);
    site.subjects = subjects_of(g, scope, keep);
    site.word = g->word[scope->token];
    site.form = cue_form(g, scope);
    site.behind = cue ? cue->at.last : scope->token + 1;
    site.next = ground_sort(g, site.behind);
    site.last = ground_sort(g, (cue ? cue->wide.first : scope->token) - 1);
    site.left = arena_new(keep, int32_t, scope->len + 1);
    site.right = arena_new(keep, int32_t, scope->len + 1);
    site.segment = arena_new(keep, ptrdiff_t, scope->len + 1);
    for (ptrdiff_t u = 0; u < scope->len; u++) {
        ptrdiff_t i = scope->unit[u].first;
        bool cut = g->prose->region[i] < 0 && prose_has(g->prose, i, IS_COMMA | IS_BREAK | IS_STOP);
        site.segment[u] = cut ? u : u ? site.segment[u - 1] : -1;
    }
    site.following = arena_new(keep, ptrdiff_t, scope->len + 1);
    for (ptrdiff_t u = scope->len - 1, next = scope->len; u >= 0; u--) {
        site.following[u] = next;
        if (site.segment[u] == u) next = u;
    }
    int32_t since = 99;
    for (ptrdiff_t u = 0; u < scope->len; u++) {
        int32_t c = g->cue_of[scope->unit[u].first];
        since = c >= 0 && c != scope->ruled ? 0 : since + 1;
        site.left[u] = since;
    }
    since = 99;
    for (ptrdiff_t u = scope->len; u-- > 0;) {
        int32_t c = g->cue_of[scope->unit[u].first];
        since = c >= 0 && c != scope->ruled ? 0 : since + 1;
        site.right[u] = since;
    }
    return site;
}

// The first token of unit `u`; beyond the scope's ends, of what stands there; -1 off the text.
static ptrdiff_t token_of(const Site *site, ptrdiff_t u) {
    const Scope *scope = site->scope;
    if (u >= 0 && u < scope->len) return scope->unit[u].first;
    ptrdiff_t token = u < 0 ? scope->unit[0].first + u : scope->unit[scope->len - 1].last + u - scope->len;
    return token < site->g->prose->len ? token : -1;
}

// How likely a word is a cue, in steps.
static uint32_t cue_level(const Ground *g, ptrdiff_t token) {
    if (token < 0 || g->prose->region[token] >= 0) return 0;
    int16_t sure = g->cue_sure[token];
    return sure < 100 ? 0 : sure < 300 ? 1 : sure < 600 ? 2 : sure < 850 ? 3 : 4;
}

static void unit_features(Sequence *out, const Site *site, ptrdiff_t u, Arena *keep) {
    const Ground *g = site->g;
    const Prose *prose = g->prose;
    const Scope *scope = site->scope;
    uint32_t family = FAMILY;
#define ADD(value) sequence_add(out, feature_num(family++, (value)), keep)
#define ADD2(a, b) sequence_add(out, feature_two(family++, (a), (b)), keep)
    Words unit = scope->unit[u];
    ptrdiff_t i = unit.first, last = unit.last - 1, d = u - scope->at;
    bool in_region = prose->region[i] >= 0;
    uint32_t look = region_look(g, unit), sort = ground_sort(g, i);
    uint32_t w0 = in_region ? look : g->word[i];
    ptrdiff_t before = token_of(site, u - 1), after = token_of(site, u + 1), second = token_of(site, u + 2);
    uint32_t wb = before < 0 ? 0 : prose->region[before] >= 0 ? 7 : g->word[before];
    uint32_t wa = after < 0 ? 0 : prose->region[after] >= 0 ? 7 : g->word[after];
    uint32_t sb = ground_sort(g, before), sa = ground_sort(g, after);
    uint32_t sbb = ground_sort(g, token_of(site, u - 2));
    uint32_t bits = in_region ? 1u << 31 : prose->bits[i];
    // what stands between
    ptrdiff_t a = d < 0 ? last + 1 : site->behind, b = d < 0 ? scope->token : i;
    if (a > b) a = b;
    uint32_t commas = least(ground_between(g, COUNT_COMMA, a, b), 3),
             breaks = least(ground_between(g, COUNT_BREAK, a, b), 2);
    uint32_t verbs = least(ground_between(g, COUNT_VERB, a, b), 3),
             cues = least(ground_between(g, COUNT_CUE, a, b), 2);
    uint32_t that = least(ground_between(g, COUNT_THAT, a, b), 1);
    uint32_t side = d < 0 ? 0 : d > 0 ? 1 : 2, far = steps(d);
    uint32_t where = i < scope->own.first ? 0 : i >= scope->own.last ? 2 : 1;
    uint32_t edge =
        (i == scope->own.first) + 2u * (unit.last == scope->own.last) + 4u * prose->token[i].line_before;
    uint32_t between = (((commas * 3 + breaks) * 4 + verbs) * 3 + cues) * 2 + that;
    const uint32_t *r = site->rules + u, *s = site->subjects + u;
    uint32_t rules = r[0] * 36 + r[-1] * 6 + r[1];
    uint32_t subject = s[0] * 128 * 128 + s[-1] * 128 + s[1];
    uint32_t left = least(site->left[u], 4), right = least(site->right[u], 4);
    uint32_t other = g->depth[i] > 2 ? 2 : (uint32_t)g->depth[i];
    Str word = prose_word(prose, i);
    // the unit
    ADD(w0);
    ADD2(wb, w0);
    ADD2(w0, wa);
    ADD(bits);
    ADD(sb * 1024 + sort * 32 + sa);
    ADD(((sbb * 32 + sb) * 32 + sort) * 32 + sa);
    ADD((uint32_t)prose->token[i].shape * 8 + g->kind[i]);
    ADD(in_region || word.len <= 3 ? 0 : feature_str(0, str_from(word, word.len - 3)));
    ADD(look);
    // the unit and the cue
    ADD(far);
    ADD2(far, site->form);
    ADD2(far, site->next);
    ADD2(far, sort);
    ADD2(side, w0);
    ADD2(side, wb);
    ADD2(side, wa);
    ADD2(side, site->word);
    ADD2(side, site->form);
    ADD2(side * 32 + sort, site->word);
    ADD2(side * 32 + site->next, sort * 32 + sb);
    ADD2(side * 32 + site->last, sort * 32 + sa);
    ADD2(far, site->word);
    ADD2(site->next * 32 + site->last, side * 4 + where);
    ADD2(site->next * 32 + site->last, far);
    // between them
    ADD2(side, commas);
    ADD2(side, verbs * 4 + breaks);
    ADD2(side, between);
    ADD2(side * 32 + site->next, between);
    ADD2(side * 32 + sort, between);
    ADD2(where * 8 + edge, side);
    ADD2(where * 4 + side, site->pattern);
    // other cues
    ADD((side * 8 + left) * 8 + right);
    ADD2((side * 8 + left) * 8 + right, sort);
    ADD2(other, side * 4 + where);
    // the rules
    ADD(rules);
    ADD2(rules, site->pattern);
    ADD2(rules, w0);
    ADD2(rules, sort * 32 + sb);
    ADD2(rules, site->word);
    ADD2(rules, between * 4 + side);
    ADD2(rules, look);
    // who could be the subject
    ADD(subject);
    ADD2(subject, site->form & 127);
    ADD2(subject, site->next);
    ADD2(subject, site->last);
    ADD2(s[0], sort * 32 + sb);
    ADD2(s[0], far);
    ptrdiff_t la = d < 0 ? i + 1 : scope->token + 1, lb = d < 0 ? scope->token + 1 : i + 1;
    uint32_t lines = la < lb ? least(ground_between(g, COUNT_LINE, la, lb), 2) : 0;
    ADD2(side * 4 + lines, look);
    ADD2(side * 4 + lines, where * 64 + site->pattern);
    ADD2(side * 4 + lines, sort * 32 + sb);
    // what the cue model says of it and of what follows
    uint32_t sure = in_region || d == 0 ? 0 : cue_level(g, i);
    uint32_t sure_a = cue_level(g, after), sure_aa = cue_level(g, second),
             sure_aaa = cue_level(g, token_of(site, u + 3));
    uint32_t likely = least(ground_between(g, COUNT_LIKELY, a, b), 2);
    ADD2(side, sure * 64 + sure_a * 8 + sure_aa);
    ADD2(side * 32 + sort, sure_a * 64 + sure_aa * 8 + sure_aaa);
    ADD2(side * 32 + sort, likely * 8 + sure);
    ADD2(side * 4 + likely, between);
    ADD2(side * 4 + likely, where * 64 + site->pattern);
    ADD2(likely * 4 + side, site->next * 32 + sort);
    // groups of words
    Cluster c0 = ground_cluster(g, i), cb = ground_cluster(g, before), ca = ground_cluster(g, after);
    Cluster caa = ground_cluster(g, second);
    uint32_t waa = second < 0 ? 0 : prose->region[second] >= 0 ? 7 : g->word[second];
    ADD(c0.fine);
    ADD2(side, c0.fine);
    ADD2(cb.coarse * 128u + c0.coarse, ca.coarse);
    ADD2(c0.coarse * 128u + ca.coarse, caa.coarse);
    ADD2(side, c0.coarse * 128u + ca.coarse);
    ADD2(ca.fine, w0);
    ADD2(wa, waa);
    ADD2(ca.coarse, site->form & 127);
    ADD2(caa.coarse * 32u + sa, site->form & 127);
    // the stretch between marks, and the next one
    ptrdiff_t seg = site->segment[u], head = seg + 1 < scope->len ? seg + 1 : seg;
    ptrdiff_t next = site->following[u];
    ptrdiff_t h = scope->unit[head].first, nm = token_of(site, next), nh = token_of(site, next + 1);
    uint32_t place = least((int)(u - seg), 3), rest = least((int)(next - u), 3);
    uint32_t verb_in = least(ground_between(g, COUNT_VERB, h, i), 2);
    uint32_t verb_next = nm < 0 ? 3 : least(ground_between(g, COUNT_VERB, i, nm), 2);
    uint32_t hs = ground_sort(g, h), hw = g->word[h];
    ADD2(side, hw);
    ADD2(side * 32 + hs, place * 4 + rest);
    ADD2(ground_cluster(g, h).coarse, side * 16 + place * 4 + rest);
    ADD2(side * 32 + hs, verb_in * 4 + verb_next);
    ADD2(ground_sort(g, nm) * 32 + ground_sort(g, nh), rest * 4 + side);
    ADD2(nh < 0 ? 0 : g->word[nh], rest * 4 + side);
    ADD2(ground_cluster(g, nh).coarse * 32u + ground_sort(g, nm), rest * 4 + side);
#undef ADD
#undef ADD2
    sequence_next(out, keep);
}

void scope_features(Sequence *out, const Ground *g, const Scope *scope, Arena *keep, Arena scratch) {
    Site site = site_of(g, scope, &scratch);
    for (ptrdiff_t u = 0; u < scope->len; u++) unit_features(out, &site, u, keep);
}
