// chart.c - see chart.h. A row a report: its name, a mark on the time from the first report to the last, a bar of points.
#include "render/chart.h"

#include "render/markup.h"
#include "render/table.h"
#include "render/when.h"
#include "story/when.h"

enum {
    ROWS_MOST = 40,  // reports drawn; SOURCES has all
    WIDTH = 1000,    // of a drawing, in its own units
    TICK = 24
};

typedef struct Times {
    int64_t first, last;  // WHEN_UNKNOWN when no report has a time
} Times;

static Times times_of(const Brief *brief) {
    Times times = {WHEN_UNKNOWN, WHEN_UNKNOWN};
    for (ptrdiff_t i = 0; i < brief->members_len; i++) {
        int64_t when = when_of(brief->members[i].article->published);
        if (when == WHEN_UNKNOWN) continue;
        if (times.first == WHEN_UNKNOWN || when < times.first) times.first = when;
        if (times.last == WHEN_UNKNOWN || when > times.last) times.last = when;
    }
    return times;
}

static void put_text(Buf *out, Arena scratch, void (*write)(Buf *, const Brief *, ptrdiff_t),
                     const Brief *brief, ptrdiff_t member) {
    Buf words = {.arena = &scratch};
    write(&words, brief, member);
    put_markup(out, buf_view(&words));
}

static void write_time(Buf *out, const Brief *brief, ptrdiff_t member) {
    Str published = brief->members[member].article->published;
    if (published.len) put_moment(out, published, (Str){0}, when_year(brief->last));
    else buf_str(out, S("day not given"));
}

typedef struct Counts {
    ptrdiff_t of[TOLD_LIKE + 1];  // by Told
} Counts;

static Counts counts_of(const Brief *brief, ptrdiff_t member) {
    Counts counts = {{0}};
    for (ptrdiff_t row = 0; row < brief->coverage.rows; row++) counts.of[table_cell(brief, row, member)]++;
    return counts;
}

static void write_counts(Buf *out, const Brief *brief, ptrdiff_t member) {
    Counts counts = counts_of(brief, member);
    buf_format(out, "tells %td of %td points", counts.of[TOLD_TOLD], brief->coverage.rows);
    if (counts.of[TOLD_BEFORE]) buf_format(out, ", published before %td of them", counts.of[TOLD_BEFORE]);
}

static void open_drawing(Buf *out, const char *class) {
    buf_format(
        out,
        "<svg class=\"%s\" viewBox=\"0 0 %d 40\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"",
        class, WIDTH + TICK);
}

static void put_time_drawing(Buf *out, const Brief *brief, const Times *times, ptrdiff_t member,
                             Arena scratch) {
    int64_t when = when_of(brief->members[member].article->published), span = times->last - times->first;
    open_drawing(out, "time");
    put_text(out, scratch, write_time, brief, member);
    buf_format(out, "\"><rect class=\"track\" x=\"0\" y=\"19\" width=\"%d\" height=\"2\"/>", WIDTH + TICK);
    if (when != WHEN_UNKNOWN) {
        int64_t at = span > 0 ? (when - times->first) * WIDTH / span : 0;
        buf_format(out, "<rect class=\"tick\" x=\"%d\" y=\"6\" width=\"%d\" height=\"28\"/>", (int)at, TICK);
    }
    buf_str(out, S("</svg>"));
}

// Told, then what was published before it happened, of the whole.
static void put_bar(Buf *out, const Brief *brief, ptrdiff_t member, Arena scratch) {
    Counts counts = counts_of(brief, member);
    int rows = (int)brief->coverage.rows, told = (int)counts.of[TOLD_TOLD] * (WIDTH + TICK) / rows,
        before = (int)counts.of[TOLD_BEFORE] * (WIDTH + TICK) / rows;
    open_drawing(out, "bar");
    put_text(out, scratch, write_counts, brief, member);
    buf_format(out, "\"><rect class=\"track\" x=\"0\" y=\"8\" width=\"%d\" height=\"24\"/>", WIDTH + TICK);
    buf_format(out, "<rect class=\"told\" x=\"0\" y=\"8\" width=\"%d\" height=\"24\"/>", told);
    if (before)
        buf_format(out, "<rect class=\"before\" x=\"%d\" y=\"8\" width=\"%d\" height=\"24\"/>", told, before);
    buf_str(out, S("</svg>"));
}

void put_chart(Buf *out, const Brief *brief, Arena scratch) {
    Times times = times_of(brief);
    bool bars = brief->coverage.rows > 0;
    if (brief->members_len < 2 || (times.first == WHEN_UNKNOWN && !bars)) return;
    buf_str(out, S("<figure class=\"chart\"><figcaption>When each report came out"));
    if (bars) buf_format(out, ", and how many of %td points it tells", brief->coverage.rows);
    buf_str(out, S("</figcaption>\n<ul>\n"));
    for (ptrdiff_t i = 0; i < brief->members_len && i < ROWS_MOST; i++) {
        buf_str(out, S("<li><span>"));
        put_markup(out, brief->outlets.at[i]);
        buf_str(out, S("</span>"));
        if (times.first != WHEN_UNKNOWN) put_time_drawing(out, brief, &times, i, scratch);
        if (bars) put_bar(out, brief, i, scratch);
        buf_str(out, S("<small aria-hidden=\"true\">"));
        put_text(out, scratch, write_time, brief, i);
        if (bars) {
            buf_str(out, S("; "));
            put_text(out, scratch, write_counts, brief, i);
        }
        buf_str(out, S("</small></li>\n"));
    }
    buf_str(out, S("</ul></figure>\n"));
}
