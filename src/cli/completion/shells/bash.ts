/**
 * Bash splits words at `:`, `=` and `@` too, and replaces only what stands behind the last of these: words are put
 * together again for the program, and what bash keeps is taken off the answers. What was typed is never evaluated.
 */
export const BASH_SCRIPT = `# Completion of limbeck in bash: source it, or put it where bash-completion looks for it.
_limbeck() {
  local rest="\${COMP_LINE:0:COMP_POINT}" words=() index word blanks
  for ((index = 0; index <= COMP_CWORD; index++)); do
    blanks="\${rest%%[![:space:]]*}"
    rest="\${rest:\${#blanks}}"
    word="\${rest:0:\${#COMP_WORDS[index]}}"
    rest="\${rest:\${#word}}"
    if [[ $index -eq 0 || -n $blanks ]]; then
      words+=("$word")
    else
      words[\${#words[@]} - 1]+="$word"
    fi
  done

  local program="\${words[0]/#\\~/$HOME}" current="\${words[\${#words[@]} - 1]}" kept=''
  local breaks="\${COMP_WORDBREAKS//[^:=@]/}" directive=0 value description
  if [[ -n $breaks ]]; then kept="\${current%"\${current##*[$breaks]}"}"; fi

  COMPREPLY=()
  while IFS=$'\\t' read -r value description; do
    if [[ $value == :* ]]; then
      directive="\${value:1}"
    elif [[ -n $value ]]; then
      printf -v value %q "\${value#"$kept"}"
      COMPREPLY+=("$value")
    fi
  done < <("$program" complete -- "\${words[@]:1}" 2>/dev/null)

  if ((directive & 4)); then compopt +o default 2>/dev/null; fi
  if ((directive & 16)); then compopt -o dirnames 2>/dev/null; fi
  if ((directive & 32)); then compopt -o nosort 2>/dev/null; fi
}
complete -o default -F _limbeck limbeck
`
