// train_quote.c - makes data/models/quote_cue, quote_scope and quote_sure from PolNeAR's training part.
//
//     zcat train.jsonl.gz | train_quote data/models
//     zcat train.jsonl.gz | train_quote --held-out quotes.jsonl      quotes of each half by models of the other
//
// A row has "text" and "attributions": source, cue and content as spans of code points. Each model learns from what the
// one before it says of documents that it has not seen (two halves): else it would trust it
// too much. Prints figures on the held-out halves.
#include "article/ndjson.h"
#include "base/utf8.h"
#include "text/quote.h"
#include "text/rules.h"
#include "text/text.h"
#include "text/told.h"
#include "text/told_mend.h"
#include "text/told_rank.h"
#include "text/told_sure.h"
#include "train.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <yyjson.h>

// Tables of 2^bits lines: what is too weak for them is left out.
enum { CUE_BITS = 14, SCOPE_BITS = 15, RANK_BITS = 12, SURE_BITS = 11 };
enum { FOLDS = 4, ROW_BYTES = 1 << 22, SPANS = 64 };

// A gold attribution, in tokens.
typedef struct Gold {
    Pieces source, cue, content;
    ptrdiff_t head;  // the word that stands for its cue; -1 when it has none that could
    bool say;
} Gold;
typedef struct Doc {
    Str id;
    Article article;
    Tokens tokens;
    Rules *rules;
    Ground ground;
    struct Golds {
        Gold *at;
        ptrdiff_t len, cap;
    } gold;
    Tolds told;
} Doc;
typedef struct Docs {
    Doc *at;
    ptrdiff_t len, cap;
} Docs;

// ------------------------------------------------------------------ reading

// Byte offset of each code point.
static int32_t *code_points(Str text, Arena *keep) {
    int32_t *at = arena_new(keep, int32_t, text.len + 2), n = 0;
    for (ptrdiff_t i = 0; i < text.len; i++)
        if (((unsigned char)text.s[i] & 0xC0) != 0x80) at[n++] = (int32_t)i;
    at[n] = (int32_t)text.len;
    return at;
}

static Pieces read_spans(const Doc *doc, yyjson_val *spans, const int32_t *at, Arena *keep) {
    Pieces out = {0};
    size_t i, max;
    yyjson_val *span;
    yyjson_arr_foreach(spans, i, max, span) {
        int32_t start = at[yyjson_get_int(yyjson_arr_get(span, 0))],
                end = at[yyjson_get_int(yyjson_arr_get(span, 1))];
        Words run = {token_at(&doc->tokens, start), token_at(&doc->tokens, end - 1) + 1};
        while (run.first < run.last && doc->tokens.at[run.last - 1].at.start >= end) run.last--;
        if (run.first < run.last) *vec_push(&out, keep) = run;
    }
    return out;
}

static void read_doc(Docs *docs, Str row, Arena *keep, Arena scratch) {
    yyjson_doc *json = yyjson_read(row.s, (size_t)row.len, 0);
    yyjson_val *root = yyjson_doc_get_root(json), *gold, *text = yyjson_obj_get(root, "text");
    yyjson_val *id = yyjson_obj_get(root, "id");
    Doc *doc = vec_push(docs, keep);
    doc->id = str_copy((Str){yyjson_get_str(id), (ptrdiff_t)yyjson_get_len(id)}, keep);
    doc->article.text = str_copy((Str){yyjson_get_str(text), (ptrdiff_t)yyjson_get_len(text)}, keep);
    doc->article.paragraphs = article_paragraphs(doc->article.text, keep);
    text_annotate(&doc->article, keep, scratch);
    doc->article.language = S("en");
    doc->tokens = token_find(doc->article.text, keep);
    doc->rules = rules_find(&doc->article, &doc->tokens, keep, scratch);
    doc->ground =
        ground_gather(&doc->rules->prose, &doc->rules->cues, doc->rules->ruled, doc->rules->spoken, keep);
    int32_t *at = code_points(doc->article.text, &scratch);
    size_t i, max;
    yyjson_arr_foreach(yyjson_obj_get(root, "attributions"), i, max, gold) {
        Gold *g = vec_push(&doc->gold, keep);
        g->source = read_spans(doc, yyjson_obj_get(gold, "source"), at, keep);
        g->cue = read_spans(doc, yyjson_obj_get(gold, "cue"), at, keep);
        g->content = read_spans(doc, yyjson_obj_get(gold, "content"), at, keep);
        g->say = yyjson_get_bool(yyjson_obj_get(gold, "say"));
    }
    yyjson_doc_free(json);
}

