// show_topic.c - a case's topics, one a line: code | label.
#include "show.h"

#include "reading.h"
#include "text/topic.h"

void show_topic(const char *input, size_t len, const char *options, FILE *out) {
    Arena keep = arena_reserve((ptrdiff_t)1 << 30), scratch = arena_reserve((ptrdiff_t)1 << 30), whole = keep;
    Article article = reading((Str){input, (ptrdiff_t)len}, options, &keep, scratch);
    Tokens tokens = token_find(article.text, &keep);
    MediaTopics topics = topic_find(&article, &tokens, &keep, scratch);
    for (ptrdiff_t i = 0; i < topics.len; i++) {
        MediaTopic topic = topics.at[i];
        fprintf(out, "%.*s | %.*s\n", (int)topic.code.len, topic.code.s, (int)topic.label.len, topic.label.s);
    }
    if (topics.len == 0) fputs("none\n", out);
    arena_release(whole);
    arena_release(scratch);
}
