// article.h - what an outlet said: the article, and what was found in it.
//
// Everything found is a Span into `text`, never a copy: "traceable" as a type. page/ fills the first
// half, text/ the findings; story/ and brief/ only read. All memory is one arena's; article_copy()
// moves an article to another.
//
//     text  "HARROWMOUTH, March 3. /NORDPRESS/. A ferry ...\nThe master said ..."
//            └──────────── paragraphs[0] ──────────────┘  └─ paragraphs[1] ...
#ifndef LEDE_ARTICLE_ARTICLE_H
#define LEDE_ARTICLE_ARTICLE_H

#include "base/vec.h"

// Lists of words that JSON shows: LIST(X) has a row X(CONSTANT, "word") each, "" for unknown.
#define OUTLET_FROMS(X)                                                  \
    X(OUTLET_UNKNOWN, "")      /* nothing names the outlet */            \
    X(OUTLET_OPTION, "option") /* --outlet, or the row that was read */  \
    X(OUTLET_PAGE, "page")     /* the page's own metadata */             \
    X(OUTLET_TEXT, "text")     /* a dateline or signature in the text */ \
    X(OUTLET_URL, "url")       /* the host name alone */

#define FORMS(X)                   \
    X(FORM_ARTICLE, "article")     \
    X(FORM_LIVE, "live")           \
    X(FORM_ROUNDUP, "roundup")     \
    X(FORM_GALLERY, "gallery")     \
    X(FORM_INTERVIEW, "interview") \
    X(FORM_OPINION, "opinion")     \
    X(FORM_VIDEO, "video")

// What was set aside, and as what. OTHER is what no rule could name.
#define ASIDES(X)                     \
    X(ASIDE_OTHER, "other")           \
    X(ASIDE_CAPTION, "caption")       \
    X(ASIDE_RELATED, "related")       \
    X(ASIDE_TAGS, "tags")             \
    X(ASIDE_NAVIGATION, "navigation") \
    X(ASIDE_NEWSLETTER, "newsletter") \
    X(ASIDE_SHARE, "share")           \
    X(ASIDE_COMMENTS, "comments")     \
    X(ASIDE_COOKIES, "cookies")       \
    X(ASIDE_BYLINE, "byline")         \
    X(ASIDE_CREDIT, "credit")         \
    X(ASIDE_NOTE, "note")             \
    X(ASIDE_READ_TIME, "read time")   \
    X(ASIDE_STANDFIRST, "standfirst")

#define CREDIT_KINDS(X)                                                                   \
    X(CREDIT_UNCLEAR, "unclear") /* for the text or the picture? the page does not say */ \
    X(CREDIT_TEXT, "text")                                                                \
    X(CREDIT_PICTURE, "picture")

#define NAME_KINDS(X)                    \
    X(NAME_OTHER, "other")               \
    X(NAME_PERSON, "person")             \
    X(NAME_ORGANISATION, "organisation") \
    X(NAME_PLACE, "place")

#define DATE_TYPES(X)            \
    X(DATE_DATE, "date")         \
    X(DATE_TIME, "time")         \
    X(DATE_RANGE, "range")       \
    X(DATE_DURATION, "duration") \
    X(DATE_SET, "set")

#define QUOTE_KINDS(X)                                                        \
    X(QUOTE_DIRECT, "direct")     /* all of the content in quotation marks */ \
    X(QUOTE_MIXED, "mixed")       /* part of it */                            \
    X(QUOTE_INDIRECT, "indirect") /* none: a reported statement */

#define CONSTANT(constant, word) constant,
typedef enum OutletFrom { OUTLET_FROMS(CONSTANT) } OutletFrom;
typedef enum Form { FORMS(CONSTANT) } Form;
typedef enum AsideLabel { ASIDES(CONSTANT) } AsideLabel;
typedef enum CreditKind { CREDIT_KINDS(CONSTANT) } CreditKind;
typedef enum NameKind { NAME_KINDS(CONSTANT) } NameKind;
typedef enum DateType { DATE_TYPES(CONSTANT) } DateType;
typedef enum QuoteKind { QUOTE_KINDS(CONSTANT) } QuoteKind;
#undef CONSTANT

Str outlet_from_word(OutletFrom from);
Str form_word(Form form);
Str aside_word(AsideLabel label);
Str credit_word(CreditKind kind);
Str name_kind_word(NameKind kind);
Str date_type_word(DateType type);
Str quote_kind_word(QuoteKind kind);

// A piece of the page that is not the article's text.
typedef struct Aside {
    AsideLabel label;
    Str text;
} Aside;
typedef struct Asides {
    Aside *at;
    ptrdiff_t len, cap;
} Asides;

// An agency (or a person) named as where text or picture comes from: "SOURCE: REUTERS".
typedef struct Credit {
    CreditKind kind;
    Str agency;  // as a name: "Reuters"
    Str text;    // as the page has it
} Credit;
typedef struct Credits {
    Credit *at;
    ptrdiff_t len, cap;
} Credits;

// "MOSCOW, April 7. /TASS/." The words stay in the text; here is what they say.
typedef struct Dateline {
    Span at;     // in the text; empty when there is none
    Str place;   // "MOSCOW"
    Str date;    // ISO 8601 day, or empty
    Str agency;  // "TASS", or empty
} Dateline;

