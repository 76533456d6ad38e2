// show_date.c - a case's dates, one a line: words | type | value | reckoned.
//
// Options: published=2031-03-04, language=de.
#include "show.h"

#include "reading.h"

static void show(const char *input, size_t len, const char *options, FILE *out,
                 void (*print)(const Article *, FILE *)) {
    Arena keep = arena_reserve((ptrdiff_t)1 << 30), scratch = arena_reserve((ptrdiff_t)1 << 30), whole = keep;
    Article article = reading((Str){input, (ptrdiff_t)len}, options, &keep, scratch);
    print(&article, out);
    arena_release(whole);
    arena_release(scratch);
}

static void print_str(Str s, FILE *out) { fwrite(s.s, 1, (size_t)s.len, out); }

static void print_dates(const Article *article, FILE *out) {
    for (ptrdiff_t i = 0; i < article->dates.len; i++) {
        Date date = article->dates.at[i];
        print_str(str_span(article->text, date.at), out);
        fputs(" | ", out);
        print_str(date_type_word(date.type), out);
        fputs(" | ", out);
        print_str(date.value, out);
        fputs(date.reckoned ? " | reckoned\n" : "\n", out);
    }
    if (article->dates.len == 0) fputs("none\n", out);
}

static void print_bound(const char *name, double n, FILE *out) {
    if (n > 1e300 || n < -1e300) fprintf(out, " | %s open", name);
    else fprintf(out, " | %s %.10g", name, n);
}

static void print_quantities(const Article *article, FILE *out) {
    for (ptrdiff_t i = 0; i < article->quantities.len; i++) {
        Quantity q = article->quantities.at[i];
        print_str(str_span(article->text, q.at), out);
        fprintf(out, " | %.10g", q.value);
        if (q.unit.len) fputc(' ', out), print_str(q.unit, out);
        if (q.low < q.value) print_bound("low", q.low, out);
        if (q.high > q.value) print_bound("high", q.high, out);
        if (q.low_out || q.high_out) fputs(" | bound out", out);
        if (q.approx) fputs(" | approx", out);
        if (q.thing.end > q.thing.start)
            fputs(" | of: ", out), print_str(str_span(article->text, q.thing), out);
        fputc('\n', out);
    }
    if (article->quantities.len == 0) fputs("none\n", out);
}

void show_date(const char *input, size_t len, const char *options, FILE *out) {
    show(input, len, options, out, print_dates);
}

// A case's quantities, one a line: words | value unit | low | high | bound out | approx | of: the thing counted.
void show_quantity(const char *input, size_t len, const char *options, FILE *out) {
    show(input, len, options, out, print_quantities);
}