// ------------------------------------------------------------------ which word of a cue stands for it

typedef struct Rate {
    uint32_t word, cue, all;
} Rate;
enum { RATES = 1 << 18 };

static Rate *rate_of(Rate *rates, uint32_t word) {
    uint32_t i = word & (RATES - 1);
    while (rates[i].all && rates[i].word != word) i = (i + 1) & (RATES - 1);
    rates[i].word = word;
    return &rates[i];
}

// The word that is most often (part of) a cue where it stands.
static void find_heads(Docs *docs, Arena scratch) {
    Rate *rates = arena_new(&scratch, Rate, RATES);
    ptrdiff_t lost = 0, all = 0, inside = 0;
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        const Doc *doc = &docs->at[d];
        for (ptrdiff_t i = 0; i < doc->tokens.len; i++) rate_of(rates, doc->ground.word[i])->all++;
        for (ptrdiff_t k = 0; k < doc->gold.len; k++)
            for (ptrdiff_t p = 0; p < doc->gold.at[k].cue.len; p++)
                for (ptrdiff_t i = doc->gold.at[k].cue.at[p].first; i < doc->gold.at[k].cue.at[p].last; i++)
                    rate_of(rates, doc->ground.word[i])->cue++;
    }
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        Doc *doc = &docs->at[d];
        for (ptrdiff_t k = 0; k < doc->gold.len; k++) {
            Gold *g = &doc->gold.at[k];
            double best = -1;
            bool in = false;
            g->head = -1;
            for (ptrdiff_t p = 0; p < g->cue.len; p++)
                for (ptrdiff_t i = g->cue.at[p].first; i < g->cue.at[p].last; i++) {
                    in |= doc->rules->prose.region[i] >= 0;
                    if (!cue_possible(&doc->ground, i)) continue;
                    Rate *r = rate_of(rates, doc->ground.word[i]);
                    double rate = (double)r->cue / (r->all + 5) + (doc->ground.cue_of[i] >= 0 ? 0.1 : 0);
                    if (rate > best) best = rate, g->head = i;
                }
            lost += g->head < 0, all++, inside += in && g->head < 0;
        }
    }
    fprintf(stderr, "gold %td, no word for its cue %td, of these inside quotations %td\n", all, lost, inside);
}

// ------------------------------------------------------------------ samples

static bool within(const Pieces *pieces, ptrdiff_t token) {
    for (ptrdiff_t k = 0; k < pieces->len; k++)
        if (token >= pieces->at[k].first && token < pieces->at[k].last) return true;
    return false;
}

static Corpus cue_corpus(const Docs *docs, Arena *keep) {
    Corpus corpus = {0};
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        const Doc *doc = &docs->at[d];
        bool *head = arena_new(keep, bool, doc->tokens.len + 1);
        for (ptrdiff_t k = 0; k < doc->gold.len; k++)
            if (doc->gold.at[k].head >= 0) head[doc->gold.at[k].head] = true;
        for (ptrdiff_t i = 0; i < doc->tokens.len; i++) {
            if (!cue_possible(&doc->ground, i)) continue;
            Sample *s = vec_push(&corpus, keep);
            s->group = (int32_t)d;
            s->gold = arena_new(keep, uint8_t, 1);
            s->gold[0] = head[i];
            cue_features(&s->seq, &doc->ground, i, keep);
        }
    }
    return corpus;
}

