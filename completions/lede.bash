# lede.bash - completion of lede(1) for bash. The words are those of --help: tests/cli/help.sh compares them.

_lede_words() { # COMMAND: its options
    local all='--format --out --quiet --help --version'
    local input='--files-from --outlet --url --published --outlets --raw --jobs'
    case $1 in
        read | verify | tgnews) echo "$input $all" ;;
        annotate) echo "$input --topic $all" ;;
        stories) echo "$input --explain $all" ;;
        brief) echo "$input --topic --one --form --length --update $all" ;;
        digest) echo "$input --topic --since --now $all" ;;
        *) echo '--help --version' ;;
    esac
}

_lede_formats() { # COMMAND: what its --format takes
    case $1 in
        read | annotate) echo 'ndjson text' ;;
        stories) echo 'text ndjson' ;;
        digest) echo 'text ndjson atom' ;;
        brief) echo 'text markdown html atom json' ;;
        verify) echo 'text' ;;
        tgnews) echo 'json' ;;
    esac
}

_lede() {
    local commands='read annotate stories brief digest verify tgnews'
    local command=${COMP_WORDS[1]} word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
    # bash makes three words of --format=text
    if [[ $word == '=' ]]; then
        word=''
    elif [[ $before == '=' ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    local words=''
    case $before in
        --format) words=$(_lede_formats "$command") ;;
        --form) words='editor analyst reader roundup' ;;
        --out | -o | --files-from | --outlets | --update) compopt -o default 2>/dev/null; return ;;
        --outlet | --url | --published | --jobs | --length | --since | --now | --topic) return ;;
        *)
            if [[ $word == -* ]]; then
                [[ $COMP_CWORD -gt 1 ]] || command=''
                words=$(_lede_words "$command")
            elif [[ $COMP_CWORD -eq 2 && $command == tgnews ]]; then
                words=threads
            elif [[ $COMP_CWORD -eq 1 ]]; then
                words=$commands
            else
                compopt -o default 2>/dev/null
                return
            fi
            ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}

complete -F _lede lede
