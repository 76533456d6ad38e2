#!/bin/sh
# The README's first five minutes: what it says to run runs, and what it shows is what lede prints.
. "$(dirname "$0")/tap.sh"
command -v python3 >/dev/null || { echo '1..0 # SKIP no python3'; exit 0; }
readme=$root/README.md

# What the README supposes to be there.
mkdir build
ln -s "$(realpath "$lede")" build/lede
cp -r "$root/examples/pages" reports
cp -r "$root/examples/pages" news
cp "$root/examples/pages/01-nordpress.html" page.html
command -v jq >/dev/null || { printf '#!/bin/sh\ncat\n' >build/jq && chmod +x build/jq; }
PATH=$box/build:$PATH

# The lines of its fences that begin with build/lede, and the command lines of its table of users.
sed -n 's/^\(build\/lede [^#]*\).*/\1/p' "$readme" >commands
grep '^| an\{0,1\} .*`lede ' "$readme" | grep -o '`lede [^`]*`' | tr -d '`\\' >users
[ "$(wc -l <commands)" -ge 3 ] && [ "$(wc -l <users)" -ge 3 ] || wrong "README.md has other lines than these: $(cat commands users)"
cp "$root"/examples/pages/*.html .
grep -v warc users >>commands # no archive stands among the examples: tests/cli/archive.sh
while read -r line; do
    sh -e -c "$line" >out 2>err </dev/null || wrong "status $?: $line"
    [ -s out ] || wrong "no output: $line"
    err_empty
done <commands
ok "the commands that the README shows run"

for command in $(sed -n 's/^| `lede \([a-z]*\)` |.*/\1/p' "$readme"); do
    run 0 "$lede" "$command" --help
done
"$lede" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p' | while read -r command; do
    [ "$command" = tgnews ] || grep -q "^| \`lede $command\` |" "$readme" || echo "$command"
done >missing
[ ! -s missing ] || wrong "README.md, The commands, lacks: $(echo $(cat missing))"
ok "the README's table has every command that lede has"

"$lede" brief --one "$root/examples/pages" >brief || wrong "status $?"
cat >shown.py <<'P'
import re, sys
readme, brief = (open(name, encoding='utf-8').read() for name in sys.argv[1:])
shown = re.search(r'## What a brief looks like.*?```\n(.*?)```', readme, re.S)[1]
fold = lambda text: ' '.join(text.split())
# the headings, in order
headings = [re.sub(r' \(.*', '', h) for h in re.findall(r'(?m)^[A-Z]{2}[A-Z ,]+\b', shown)]
at = 0
for heading in headings:
    at = brief.find('\n' + heading, at)
    if at < 0: sys.exit('no such heading, or in another order: ' + heading)
# what outlets printed, up to whose it is: which reports tell it too may change from day to day of our work
lines = re.findall(r'(?m)^  (?! )(.*(?:\n    .*)*)', shown)
for line in (fold(line).split(' [')[0] for line in lines):
    if line != '...' and line not in fold(brief): sys.exit('not in the brief: ' + line)
if len(headings) < 5 or len(lines) < 10: sys.exit('the README shows less of a brief than it did')
P
python3 shown.py "$readme" brief 2>err || wrong "$(tail -n 1 err)"
ok "the headings and lines of the brief that the README shows are in the brief of the examples"
done_testing
