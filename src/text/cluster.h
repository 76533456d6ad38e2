// cluster.h - groups of words that stand among the same neighbours: data/clusters.en.tsv.
#ifndef LEDE_TEXT_CLUSTER_H
#define LEDE_TEXT_CLUSTER_H

#include "base/str.h"

// Numbers from 1; 0 for a word that the table lacks. `fine` groups are parts of `coarse` ones, mostly.
typedef struct Cluster {
    uint16_t fine, coarse;
} Cluster;

// Letters count as they are: "May" is not "may".
Cluster cluster_of(Str word);

#endif
