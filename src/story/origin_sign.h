// origin_sign.h - what an article itself says of whose text it is: agency, dateline, byline, link, credit.
#ifndef LEDE_STORY_ORIGIN_SIGN_H
#define LEDE_STORY_ORIGIN_SIGN_H

#include "article/outlets.h"
#include "story/story.h"

// Sets sign, from and owner; `outlets` are a user's rows, or NULL. SIGN_NONE is the normal result: most articles don't say, and a reporter's byline shows no
// more than that somebody signed it.
void origin_sign(Member *member, const Outlets *outlets, Arena *keep, Arena scratch);

// Is the whole text said to be `from`'s? A credit alone says it of some part.
bool origin_sign_whole(const Member *member);

// The name to show for an agency or outlet as written: "The Associated Press" is AP; {0} when it is neither.
Str origin_known(Str written, Arena scratch);

// Does `article` say that its text comes from `agency`: by credit, dateline or byline?
bool origin_credits(const Article *article, Str agency);

// Does one of two outlets credit the other, or an agency that the other names too?
bool origin_credited(const Article *a, const Article *b);

#endif
