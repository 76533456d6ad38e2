#!/bin/sh
# What lede says of itself: --help, the man pages, the completions and docs/seeds.md say the same. --help is made from the
# tables of commands and options, so it is what the others are compared with.
. "$(dirname "$0")/tap.sh"
man=$root/man
completions=$root/completions

commands=$("$lede" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p')
[ -n "$commands" ] || wrong "lede --help lists no commands"

# ---- what --help says, a word a line, sorted

help_options() { "$lede" "$1" --help | sed -n 's/^  --\([a-z-]*\).*/\1/p' | sort; }
# "  --format FORMAT      text or json" -> text, json
help_values() { "$lede" "$1" --help | sed -n "s/^  --$2 [A-Z]* *//p" | tr -cs 'a-z' '\n' | grep -vx -e or -e '' | sort; }

# same_words WHAT EXPECTED FOUND
same_words() {
    [ "$2" = "$3" ] || wrong "$1: --help has: $(echo $2); found: $(echo $3)"
}

run 0 "$lede" --help
out_has "usage: lede COMMAND"
err_empty
ok "lede --help lists the commands"

run 0 "$lede" --version
version=$(sed -n "s/^ *version: '\(.*\)',$/\1/p" "$root/meson.build" | head -1)
[ "$(cat out)" = "lede $version" ] || wrong "'$(cat out)', expected 'lede $version'"
for command in $commands; do
    run 0 "$lede" "$command" --version
    [ "$(cat out)" = "lede $version" ] || wrong "$command --version: '$(cat out)'"
done
ok "--version, alone and after each command"

for command in $commands; do
    run 0 "$lede" "$command" --help
    out_has "usage: lede $command "
    out_has "  --help  "
    err_empty
    cp out long
    run 0 "$lede" "$command" -h
    same long out
    grep -n '.\{101\}' out && wrong "$command --help: a line past 100 characters"
done
ok "each command's --help, and -h"

# one_line TEXT: stderr is this one line
one_line() { [ "$(cat err)" = "$1" ] || wrong "stderr is '$(cat err)', expected '$1'"; }
run 2 "$lede"
one_line "lede: no command; see lede --help"
run 2 "$lede" breif
one_line "lede: unknown command 'breif'; see lede --help"
run 2 "$lede" --breif
one_line "lede: unknown option '--breif'; see lede --help"
for command in $commands; do
    run 2 "$lede" "$command" --breif
    one_line "lede $command: unknown option '--breif'; see lede $command --help"
    run 2 "$lede" "$command" -x
    one_line "lede $command: unknown option '-x'; see lede $command --help"
    out_empty
done
ok "an unknown command or option: status 2 and one line that says where to look"

# ---- the man pages

page() { python3 "$root/tools/man1.py" "$man/$1.1.scd" "$root/src/base/limits.h"; }
page_options() { sed -n '/^# OPTIONS/,/^# /s/^\*.*\*--\([a-z-]*\)\*.*/\1/p; /^# OPTIONS/,/^# /s/^\*--\([a-z-]*\)\*.*/\1/p' "$1" | sort; }
# what stands below the option's line, up to the next empty one
page_entry() { sed -n "/^\*--$2\*/,/^\$/p" "$1"; }

for command in $commands; do
    [ -f "$man/lede-$command.1.scd" ] || { wrong "man/lede-$command.1.scd is missing"; continue; }
    page "lede-$command" >page || wrong "man1.py failed on lede-$command.1.scd"
    same_words "lede-$command(1)" "$(help_options "$command")" "$(page_options page)"
    for format in $(help_values "$command" format); do
        page_entry page format | grep -q "\*$format\*" || wrong "lede-$command(1) lacks format $format"
    done
    what=$("$lede" "$command" --help | sed -n 3p)
    grep -qxF "lede-$command - $what" page || wrong "lede-$command(1), NAME, is not '$what'"
    grep -qF "$("$lede" "$command" --help | sed -n '1s/.*\[OPTION\]... *//p')" <<P || wrong "lede-$command(1), SYNOPSIS"
$(sed -n '/^# SYNOPSIS/,/^# DESCRIPTION/p' page | tr -d '*_')
P
done
ok "each command has a man page with the options, formats and words of its --help"

for form in $(help_values brief form); do
    page lede-brief | sed -n '/^\*--form\*/,/^$/p' | grep -q "\*$form\*" || wrong "lede-brief(1) lacks form $form"
done
ok "lede-brief(1) has every form"

page lede >page || wrong "man1.py failed on lede.1.scd"
for command in $commands; do
    grep -qx "\*lede $command\*" page || wrong "lede(1), COMMANDS, lacks $command"
    sed -n '/^# SEE ALSO/,$p' page | grep -q "\*lede-$command\*(1)" || wrong "lede(1), SEE ALSO, lacks lede-$command"
done
for source in "$man"/lede-*.1.scd; do
    name=$(basename "$source" .1.scd)
    case " $(echo $commands) " in *" ${name#lede-} "*) ;; *) wrong "$name(1) is about no command" ;; esac
