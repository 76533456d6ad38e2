// words.h - every word in a brief that is ours: headings, labels, signs. DESIGN fixes the wordings; nothing
// else in a brief is written by lede, so this file is where to look for what it may say.
//
// They say what was read and found, never that something is true, confirmed, denied or left out.
#ifndef LEDE_RENDER_WORDS_H
#define LEDE_RENDER_WORDS_H

#include "base/buf.h"
#include "brief/brief.h"
#include "render/render.h"

#define LABELS(X)                                                                                          \
    X(LEGEND,                                                                                              \
      "Marks: [A] A's own words; = [B] the same words in B; ~ [B] told by B in other words; "              \
      "(~) [B] only part of it; ... cut; days in (brackets) are reckoned.")                                \
    X(NO_TITLE, "Untitled")                                                                                \
    X(NEW_POINTS, "Points")                                                                                \
    X(NOTHING_NEW, "Nothing new found; ")                                                                  \
    X(ALL_NEW, "A story that the earlier brief did not have.")                                             \
    X(WAS, "was ")                                                                                         \
    X(NOW, "now ")                                                                                         \
    X(SINCE, " since ")                                                                                    \
    X(DAY_UNKNOWN, "day not given")                                                                        \
    X(NO_DAY, "no day given")                                                                              \
    X(NO_LEG, "Place or day not sure")                                                                     \
    X(NO_TOPIC, "Other")                                                                                   \
    X(SAME_TEXT, "(same text)")                                                                            \
    X(ACCORDING_TO, "according to ")                                                                       \
    X(SOURCE_UNNAMED, "source not named")                                                                  \
    X(TOLD_TOO, ", told too by")                                                                           \
    X(PUBLISHED_BEFORE, "published before it: ")                                                           \
    X(SPEAKER_UNKNOWN, "Speaker not named in the report, or not sure")                                     \
    X(CONTEXT, "context only here: ")                                                                      \
    X(PARAPHRASE, "in other words: ")                                                                      \
    X(OTHER_FORM, "other form: ")                                                                          \
    X(VARYING, "(fullest form; {A|B} marks the words that vary)")                                          \
    X(COMPATIBLE, "Can both be true: ")                                                                    \
    X(PASSED, "announced, no report of it found here: ")                                                   \
    X(COVERAGE,                                                                                            \
      "(x told; - not found in the text read; ? something like it stands there; < published before it; t " \
      "only its beginning read)")                                                                          \
    X(AS_TOLD_BY, ", as told by ")                                                                         \
    X(NOT_IN_TEXT, "; not found in its text: ")                                                            \
    X(AS_OF, ", as of ")                                                                                   \
    X(LATER_IN, "later in ")                                                                               \
    X(NEW_AHEAD, "Announced")                                                                              \
    X(NEW_QUOTES, "Quotes")                                                                                \
    X(A_QUOTE, "a quote from ")                                                                            \
    X(TOLD_IN_PART, "Told too in a part of")                                                               \
    X(ROUNDUP, "a roundup")                                                                                \
    X(LIVE, "a live page")                                                                                 \
    X(SET_ASIDE, "SET ASIDE: ")                                                                            \
    X(DIFFER_ON, "Reports differ (below): ")                                                               \
    X(SOURCE_SENTENCE, "in full: ")

#define LABEL(constant, words) LABEL_##constant,
typedef enum Label { LABELS(LABEL) LABEL_COUNT } Label;
#undef LABEL

Str label(Label label);

// Headings of parts; `plain` for readers. Empty for PART_HEAD.
Str part_heading(Part part, bool plain);

// What a group of warnings of one kind is headed with, and a difference.
Str warning_label(WarningKind kind);
Str difference_label(DifferenceKind kind);

// "=", "~", "(~)"; empty for the first.
Str mark_sign(Mark mark);
// One character of a coverage table.
Str told_sign(Told told);

// Words for JSON.
Str mark_word(Mark mark);
Str told_word(Told told);
Str copying_word(Copying copying);
Str section_form(const Section *section);  // of its page: "roundup", "live"

// "5 reports, at most 4 origins"; origins are told only where they are fewer.
void put_reports(Buf *out, ptrdiff_t reports, ptrdiff_t origins);
// "3 picture captions"
void put_asides(Buf *out, ptrdiff_t count, AsideLabel what);
// "1 word", "2,500 words" without the comma
void put_count(Buf *out, ptrdiff_t count, Str one, Str many);

#endif
