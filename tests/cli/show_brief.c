// show_brief.c - golden briefs, stories and digests: the case's input names pages below the source folder, one a line; options
// are format=, form=, length=, since= and now=. In a brief's input a line "then" ends the pages of an older brief, which the
// pages behind it update. Each page is read as `lede brief --one` reads it, under its name as written.
#include "show.h"

#include "lede.h"

#include <stdlib.h>
#include <string.h>

static const char *root(void) {
    const char *at = getenv("LEDE_SOURCE_ROOT");
    return at ? at : ".";
}

static void add_page(lede_window *window, const char *name, FILE *out) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", root(), name);
    lede_error err;
    lede_source source = {.name = name};
    lede_article *article = lede_read_file(path, &source, &err);
    if (article == NULL || !lede_annotate(article, &err) || !lede_window_add(window, article, &err))
        fprintf(out, "error: %s\n", err.message);
    lede_article_free(article);
}

// "format=json form=reader" -> the value of `key` in `value`, else NULL.
static const char *option(const char *options, const char *key, char value[32]) {
    const char *at = strstr(options, key);
    if (at == NULL) return NULL;
    at += strlen(key);
    size_t len = strcspn(at, " ");
    if (len >= 32) return NULL;
    memcpy(value, at, len);
    value[len] = 0;
    return value;
}

static lede_window *window_of(const char *input, size_t len, FILE *out) {
    lede_window *window = lede_window_new();
    char *names = calloc(len + 1, 1), *rest = names;  // strndup wants a string, and a case's input is none
    if (names) memcpy(names, input, len);
    for (char *name; window && (name = strsep(&rest, "\n"));)
        if (*name) add_page(window, name, out);
    free(names);
    return window;
}

static lede_text brief_of(const char *input, size_t len, const lede_style *style, FILE *out) {
    lede_error err;
    lede_text text = {0};
    lede_window *window = window_of(input, len, out);
    lede_stories *stories = window ? lede_window_one(window, &err) : NULL;
    lede_brief *brief = stories && lede_stories_count(stories) ? lede_brief_make(stories, 0, &err) : NULL;
    if (brief) text = lede_render(&brief, 1, style, &err);
    if (text.data == NULL) fprintf(out, "no brief\n");
    lede_brief_free(brief);
    lede_stories_free(stories);
    lede_window_free(window);
    return text;
}

void show_brief(const char *input, size_t len, const char *options, FILE *out) {
    char format[32], form[32], length[32];
    lede_style style = {.format = option(options, "format=", format), .form = option(options, "form=", form)};
    if (option(options, "length=", length)) style.length = atoi(length);
    static const char then[] = "\nthen\n";
    const char *later = memmem(input, len, then, sizeof then - 1);
    if (later) {
        style.update = brief_of(input, (size_t)(later - input), &(lede_style){.format = "json"}, out);
        len -= (size_t)(later + sizeof then - 1 - input);
        input = later + sizeof then - 1;
    }
    lede_text text = brief_of(input, len, &style, out);
    fwrite(text.data, 1, text.len, out);
    lede_text_free(text);
    lede_text_free(style.update);
}

void show_stories(const char *input, size_t len, const char *options, FILE *out) {
    lede_error err;
    lede_window *window = window_of(input, len, out);
    lede_stories *stories = window ? lede_window_stories(window, &err) : NULL;
    lede_style style = {.format = "text"};
    bool explain = strstr(options, "explain") != NULL;
    for (size_t i = 0; stories && i < lede_stories_count(stories); i++) {
        lede_text text = lede_render_story(stories, i, &style, &err);
        fwrite(text.data, 1, text.len, out);
        lede_text why = explain ? lede_render_why(stories, i, &style, &err) : (lede_text){0};
        if (why.len) fwrite(why.data, 1, why.len, out);
        fputc('\n', out);
        lede_text_free(text);
        lede_text_free(why);
    }
    lede_stories_free(stories);
    lede_window_free(window);
}

void show_digest(const char *input, size_t len, const char *options, FILE *out) {
    char since[32], now[32], format[32];
    lede_error err;
    lede_window *window = window_of(input, len, out);
    lede_stories *stories = window ? lede_window_stories(window, &err) : NULL;
    lede_style style = {.format = option(options, "format=", format)};
    lede_text text = {0};
    if (stories)
        text = lede_render_digest(stories, option(options, "since=", since), option(options, "now=", now),
                                  &style, &err);
    if (text.data) fwrite(text.data, 1, text.len, out);
    else fprintf(out, "error: %s\n", err.message);
    lede_text_free(text);
    lede_stories_free(stories);
    lede_window_free(window);
}