static void try_cues(Docs *docs, const Corpus *corpus, Str packed, Fold fold, Arena scratch) {
    Model model;
    must(tagger_read(&model, packed));
    ptrdiff_t n = 0;
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        Doc *doc = &docs->at[d];
        for (ptrdiff_t i = 0; i < doc->tokens.len; i++) {
            if (!cue_possible(&doc->ground, i)) continue;
            Arena own = scratch;
            const Sample *s = &corpus->at[n++];
            if (fold_has(fold, (int32_t)d))
                doc->ground.cue_sure[i] = tagger_run(&model, 0, &s->seq, &own).sure[1];
        }
    }
}

static void print_cues(const Docs *docs, const Corpus *corpus) {
    for (int least = 200; least <= 800; least += 100) {
        ptrdiff_t n = 0, right = 0, found = 0, gold = 0;
        for (ptrdiff_t d = 0; d < docs->len; d++)
            for (ptrdiff_t i = 0; i < docs->at[d].tokens.len; i++) {
                if (!cue_possible(&docs->at[d].ground, i)) continue;
                bool is = corpus->at[n++].gold[0], says = docs->at[d].ground.cue_sure[i] >= least;
                gold += is, found += says, right += is && says;
            }
        fprintf(stderr, "cues at %d: precision %.3f recall %.3f F1 %.4f\n", least,
                (double)right / (double)found, (double)right / (double)gold,
                2 * (double)right / (double)(found + gold));
    }
}

// A unit's label by gold: where most of its words are.
static int unit_label(const Prose *prose, const Pieces *content, const Pieces *source, Words unit) {
    if (prose->region[unit.first] < 0 || unit.last - unit.first == 1)
        return within(content, unit.first) ? 1 : within(source, unit.first) ? 2 : 0;
    ptrdiff_t in = 0;
    for (ptrdiff_t i = unit.first; i < unit.last; i++) in += within(content, i);
    return in * 2 > unit.last - unit.first;
}

// Marks at a run's end are none of it, those between two runs of one kind are.
static void smooth(const Prose *prose, const Scope *scope, uint8_t *label) {
    for (ptrdiff_t u = 0; u < scope->len; u++) {
        bool mark =
            prose->region[scope->unit[u].first] < 0 && prose_has(prose, scope->unit[u].first, IS_MARK);
        if (!mark) continue;
        ptrdiff_t end = u;
        while (end < scope->len && prose->region[scope->unit[end].first] < 0 &&
               prose_has(prose, scope->unit[end].first, IS_MARK))
            end++;
        int before = u ? label[u - 1] : 0, after = end < scope->len ? label[end] : 0;
        for (; u < end; u++) label[u] = (uint8_t)(before == after ? before : 0);
    }
}

static void label_scope(const Doc *doc, const Scope *scope, uint8_t *label, Arena scratch) {
    Pieces content = {0}, source = {0};
    const Prose *prose = &doc->rules->prose;
    for (ptrdiff_t k = 0; k < doc->gold.len; k++) {
        const Gold *g = &doc->gold.at[k];
        if (g->head != scope->token) continue;
        for (ptrdiff_t p = 0; p < g->content.len; p++) *vec_push(&content, &scratch) = g->content.at[p];
        for (ptrdiff_t p = 0; p < g->source.len; p++) *vec_push(&source, &scratch) = g->source.at[p];
    }
    for (ptrdiff_t u = 0; u < scope->len; u++)
        label[u] = (uint8_t)unit_label(prose, &content, &source, scope->unit[u]);
    smooth(prose, scope, label);
    for (ptrdiff_t u = 0, last = 0; u < scope->len; u++) {
        int now = label[u], next = u + 1 < scope->len ? label[u + 1] : 0;
        bool first = last != now, ends = next != now;
        last = now;
        if (now == 1)
            label[u] = first ? (ends ? SCOPE_ALONE : SCOPE_CONTENT) : ends ? SCOPE_LAST : SCOPE_MORE;
        else if (now == 2) label[u] = first ? SCOPE_SOURCE : SCOPE_MORE_SOURCE;
    }
}