// One page of an article in several.
typedef struct PagePart {
    int16_t number, of;  // "page 1 of 3"; `of` is 0 where the page does not say it; both are for a whole
} PagePart;

// One entry of a live page: what was written at one time. Pages show the newest first, or the oldest.
typedef struct LiveEntry {
    Span at;       // in the text: whole paragraphs, its heading too
    Str time;      // ISO 8601, as precise as known, or empty
    Strs authors;  // where the entry names them
} LiveEntry;
typedef struct LiveEntries {
    LiveEntry *at;
    ptrdiff_t len, cap;
} LiveEntries;

// A name as it stands in the text.
typedef struct Name {
    Span at;  // without titles and a leading "the"
    NameKind kind;
    int32_t entity;  // index into `entities`; -1 when none
    Span role;       // "Foreign Minister" before the name, or an apposition after it; may be empty
} Name;
typedef struct Names {
    Name *at;
    ptrdiff_t len, cap;
} Names;

// A person, organisation or place, with all the names that the text gives it.
typedef struct Entity {
    Str name;  // the fullest form
    NameKind kind;
    Span role;   // its first role; may be empty
    Strs forms;  // every spelling in the text, each once, in text order
} Entity;
typedef struct Entities {
    Entity *at;
    ptrdiff_t len, cap;
} Entities;

typedef struct Date {
    Span at;
    DateType type;
    Str value;      // TIMEX3: "2021-04-07", "2021-04-07T16:20", "P9Y", "2021-W14"; ranges "a/b"
    bool reckoned;  // from the day of writing ("Wednesday"), not written out
} Date;
typedef struct Dates {
    Date *at;
    ptrdiff_t len, cap;
} Dates;

typedef struct Quantity {
    Span at;
    double value, low, high;  // low == high == value unless the text gives a range
    bool approx;              // "nearly", "dozens"
    Str unit;                 // "", "%", "USD", "km" ...
    Span thing;               // what is counted: "doses of the vaccine"; may be empty
    bool low_out, high_out;   // the bound itself is not meant: "more than 12", unlike "at least 12"
} Quantity;
typedef struct Quantities {
    Quantity *at;
    ptrdiff_t len, cap;
} Quantities;

// What the article is about: an IPTC Media Topic.
typedef struct MediaTopic {
    Str code, label;  // "15000000", "sport"
    int16_t sure;     // thousandths
} MediaTopic;
typedef struct MediaTopics {
    MediaTopic *at;
    ptrdiff_t len, cap;
} MediaTopics;

typedef struct Quote {
    Spans content;   // the words said, in pieces, without the quotation marks; never empty
    Span speaker;    // the mention nearest to the cue; empty when the text names nobody
    Span cue;        // the words that say that it was said; may be empty
    Span addressee;  // whom it was said to; may be empty
    Span root;       // in "A, citing B": B; may be empty
    int32_t entity;  // the speaker as index into `entities`; -1 when not known
    QuoteKind kind;
    int16_t confidence;  // thousandths: that content and speaker are right
} Quote;
typedef struct Quotes {
    Quote *at;
    ptrdiff_t len, cap;
} Quotes;

typedef struct Article {
    // identity: see identity.h
    Str id;       // of its address: the same for every version
    Str version;  // of its title and text
    Str page;     // of the bytes as fetched
    Str source;   // where lede got it: a file, "file#offset", a row's own name
    Str url;      // canonical where the page says so

    // what the page says about itself; empty is unknown
    Str outlet;
    OutletFrom outlet_from;
    Str title;
    Strs authors;
    Str published, modified;  // ISO 8601, as precise as known
    Str language;             // BCP 47: "en", "zh-Hant"
    Str description, section, image;
    Strs tags;
    Dateline dateline;
    Credits credits;
    Strs corrections;
    Strs notes;  // what the editors say about the article: "Editor's note: ..."
    Form form;
    bool teaser;  // the page holds only the beginning
    PagePart part;
    LiveEntries entries;  // of a live page, in text order; what stands in none is about all of it

    // what it says: paragraphs joined with '\n', white space collapsed, nothing else changed
    Str text;
    Spans paragraphs;
    Spans block_quotes;  // of the paragraphs, those that the page sets as somebody else's words
    Asides asides;

    // what was found in it; all in text order
    bool annotated;
    Spans sentences;
    Names names;
    Entities entities;
    Dates dates;
    Quantities quantities;
    Quotes quotes;
    MediaTopics topics;
} Article;

// A deep copy: nothing of the copy points outside `keep`.
Article article_copy(const Article *article, Arena *keep);

// Paragraphs of a text whose lines are its paragraphs; empty lines are none.
Spans article_paragraphs(Str text, Arena *keep);

// The entry of a live page that `byte` of the text stands in; NULL when none does.
const LiveEntry *article_entry(const Article *article, int32_t byte);

// When that was written: its entry's time, else the article's; empty when nothing says.
Str article_time(const Article *article, int32_t byte);

// When the last of it was written: its newest entry's time, else when it was published.
Str article_newest(const Article *article);

ptrdiff_t article_words(const Article *article);  // runs between white space

// The name to show: the outlet; else what tells this article from others ("unnamed (003)").
Str article_outlet(const Article *article, Arena *keep);

#endif
