// form.h - forms of dates: a table's rows, matched over pieces.
//
// A row is: rule, form, fields. Its form is words, and <parts> that are rules themselves or numbers:
//
//     date    <month> <d> ,? <y>           -                March 4, 2031
//     date    <n> <unit> ago               kind=ago shift=-1      three weeks ago
//     month   march                        month=3
//
//     word?     may be left out              a|b      either
//     <x>       a rule, or a number below    <to:x>   ... kept apart, as the `other` of the row
//     +x        no white space before x
//
//     <n>  a number of units: 3, three, a, 2.5    <d>  a day: 4, 4th, fourth     <dth> 4th, fourth; <dnth> 4th
//     <d13> 13 to 31: no month   <dw> in words: twenty-five
//     <m>  a month: 1 to 12      <y>  a year of four digits, or in words       <yd> not in words   <yy> of two digits   <yw> in words
//     <Y>  a year of one to four digits            <h>  an hour: 0 to 24     <mi> two digits: 00 to 59
//     <hw> an hour in words or digits, 1 to 12     <min> minutes in words or digits     <s> seconds
//     <hm> 1030: hour and minute    <ymd8> 20310304
//     <nth> first, 2nd           <wk>  a week's number   <q4> a quarter's    <h2> a half's
//     <cent> 21st                <cc> 21      <dec> 1990s, '90s, of digits
//
// The rule `date` is what is looked for; of its rows the longest match counts, of equally long ones the
// one with the most fixed words.
#ifndef LEDE_TEXT_FORM_H
#define LEDE_TEXT_FORM_H

#include "text/piece.h"
#include "text/when.h"

typedef struct Forms Forms;

Forms *form_new(Arena *keep);
void form_add(Forms *forms, Str rule, Str form, Str fields, Arena *keep);

// After the last row, before any matching.
void form_done(Forms *forms, Arena *keep);

// Gives each piece its word of the table; before any matching.
void form_mark(const Forms *forms, Pieces *pieces);

// Goes over `pieces` from left to right, remembering what it tried; of rows that say `spoken` only those
// that say no more than this. All in `keep`.
typedef struct Matcher Matcher;
Matcher *form_matcher(const Forms *forms, const Pieces *pieces, int32_t spoken, Arena *keep);

// The longest `date` that begins at piece `i`: the piece after it, 0 when there is none. Bounded; `i`
// never goes back.
ptrdiff_t form_match(Matcher *matcher, ptrdiff_t i, When *out);

// The number of a rule, -1 when there is none.
int32_t form_rule(const Forms *forms, Str rule);

// Is piece `i` alone one of `rule`? Its fields, else all WHEN_NO.
bool form_is(const Forms *forms, const Pieces *pieces, ptrdiff_t i, int32_t rule, When *out);

#endif