static bool is_head(const Doc *doc, ptrdiff_t token) {
    for (ptrdiff_t k = 0; k < doc->gold.len; k++)
        if (doc->gold.at[k].head == token) return true;
    return false;
}

static Corpus scope_corpus(const Docs *docs, Arena *keep, Arena scratch) {
    Corpus corpus = {0};
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        const Doc *doc = &docs->at[d];
        for (ptrdiff_t i = 0; i < doc->tokens.len; i++) {
            if (!cue_possible(&doc->ground, i)) continue;
            if (!is_head(doc, i)) continue;
            Scope scope = scope_of(&doc->ground, i, keep);
            Sample *s = vec_push(&corpus, keep);
            s->group = (int32_t)d;
            s->gold = arena_new(keep, uint8_t, scope.len + 1);
            label_scope(doc, &scope, s->gold, scratch);
            scope_features(&s->seq, &doc->ground, &scope, keep, scratch);
        }
    }
    return corpus;
}

static void try_scopes(Docs *docs, Str packed, Fold fold, Arena *keep, Arena scratch) {
    Model model;
    must(tagger_read(&model, packed));
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        Doc *doc = &docs->at[d];
        if (!fold_has(fold, (int32_t)d)) continue;
        Arena rest = scratch;
        Sequence room = told_room(&rest);
        for (ptrdiff_t i = 0; i < doc->tokens.len; i++) {
            if (!told_wanted(&doc->ground, i)) continue;
            Told told;
            if (told_at(&told, &doc->ground, &model, i, &room, keep, rest))
                *vec_push(&doc->told, keep) = told;
        }
    }
}

// ------------------------------------------------------------------ right or wrong

static ptrdiff_t words_in(const Prose *prose, const Pieces *a, const Pieces *also, bool *clash) {
    ptrdiff_t n = 0;
    *clash = false;
    for (ptrdiff_t k = 0; k < a->len; k++)
        for (ptrdiff_t i = a->at[k].first; i < a->at[k].last; i++)
            if (prose->token[i].shape != TOKEN_PUNCT) n += !also || within(also, i);
    return n;
}

static bool like(const Prose *prose, const Pieces *a, const Pieces *b) {
    bool clash;
    ptrdiff_t both = words_in(prose, a, b, &clash),
              all = words_in(prose, a, NULL, &clash) + words_in(prose, b, NULL, &clash) - both;
    return both * 2 >= all && all > 0;
}

// About as score_quotes.py counts: half of the words in common, or the same head.
static bool speaker_right(const Prose *prose, Words speaker, const Pieces *source) {
    if (speaker.first >= speaker.last || source->len == 0)
        return speaker.first >= speaker.last && source->len == 0;
    Pieces one = {&speaker, 1, 1};
    if (like(prose, &one, source)) return true;
    ptrdiff_t head = speaker.first, gold = source->at[0].first;
    while (head + 1 < speaker.last && !prose_has(prose, head + 1, IS_PREP | IS_MARK | IS_CONJ | IS_REL))
        head++;
    while (gold + 1 < source->at[0].last && !prose_has(prose, gold + 1, IS_PREP | IS_MARK | IS_CONJ | IS_REL))
        gold++;
    return head == gold;
}

typedef struct Verdict {
    bool content, all;
    ptrdiff_t gold;
} Verdict;

static Verdict judge(const Doc *doc, const Told *told) {
    Verdict v = {false, false, -1};
    for (ptrdiff_t k = 0; k < doc->gold.len; k++) {
        const Gold *g = &doc->gold.at[k];
        if (!like(&doc->rules->prose, &told->content, &g->content)) continue;
        bool right = speaker_right(&doc->rules->prose, told->speaker, &g->source);
        if (right || v.gold < 0) v = (Verdict){true, v.all || right, k};
    }
    return v;
}

