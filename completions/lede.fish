# lede.fish - completion of lede(1) for fish. The words are those of --help: tests/cli/help.sh compares them.

set -l commands read annotate stories brief digest verify tgnews

complete -c lede -n "not __fish_seen_subcommand_from $commands" -f
complete -c lede -n "not __fish_seen_subcommand_from $commands" -a read -d 'what outlets said: pages to articles'
complete -c lede -n "not __fish_seen_subcommand_from $commands" -a annotate -d 'articles with sentences, names, dates, numbers and quotes'
complete -c lede -n "not __fish_seen_subcommand_from $commands" -a stories -d 'articles grouped by the event that they report'
complete -c lede -n "not __fish_seen_subcommand_from $commands" -a brief -d 'what a story\'s reports tell, according to whom, and where they differ'
complete -c lede -n "not __fish_seen_subcommand_from $commands" -a digest -d 'one line a story: new, changed or quiet, the most told first'
complete -c lede -n "not __fish_seen_subcommand_from $commands" -a verify -d 'whether each citation of a brief still stands in its page'
complete -c lede -n "not __fish_seen_subcommand_from $commands" -a tgnews -d 'stories as the Telegram Data Clustering Contest wanted them'

# every command
complete -c lede -n '__fish_seen_subcommand_from read annotate' -l format -x -a 'ndjson text' -d 'ndjson or text'
complete -c lede -n '__fish_seen_subcommand_from stories' -l format -x -a 'text ndjson' -d 'text or ndjson'
complete -c lede -n '__fish_seen_subcommand_from digest' -l format -x -a 'text ndjson atom' -d 'text, ndjson or atom'
complete -c lede -n '__fish_seen_subcommand_from brief' -l format -x -a 'text markdown html atom json' -d 'text, markdown, html, atom or json'
complete -c lede -n '__fish_seen_subcommand_from verify' -l format -x -a 'text' -d 'text'
complete -c lede -n '__fish_seen_subcommand_from tgnews' -l format -x -a 'json' -d 'json'
complete -c lede -n '__fish_seen_subcommand_from tgnews' -a threads -d 'what the contest called stories'
complete -c lede -n "__fish_seen_subcommand_from $commands" -s o -l out -r -F -d 'write the result to FILE, whole or not at all'
complete -c lede -n "__fish_seen_subcommand_from $commands" -l quiet -d 'no progress and no count at the end; errors still show'
complete -c lede -s h -l help -d 'show this'
complete -c lede -l version -d 'show the version'

# commands that read pages: all of them
complete -c lede -n "__fish_seen_subcommand_from $commands" -l files-from -r -F -d 'read the names of inputs from FILE, one a line; - is stdin'
complete -c lede -n "__fish_seen_subcommand_from $commands" -l outlet -x -d 'who publishes these pages'
complete -c lede -n "__fish_seen_subcommand_from $commands" -l url -x -d 'where the page was fetched'
complete -c lede -n "__fish_seen_subcommand_from $commands" -l published -x -d 'when it was published, as 2031-03-04 or with a time'
complete -c lede -n "__fish_seen_subcommand_from $commands" -l outlets -r -F -d 'whose outlets are, before lede\'s own table: host, tab, name ...'
complete -c lede -n "__fish_seen_subcommand_from $commands" -l raw -d 'take each file whole as text, without page reading'
complete -c lede -n "__fish_seen_subcommand_from $commands" -l jobs -x -d 'threads to use; default: the machine\'s cores'

complete -c lede -n '__fish_seen_subcommand_from stories' -l explain -d 'why each report is in its story, and what kept others out'

complete -c lede -n '__fish_seen_subcommand_from brief' -l one -d 'take all inputs as one story, without grouping'
complete -c lede -n '__fish_seen_subcommand_from brief' -l form -x -a 'editor analyst reader roundup' -d 'editor, analyst, reader or roundup'
complete -c lede -n '__fish_seen_subcommand_from brief' -l length -x -d 'show at most N points'
complete -c lede -n '__fish_seen_subcommand_from brief' -l update -r -F -d 'begin with what is new since this brief in JSON'

complete -c lede -n '__fish_seen_subcommand_from annotate brief digest' -l topic -x -d 'only articles about it: a label or code of IPTC Media Topics'
complete -c lede -n '__fish_seen_subcommand_from digest' -l since -x -d 'what is recent: a date, or a span as 36h or 2d; default: 24h'
complete -c lede -n '__fish_seen_subcommand_from digest' -l now -x -d 'the time that counts as now; default: the latest report\'s'
