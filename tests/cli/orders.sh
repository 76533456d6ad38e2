#!/bin/sh
# 300 generated articles of some sixty stories, in random orders and on 1, 2 and 8 threads: the same stories, the same
# bytes. What a run draws is fixed by its seed.
. "$(dirname "$0")/tap.sh"
command -v python3 >/dev/null || { echo '1..0 # SKIP no python3'; exit 0; }

cat >generate.py <<'P'
import json, random, sys
draw = random.Random(7)
places = ['Stennick', 'Harrowmouth', 'Wexholm', 'Skarrow', 'Lune', 'Aldmoor', 'Brannoc', 'Selland']
things = ['ferry', 'bridge', 'harbour', 'school', 'hospital', 'mine', 'railway', 'dam', 'museum', 'market']
acts = ['closed after a fire', 'reopened by the minister', 'struck by a barge', 'sold to a firm', 'flooded overnight', 'inspected by divers']
names = ['Ines Corvane', 'Samir Osgood', 'Odile Brandt', 'Magnus Tierney', 'Elin Haddow', 'Bram Holloway']
fill = 'the town hall said residents were told to stay away until engineers had looked at every part of it'.split()
rows = []
event = 0
while len(rows) < 300:
    event += 1
    place, thing, act, name = (draw.choice(l) for l in (places, things, acts, names))
    number, day = draw.randrange(3, 900), draw.randrange(1, 9)
    quote = f'"We counted {number} of them, and {" ".join(draw.sample(fill, 6))}," {name} said.'
    for _ in range(draw.choice([1, 1, 2, 4, 9])):
        lines = [f'The {thing} at {place} was {act} on {day} March, {name} said.', quote,
                 f'{number} people {" ".join(draw.sample(fill, 8))} in {place}.', ' '.join(draw.sample(fill, 12)).capitalize() + '.']
        draw.shuffle(lines)
        rows.append({'source': f'{len(rows)}.html', 'outlet': f'Outlet {draw.randrange(40)}', 'language': 'en',
                     'published': f'2031-03-{day + draw.randrange(2):02}', 'title': f'{thing.capitalize()} at {place} {act}',
                     'text': '\n'.join(lines)})
rows = rows[:300]
for order in range(6):
    with open(f'order{order}.ndjson', 'w') as out:
        out.writelines(json.dumps(row) + '\n' for row in rows)
    random.Random(order).shuffle(rows)
P
python3 generate.py || wrong "generate.py"
run 0 "$lede" stories --quiet --format ndjson --jobs 1 order0.ndjson
cp out stories
stories=$(wc -l <stories)
[ "$stories" -gt 40 ] && [ "$stories" -lt 200 ] || wrong "$stories stories"
ok "300 articles in $stories stories"

for order in 1 2 3 4 5; do
    for jobs in 1 2 8; do
        run 0 "$lede" stories --quiet --format ndjson --jobs $jobs order$order.ndjson
        same stories out
    done
done
ok "stories: five random orders, 1, 2 and 8 threads: the same bytes"

run 0 "$lede" brief --quiet --format json order0.ndjson
cp out briefs
for order in 1 2; do
    run 0 "$lede" brief --quiet --format json --jobs 8 order$order.ndjson
    same briefs out
done
ok "briefs of all of them: the same bytes"
done_testing