// How often the first reading of a gold cue is right, and how often any.
static void print_readings(const Docs *docs) {
    ptrdiff_t cues = 0, first = 0, any = 0;
    for (ptrdiff_t d = 0; d < docs->len; d++)
        for (ptrdiff_t t = 0; t < docs->at[d].told.len; t++) {
            const Told *told = &docs->at[d].told.at[t];
            if (!is_head(&docs->at[d], told->token)) continue;
            bool right = judge(&docs->at[d], told).all, one = right;
            for (int n = 0; n < told->others_len; n++) one |= judge(&docs->at[d], &told->others[n]).all;
            cues++, first += right, any += one;
        }
    fprintf(stderr, "readings of %td cues: the first right %.3f, one of them %.3f\n", cues,
            (double)first / (double)cues, (double)any / (double)cues);
}

// How much of a reading's content and of the gold's they have in common, in thousandths.
static int agreement(const Prose *prose, const Pieces *a, const Pieces *b) {
    bool clash;
    ptrdiff_t both = words_in(prose, a, b, &clash),
              all = words_in(prose, a, NULL, &clash) + words_in(prose, b, NULL, &clash) - both;
    return all ? (int)(both * 1000 / all) : 0;
}

// Right readings are those with the gold's speaker and about as good a content as the best has; false when there
// is nothing to choose.
static bool mark_right(const Doc *doc, const Told *told, uint8_t *gold) {
    enum { SLACK = 100 };
    int best = 0, right = 0;
    for (int n = 0; n <= told->others_len; n++) {
        const Told *one = n ? &told->others[n - 1] : told;
        Verdict v = judge(doc, one);
        if (!v.all) continue;
        int now = agreement(&doc->rules->prose, &one->content, &doc->gold.at[v.gold].content);
        if (now > best) best = now;
    }
    for (int n = 0; n <= told->others_len; n++) {
        const Told *one = n ? &told->others[n - 1] : told;
        Verdict v = judge(doc, one);
        gold[n] = v.all &&
            agreement(&doc->rules->prose, &one->content, &doc->gold.at[v.gold].content) + SLACK >= best;
        right += gold[n];
    }
    return right > 0 && right <= told->others_len;
}

// Readings of each cue that has a right one and a wrong one.
static Corpus rank_corpus(Docs *docs, Arena *keep) {
    Corpus corpus = {0};
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        Doc *doc = &docs->at[d];
        told_part(&doc->told, &doc->ground);
        for (ptrdiff_t t = 0; t < doc->told.len; t++) {
            const Told *told = &doc->told.at[t];
            if (!is_head(doc, told->token)) continue;
            Sample s = {.group = (int32_t)d, .gold = arena_new(keep, uint8_t, told->others_len + 1)};
            if (!mark_right(doc, told, s.gold)) continue;
            told_rank_features(&s.seq, &doc->ground, &doc->told, t, told, keep);
            for (int n = 0; n < told->others_len; n++)
                told_rank_features(&s.seq, &doc->ground, &doc->told, t, &told->others[n], keep);
            *vec_push(&corpus, keep) = s;
        }
    }
    return corpus;
}

static void try_rank(Docs *docs, Str packed, Fold fold, Arena *keep, Arena scratch) {
    Model model;
    must(tagger_read(&model, packed));
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        Doc *doc = &docs->at[d];
        if (!fold_has(fold, (int32_t)d)) continue;
        Tolds best = {.at = arena_new(keep, Told, doc->told.len + 1), .len = doc->told.len};
        Arena rest = scratch;
        Sequence room = told_room(&rest);
        for (ptrdiff_t t = 0; t < best.len; t++) {
            best.at[t] = told_choose(&doc->ground, &model, &doc->told, t, &room, rest);
        }
        doc->told = best;
    }
}

