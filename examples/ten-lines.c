// ten-lines.c - a brief of the pages named on the command line: the program of lede.h's first page.
//
//     cc ten-lines.c $(pkg-config --cflags --libs lede) -o ten-lines && ./ten-lines pages/*
#include <lede.h>
#include <stdio.h>

int main(int argc, char **argv) {
    lede_error err;
    lede_window *window = lede_window_new();
    for (int i = 1; i < argc; i++) {
        lede_article *article = lede_read_file(argv[i], NULL, &err);
        if (article == NULL || !lede_annotate(article, &err) || !lede_window_add(window, article, &err))
            fprintf(stderr, "%s\n", err.message);
        lede_article_free(article);
    }
    lede_stories *stories = lede_window_one(window, &err);
    lede_brief *brief = stories && lede_stories_count(stories) ? lede_brief_make(stories, 0, &err) : NULL;
    lede_text text = brief ? lede_render(&brief, 1, NULL, &err) : (lede_text){0};
    if (text.data) fwrite(text.data, 1, text.len, stdout);
    else fprintf(stderr, "%s\n", argc > 1 ? err.message : "usage: ten-lines PAGE...");
    lede_text_free(text);
    lede_brief_free(brief);
    lede_stories_free(stories);
    lede_window_free(window);
    return text.data ? 0 : 1;
}