done
ok "lede(1) leads to the page of every command"

count_limits=$(grep -c 'LIMIT_[A-Z_]* =\|define LIMIT_' "$root/src/base/limits.h")
rows=$(sed -n '/^# LIMITS/,/^# EXAMPLES/p' page | grep -c '^|  ')
[ "$rows" = "$count_limits" ] || wrong "lede(1) has $rows limits, src/base/limits.h $count_limits"
ok "lede(1) has every limit"

python3 "$root/tools/man3.py" "$root/include/lede.h" >page3 || wrong "man3.py failed"
for function in $(sed -n 's/^LEDE_API.*[ *]\(lede_[a-z_]*\)(.*/\1/p' "$root/include/lede.h"); do
    grep -q "$function(" page3 || wrong "lede(3) lacks $function"
done
grep -qE "LEDE_(API|MUST_USE)" page3 && wrong "lede(3) has marks for compilers"
ok "lede(3) has every function of lede.h"

if command -v scdoc >/dev/null; then
    for source in "$man"/*.1.scd; do
        name=$(basename "$source" .1.scd)
        page "$name" >page
        scdoc <page >page.out 2>err || wrong "$name(1): $(cat err)"
    done
    scdoc <page3 >page.out 2>err || wrong "lede(3): $(cat err)"
    ok "scdoc takes all pages"
else
    skip "scdoc takes all pages" "no scdoc"
fi

mkdir bin
ln -s "$(realpath "$lede")" bin/lede
cp -r "$root/examples" examples
for source in "$man"/*.1.scd; do
    name=$(basename "$source" .1.scd)
    # each fenced block below EXAMPLES is a script of its own
    rm -f example.*
    sed -n '/^# EXAMPLES/,/^# SEE ALSO/p' "$source" |
        awk '/^```/ { if (open) open = 0; else { open = 1; n++ } next } open { print > ("example." n) }'
    [ -f example.1 ] || wrong "$name(1) has no examples"
    for example in example.*; do
        [ -f "$example" ] || continue
        PATH=$box/bin:$PATH sh -e "$example" >out 2>err </dev/null || wrong "$name(1): status $?: $(cat "$example")"
        [ ! -s err ] || wrong "$name(1): $(cat "$example"): $(head -3 err)"
        [ -s out ] || grep -q -- --out "$example" || wrong "$name(1): no output: $(cat "$example")"
    done
done
ok "the examples of all pages run"

# ---- completions

# What fish offers after a command: lines without a condition, or whose condition names the command or all commands.
fish_lines() {
    grep -e "'__fish_seen_subcommand_from [a-z ]*\<$1\>" -e '"__fish_seen_subcommand_from $commands"' -e '^complete -c lede -[ls] ' \
        "$completions/lede.fish"
}
for command in $commands; do
    same_words "lede.fish, $command" "$(help_options "$command")" "$(fish_lines "$command" | sed -n 's/.* -l \([a-z-]*\).*/\1/p' | sort)"
    same_words "lede.fish, $command --format" "$(help_values "$command" format)" \
        "$(fish_lines "$command" | sed -n "s/.* -l format -x -a '\([a-z ]*\)'.*/\1/p" | tr ' ' '\n' | sort)"
    grep -q -- " -a $command -d " "$completions/lede.fish" || wrong "lede.fish lacks $command"
    # what each option is for, in the same words
    "$lede" "$command" --help | sed -n 's/^  --\([a-z-]*\)[ A-Z]\{1,20\} \(.*\)/\1 \2/p' | while read -r option what; do
        fish_lines "$command" | sed "s/\\\\'/'/g" | grep -qF -- "-d '$what'" || echo "$option"
    done >missing
    [ ! -s missing ] || wrong "lede.fish, $command: other words for: $(echo $(cat missing))"