// A gold statement is found once: by its own cue where that is right, else by the likeliest.
static bool finds(const Doc *doc, const Tolds *all, ptrdiff_t t) {
    const Told *told = &all->at[t];
    Verdict v = judge(doc, told);
    if (!v.all) return false;
    ptrdiff_t head = doc->gold.at[v.gold].head;
    if (told->token == head) return true;
    for (ptrdiff_t n = t - 8; n < t + 8; n++) {
        if (n < 0 || n >= all->len || n == t) continue;
        const Told *other = &all->at[n];
        if (other->token != head && other->cue_sure <= told->cue_sure) continue;
        Verdict w = judge(doc, other);
        if (w.all && w.gold == v.gold) return false;
    }
    return true;
}

static Corpus sure_corpus(Docs *docs, Arena *keep, Arena scratch) {
    Corpus corpus = {0};
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        Doc *doc = &docs->at[d];
        Arena own = scratch;
        int16_t *cover = told_cover(&doc->ground, &doc->told, &own);
        for (ptrdiff_t t = 0; t < doc->told.len; t++) {
            Sample *s = vec_push(&corpus, keep);
            s->group = (int32_t)d;
            s->gold = arena_new(keep, uint8_t, 1);
            s->gold[0] = finds(doc, &doc->told, t);
            told_features(&s->seq, &doc->ground, &doc->told, t, cover, keep);
        }
    }
    return corpus;
}

static void try_sure(Docs *docs, const Corpus *corpus, Str packed, Fold fold, Arena scratch) {
    Model model;
    must(tagger_read(&model, packed));
    ptrdiff_t n = 0;
    for (ptrdiff_t d = 0; d < docs->len; d++)
        for (ptrdiff_t t = 0; t < docs->at[d].told.len; t++) {
            Arena own = scratch;
            const Sample *s = &corpus->at[n++];
            if (fold_has(fold, (int32_t)d))
                docs->at[d].told.at[t].confidence = tagger_run(&model, 0, &s->seq, &own).sure[1];
        }
}

// End to end on held-out halves, by the least confidence taken. Only of what a cue has: orphans are not among it.
static void print_sure(const Docs *docs) {
    ptrdiff_t gold = 0, say = 0;
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        gold += docs->at[d].gold.len;
        for (ptrdiff_t k = 0; k < docs->at[d].gold.len; k++) say += docs->at[d].gold.at[k].say;
    }
    for (int least = 100; least <= 900; least += 50) {
        ptrdiff_t found = 0, content = 0, right = 0, right_say = 0;
        for (ptrdiff_t d = 0; d < docs->len; d++) {
            const Doc *doc = &docs->at[d];
            bool taken[4096] = {0};
            for (ptrdiff_t t = 0; t < doc->told.len; t++) {
                if (doc->told.at[t].confidence < least) continue;
                Verdict v = judge(doc, &doc->told.at[t]);
                found++;
                if (v.gold < 0 || (v.gold < 4096 && taken[v.gold])) continue;
                taken[v.gold] = true;
                content += v.content, right += v.all, right_say += v.all && doc->gold.at[v.gold].say;
            }
        }
        double p = (double)right / (double)found, r = (double)right / (double)gold;
        double cp = (double)content / (double)found, cr = (double)content / (double)gold;
        fprintf(stderr,
                "at %d: end to end %.3f %.3f F1 %.4f, content %.3f %.3f F1 %.4f, statements' recall %.3f\n",
                least, p, r, 2 * p * r / (p + r), cp, cr, 2 * cp * cr / (cp + cr),
                (double)right_say / (double)say);
    }
}

// How often what has a confidence is right: it should be that often.
static void print_calibration(const Docs *docs) {
    for (int low = 0; low < 1000; low += 100) {
        ptrdiff_t n = 0, right = 0;
        for (ptrdiff_t d = 0; d < docs->len; d++)
            for (ptrdiff_t t = 0; t < docs->at[d].told.len; t++) {
                int c = docs->at[d].told.at[t].confidence;
                if (c < low || c >= low + 100) continue;
                n++, right += judge(&docs->at[d], &docs->at[d].told.at[t]).all;
            }
        fprintf(stderr, "confidence %3d to %4d: %5td, right %.3f\n", low, low + 100, n,
                n ? (double)right / (double)n : 0);
    }
}

// ------------------------------------------------------------------ what held-out halves get

