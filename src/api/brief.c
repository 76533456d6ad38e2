// brief.c - lede.h, brief.
#include "api/handle.h"

#include "base/limits.h"
#include "brief/reckon.h"
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct Briefing {
    const Story *story;
    Brief brief;
} Briefing;

static void run_briefing(void *ctx, Arena *keep, Arena scratch) {
    Briefing *briefing = ctx;
    Story *story = arena_new(keep, Story, 1);
    *story = story_open(briefing->story, keep);
    for (ptrdiff_t i = 0; i < story->members_len; i++) {
        Member *member = &story->members[i];
        Str reckoned = reckon_published(story, member->article, keep);
        if (member->article->annotated && reckoned.len == 0) continue;
        Article *article = arena_new(keep, Article, 1);
        *article = *member->article;
        if (reckoned.len) article->published = reckoned;  // days in its text are told from there
        text_annotate(article, keep, scratch);
        member->article = article;
        member->day_reckoned = reckoned.len > 0;
    }
    briefing->brief = brief_make(story, keep, scratch);
}

lede_brief *lede_brief_make(const lede_stories *stories, size_t story, lede_error *err) {
    const Story *of = stories->stories.at[story];
    char where[160];
    snprintf(where, sizeof where, "story %.*s", (int)of->id.len, of->id.s);
    Memory *memory = memory_get(err, where);
    if (memory == NULL) return NULL;
    lede_brief *brief = calloc(1, sizeof *brief);
    if (brief) brief->whole = arena_reserve_up_to(LIMIT_KEEP_BYTES);
    if (brief == NULL || brief->whole.beg == NULL) {
        free(brief);
        fail(err, ERR_MEMORY, where);
        return NULL;
    }
    Briefing briefing = {.story = of};
    Arena keep = brief->whole;
    Jump jump = arena_try(run_briefing, &briefing, &keep, memory->scratch);
    if (jump != JUMP_NONE) {
        fail(err, jump_code(jump), where);
        lede_brief_free(brief);
        return NULL;
    }
    brief->brief = briefing.brief;
    return brief;
}

void lede_brief_free(lede_brief *brief) {
    if (brief) arena_release(brief->whole);
    free(brief);
}
