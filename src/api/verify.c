// verify.c - lede.h, verify.
#include "api/handle.h"

#include "brief/verify.h"
#include "render/clean.h"

typedef struct Verifying {
    Str brief;
    const Window *window;  // NULL: only the sources are asked for
    Verdict verdict;
    Str text;  // the sources, each ended by a NUL; or the report
    Err err;
    bool ok;
} Verifying;

static void put_citation(Buf *out, const Citation *citation) {
    Str state = citation_state_word(citation->state);
    buf_str(out, state);
    buf_str(out, S(": "));
    put_clean(out, citation->source);
    buf_format(out, ": %.*s at %d: ", (int)citation->part.len, citation->part.s, citation->at.start);
    put_clean(out, citation->text);
    buf_byte(out, '\n');
}

static void run_verify(void *ctx, Arena *keep, Arena scratch) {
    Verifying *v = ctx;
    Buf out = {.arena = keep};
    if (v->window == NULL) {
        Strs sources;
        v->ok = verify_sources(&sources, v->brief, S("brief"), keep, scratch, &v->err);
        for (ptrdiff_t i = 0; v->ok && i < sources.len; i++) {
            buf_str(&out, sources.at[i]);
            buf_byte(&out, 0);
        }
    } else {
        ptrdiff_t count = window_len(v->window);
        const Article **articles = window_articles(v->window, keep);
        v->ok = verify_brief(&v->verdict, v->brief, articles, count, S("brief"), keep, scratch, &v->err);
        for (ptrdiff_t i = 0; v->ok && i < v->verdict.citations.len; i++)
            if (v->verdict.citations.at[i].state != CITATION_OK)
                put_citation(&out, &v->verdict.citations.at[i]);
    }
    v->text = buf_view(&out);
}

// Runs it in this thread's arenas; *text is malloc'ed, its data never NULL when it is true.
static bool verify(Verifying *v, lede_text *text, lede_error *err) {
    Memory *memory = memory_get(err, "brief");
    if (memory == NULL) return false;
    Arena keep = memory->keep;
    Jump jump = arena_try(run_verify, v, &keep, memory->scratch);
    if (jump != JUMP_NONE) return fail(err, jump_code(jump), "brief");
    if (!v->ok) return publish(err, &v->err);
    *text = text_malloced(v->text, "brief", err);
    memory_trim(memory, (size_t)v->brief.len);
    return text->data != NULL;
}

lede_text lede_verify_sources(const char *brief, size_t len, lede_error *err) {
    Verifying verifying = {.brief = {brief, (ptrdiff_t)len}};
    lede_text text = {0};
    return verify(&verifying, &text, err) ? text : (lede_text){0};
}

bool lede_verify(const char *brief, size_t len, const lede_window *window, lede_verdict *verdict,
                 lede_text *report, lede_error *err) {
    Verifying verifying = {.brief = {brief, (ptrdiff_t)len}, .window = window->window};
    lede_text text = {0};
    if (!verify(&verifying, &text, err)) return false;
    *verdict = (lede_verdict){(size_t)verifying.verdict.ok, (size_t)verifying.verdict.moved,
                              (size_t)verifying.verdict.lost};
    if (report) *report = text;
    else lede_text_free(text);
    return true;
}