static void write_span(FILE *out, Span at) { fprintf(out, "[%d,%d]", at.start, at.end); }

// Quotes of the documents of `fold`, in bytes, as score_quotes.py --bytes reads them.
static void write_quotes(FILE *out, const Docs *docs, const ToldModels *models, Fold fold, Arena scratch) {
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        const Doc *doc = &docs->at[d];
        if (!fold_has(fold, (int32_t)d)) continue;
        Arena own = scratch, rest = {own.beg + (own.end - own.beg) / 2, own.end};
        own.end = rest.beg;
        Quotes quotes = quote_find_with(&doc->article, &doc->tokens, models, &own, rest);
        fprintf(out, "{\"id\":\"%.*s\",\"quotes\":[", (int)doc->id.len, doc->id.s);
        for (ptrdiff_t i = 0; i < quotes.len; i++) {
            const Quote *q = &quotes.at[i];
            fprintf(out, "%s{\"confidence\":%d,\"cue\":", i ? "," : "", q->confidence);
            if (q->cue.end > q->cue.start) write_span(out, q->cue);
            else fputs("null", out);
            fputs(",\"speaker\":", out);
            if (q->speaker.end > q->speaker.start) write_span(out, q->speaker);
            else fputs("null", out);
            fputs(",\"content\":[", out);
            for (ptrdiff_t k = 0; k < q->content.len; k++) {
                if (k) fputc(',', out);
                write_span(out, q->content.at[k]);
            }
            fputs("]}", out);
        }
        fputs("]}\n", out);
    }
}

// ------------------------------------------------------------------ all of it

// Trainings without fold 0, 1 ... and of all, each in a process of its own.
typedef Weights (*Trainer)(const Corpus *corpus, const Recipe *recipe, Fold fold, Arena *keep);
typedef struct Trained {
    Str without[FOLDS], all;
} Trained;

static Str read_back(FILE *file, Arena *keep) {
    fseek(file, 0, SEEK_END);
    ptrdiff_t len = ftell(file);
    rewind(file);
    char *bytes = arena_take(keep, 1, 64, len);
    must(fread(bytes, 1, (size_t)len, file) == (size_t)len);
    fclose(file);
    return (Str){bytes, len};
}

// With `all` false only those that leave out a fold.
static Trained train_all(const Corpus *corpus, const Recipe *recipe, int bits, Trainer train, bool all,
                         Arena *keep) {
    FILE *file[FOLDS + 1];
    for (int f = 0; f < FOLDS + all; f++) {
        must((file[f] = tmpfile()) != NULL);
        if (fork()) continue;
        Fold fold = f < FOLDS ? (Fold){f, FOLDS} : (Fold){0, 0};
        Weights weights = train(corpus, recipe, fold, keep);
        Str packed = train_pack(&weights, 1, bits, keep);
        fwrite(packed.s, 1, (size_t)packed.len, file[f]);
        fflush(file[f]);
        _exit(0);
    }
    for (int f = 0; f < FOLDS + all; f++) wait(NULL);
    Trained out = {0};
    if (all) out.all = read_back(file[FOLDS], keep);
    for (int f = 0; f < FOLDS; f++) out.without[f] = read_back(file[f], keep);
    return out;
}

static void write_model(const char *folder, const char *name, Str packed) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s.model", folder, name);
    if (!train_write(path, packed)) fprintf(stderr, "train_quote: %s: cannot be written\n", path), exit(1);
}

static const Recipe cue_recipe = {
    .labels = {S_("no"), S_("cue")}, .labels_len = 2, .l2 = 8, .cutoff = 2, .iterations = 10, .rate = 0.05};
static const Recipe scope_recipe = {.labels = {S_("O"), S_("B-content"), S_("I-content"), S_("L-content"),
                                               S_("U-content"), S_("B-source"), S_("I-source")},
                                    .labels_len = SCOPE_LABELS,
                                    .l2 = 3,
                                    .cutoff = 3,
                                    .iterations = 20,
                                    .rate = 0.05,
                                    .drop = 0.5};
