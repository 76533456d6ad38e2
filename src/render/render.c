// render.c - the tables: in which formats a brief can be had, and in which forms.
//
// Add a format: src/render/<name>.c with its BriefRender, declared in render.h, and a row here. Add a form: a row.
#include "render/render.h"

const Format formats[] = {
    {"text", ".txt", render_text},  {"markdown", ".md", render_markdown}, {"html", ".html", render_html},
    {"atom", ".atom", render_atom}, {"json", ".json", render_json},       {NULL, NULL, NULL},
};

// clang-format off
const BriefForm brief_forms[] = {
    {"editor", {PART_HEAD, PART_NEWS, PART_WARNINGS, PART_TOP, PART_POINTS, PART_DIFFERENCES, PART_QUOTES, PART_AHEAD,
                PART_SOURCES}, 40, false},
    {"analyst", {PART_HEAD, PART_NEWS, PART_TOP, PART_AHEAD, PART_DIFFERENCES, PART_TITLES, PART_POSITIONS, PART_COVERAGE, PART_WARNINGS,
                 PART_SOURCES}, 40, false},
    {"reader", {PART_HEAD, PART_NEWS, PART_TOP, PART_QUOTES, PART_DIFFERENCES, PART_SOURCES}, 5, true},
    {"roundup", {PART_HEAD, PART_NEWS, PART_TOPICS, PART_DIFFERENCES, PART_QUOTES, PART_SOURCES}, 20, false},
    {NULL, {PART_END}, 0, false},
};
// clang-format on

const Format *format_find(Str name) {
    for (const Format *format = formats; format->name; format++)
        if (str_eq(name, str_c(format->name))) return format;
    return NULL;
}

const BriefForm *brief_form_find(Str name) {
    for (const BriefForm *form = brief_forms; form->name; form++)
        if (str_eq(name, str_c(form->name))) return form;
    return NULL;
}

const StoryFormat story_formats[] = {
    {"ndjson", render_story_json},
    {"json", render_story_json},
    {"text", render_story_line},
    {"tgnews", render_story_thread},
    {0},
};

const StoryFormat *story_format_find(Str name) {
    for (const StoryFormat *format = story_formats; format->name; format++)
        if (str_eq(str_c(format->name), name)) return format;
    return NULL;
}
