// show_said.c - who said what in a case's reports.
//
//     Mary Orr, differs in words
//         "We are ready to sail," [Harbour Post]
//       = "We are ready to sail." [Daily Bell]
//     context
//     paraphrase
#include "show.h"

#include "made.h"

void show_said(const char *input, size_t len, const char *options, FILE *out) {
    (void)options;
    Made made = made_from(input, len);
    const Brief *brief = &made.brief;
    for (ptrdiff_t i = 0; i < brief->quotes.len; i++) {
        const Said *said = &brief->quotes.at[i];
        Str name = said->speaker >= 0 ? brief->entities.at[said->speaker].name : S("nobody named");
        if (said->speaker < 0 && said->by.at.end > said->by.at.start)
            name = str_span(brief->members[said->by.article].article->text, said->by.at);
        fprintf(out, "%.*s%s\n", (int)name.len, name.s,
                said->words_differ  ? ", words differ"
                    : said->differs ? ", marks differ"
                    : said->phrase  ? ", a phrase"
                                    : "");
        made_show_all(out, brief, &said->variants);
        if (said->context.len) fprintf(out, "  context only here\n");
        made_show_all(out, brief, &said->context);
        if (said->paraphrases.len) fprintf(out, "  in other words\n");
        made_show_all(out, brief, &said->paraphrases);
    }
    made_free(&made);
}