static const Recipe rank_recipe = {
    .labels = {S_("no"), S_("right")}, .labels_len = 2, .l2 = 4, .cutoff = 3, .iterations = 10, .rate = 0.05};
static const Recipe sure_recipe = {.labels = {S_("wrong"), S_("right")},
                                   .labels_len = 2,
                                   .l2 = 8,
                                   .cutoff = 3,
                                   .iterations = 8,
                                   .rate = 0.05};

static void write_held_out(const char *path, const Docs *docs, const Trained *cue, const Trained *scope,
                           const Trained *rank, const Trained *sure, Arena scratch) {
    FILE *file = fopen(path, "w");
    if (!file) fprintf(stderr, "train_quote: %s: cannot be written\n", path), exit(1);
    for (int f = 0; f < FOLDS; f++) {
        ToldModels models;
        must(tagger_read(&models.cue, cue->without[f]) && tagger_read(&models.scope, scope->without[f]) &&
             tagger_read(&models.rank, rank->without[f]) && tagger_read(&models.sure, sure->without[f]));
        write_quotes(file, docs, &models, (Fold){f, FOLDS}, scratch);
    }
    fclose(file);
}

static Docs read_docs(Arena *keep, Arena scratch) {
    Docs docs = {0};
    char *line = NULL;
    size_t room = 0;
    for (ssize_t len; (len = getline(&line, &room, stdin)) > 0;)
        read_doc(&docs, (Str){line, len}, keep, scratch);
    free(line);
    find_heads(&docs, scratch);
    return docs;
}

// train_quote FOLDER: the models. train_quote --held-out FILE: only what the halves get.
int main(int argc, char **argv) {
    bool all = !(argc > 2 && strcmp(argv[1], "--held-out") == 0);
    const char *out = argc > 1 ? argv[argc - 1] : ".";
    Arena keep = arena_reserve((ptrdiff_t)64 << 30), scratch = arena_reserve((ptrdiff_t)8 << 30);
    Docs docs = read_docs(&keep, scratch);

    Corpus corpus = cue_corpus(&docs, &keep);
    Trained cue = train_all(&corpus, &cue_recipe, CUE_BITS, train_adagrad, all, &keep);
    for (int f = 0; f < FOLDS; f++) try_cues(&docs, &corpus, cue.without[f], (Fold){f, FOLDS}, scratch);
    for (ptrdiff_t d = 0; d < docs.len; d++) ground_count_cues(&docs.at[d].ground);
    print_cues(&docs, &corpus);

    corpus = scope_corpus(&docs, &keep, scratch);
    Trained scope = train_all(&corpus, &scope_recipe, SCOPE_BITS, train_adagrad, all, &keep);
    for (int f = 0; f < FOLDS; f++) try_scopes(&docs, scope.without[f], (Fold){f, FOLDS}, &keep, scratch);

    print_readings(&docs);
    corpus = rank_corpus(&docs, &keep);
    Trained rank = train_all(&corpus, &rank_recipe, RANK_BITS, train_choice, all, &keep);
    for (int f = 0; f < FOLDS; f++) try_rank(&docs, rank.without[f], (Fold){f, FOLDS}, &keep, scratch);
    print_readings(&docs);

    corpus = sure_corpus(&docs, &keep, scratch);
    Trained sure = train_all(&corpus, &sure_recipe, SURE_BITS, train_adagrad, all, &keep);
    for (int f = 0; f < FOLDS; f++) try_sure(&docs, &corpus, sure.without[f], (Fold){f, FOLDS}, scratch);
    print_sure(&docs);
    print_calibration(&docs);

    if (!all) {
        write_held_out(out, &docs, &cue, &scope, &rank, &sure, scratch);
        return 0;
    }
    write_model(out, "quote_cue", cue.all);
    write_model(out, "quote_scope", scope.all);
    write_model(out, "quote_rank", rank.all);
    write_model(out, "quote_sure", sure.all);
    return 0;
}
