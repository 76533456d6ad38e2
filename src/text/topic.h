// topic.h - what a report is about: IPTC Media Topics, two levels.
//
// A small model says of each paragraph how likely each upper topic is; the paragraphs' mean, the first ones twice, and
// the share of its words in data/topics.en.tsv are the article's. Under an upper topic those words choose one of its own. The codes and labels:
// data/mediatopics.tsv. How the model is made: tools/train_topic.c, docs/topics.md.
//
//     MediaTopics topics = topic_find(article, &tokens, keep, scratch);
//     if (topics.len) show(topics.at[0].code, topics.at[0].label);       // 15000000 sport
#ifndef LEDE_TEXT_TOPIC_H
#define LEDE_TEXT_TOPIC_H

#include "article/article.h"
#include "text/tagger.h"
#include "text/token.h"

// The topics of `article`, each upper one before its own lower one, the surest first; none is a normal result.
MediaTopics topic_find(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch);

// A topic is named by its code, or its label in any case. Is there such a one? Is it among `topics`?
bool topic_known(Str topic);
bool topic_among(const MediaTopics *topics, Str topic);

// For the trainer: the upper topics that the model knows, their codes' first two digits; its features of tokens
// [first, end); and the upper topic whose words those are, -1 when there are too few or two kinds of them.
enum { TOPIC_TOPS = 14 };
extern const Str topic_tops[TOPIC_TOPS];
void topic_features(Str text, const Tokens *tokens, ptrdiff_t first, ptrdiff_t end, Sequence *seq,
                    Arena *keep);
int topic_by_words(Str text, const Tokens *tokens, ptrdiff_t first, ptrdiff_t end, Arena scratch);

#endif
