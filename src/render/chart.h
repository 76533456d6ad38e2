// chart.h - a brief's reports as a small figure for HTML: when each came out, and how many of the points it tells.
//
// Inline SVG without script or style of its own; each drawing says in words what it shows, so that nothing is lost on who
// does not see it.
#ifndef LEDE_RENDER_CHART_H
#define LEDE_RENDER_CHART_H

#include "base/buf.h"
#include "brief/brief.h"

// Nothing where there are not two reports.
void put_chart(Buf *out, const Brief *brief, Arena scratch);

#endif