done
same_words "lede.fish --form" "$(help_values brief form)" \
    "$(fish_lines brief | sed -n "s/.* -l form -x -a '\([a-z ]*\)'.*/\1/p" | tr ' ' '\n' | sort)"
same_words "lede.fish" "$(echo $commands)" "$(sed -n 's/^set -l commands //p' "$completions/lede.fish")"
ok "fish knows each command, its options, formats and forms"

# zsh: the arrays that the command's line gives to _arguments, and the options in them
zsh_options() {
    arrays=$(sed -n "/_arguments/s/^ *[a-z|]*\<$1\>[a-z|]*) _arguments -s\(.*\) ;;/\1/p" "$completions/_lede" | tr -d '$')
    for array in $arrays; do
        sed -n "/^  $array=(/,/^  )/p; /^  $array+=(/p" "$completions/_lede"
    done | sed -n "s/^[^[]*--\([a-z-]*\).*/\1/p" | sort
}
zsh_formats() { sed -n "s/^ *[a-z|]*\<$1\>[a-z|]*) formats=(\([a-z ]*\)).*/\1/p" "$completions/_lede" | tr ' ' '\n' | sort; }
for command in $commands; do
    same_words "_lede, $command" "$(help_options "$command")" "$(zsh_options "$command")"
    same_words "_lede, $command --format" "$(help_values "$command" format)" "$(zsh_formats "$command")"
    grep -q "^    '$command:" "$completions/_lede" || wrong "_lede lacks $command"
done
same_words "_lede --form" "$(help_values brief form)" \
    "$(sed -n "s/.*:form:(\([a-z ]*\)).*/\1/p" "$completions/_lede" | tr ' ' '\n' | sort)"
ok "zsh knows each command, its options, formats and forms"

if command -v bash >/dev/null; then
    # what bash offers when the last WORD is completed, a word a line
    cat >complete.bash <<'B'
source "$1"; shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_lede 2>/dev/null
printf '%s\n' "${COMPREPLY[@]}"
B
    bash_words() { bash --norc complete.bash "$completions/lede.bash" lede "$@" | sed 's/^--//' | sort; }
    same_words "lede.bash" "$(echo "$commands" | sort)" "$(bash_words '')"
    for command in $commands; do
        same_words "lede.bash, $command" "$(help_options "$command")" "$(bash_words "$command" --)"
        same_words "lede.bash, $command --format" "$(help_values "$command" format)" "$(bash_words "$command" --format '')"
        same_words "lede.bash, $command --format=" "$(help_values "$command" format)" "$(bash_words "$command" --format =)"
    done
    same_words "lede.bash --form" "$(help_values brief form)" "$(bash_words brief --form '')"
    same_words "lede.bash --form=r" "$(printf 'reader\nroundup')" "$(bash_words brief --form = r)"
    same_words "lede.bash --j" "jobs" "$(bash_words read --j)"
    ok "bash completes each command, its options, formats and forms"
else
    skip "bash completes each command, its options, formats and forms" "no bash"
fi

# ---- docs/seeds.md: what it calls done has its test

seeds=$root/docs/seeds.md
grep '| done' "$seeds" | grep -o 'tests/[a-zA-Z0-9_./-]*' | sort -u >named
[ -s named ] || wrong "docs/seeds.md names no test"
while read -r test; do
    [ -f "$root/$test" ] || [ -n "$(ls "$root/$test" 2>/dev/null)" ] || echo "$test"
done <named >missing
[ ! -s missing ] || wrong "docs/seeds.md names tests that are not there: $(echo $(cat missing))"
grep '^|' "$seeds" | grep -v -e '^| *seed ' -e '^|-' | grep -v -e '| done *|$' -e '| done, in part: [^|]* (issue [0-9]*) |$' -e '| works, no case yet (issue [0-9]*) |$' \
    -e '| planned ([^|]*) *|$' -e '| content only *|$' >other
[ ! -s other ] || wrong "docs/seeds.md: rows without a state: $(head -3 other)"
ok "docs/seeds.md: each row has a state, and each test of what is done is there"
done_testing
