/** For a folder of `$fpath`, or to be sourced behind `compinit`. */
export const ZSH_SCRIPT = `#compdef limbeck
# Completion of limbeck in zsh: put it into a folder of $fpath as _limbeck, or source it behind compinit.
_limbeck() {
  local line tab=$'\\t' directive=0
  local -a typed values order
  typed=("\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}")
  while IFS= read -r line; do
    if [[ $line == :* ]]; then
      directive=\${line#:}
    elif [[ -n $line ]]; then
      values+=("\${\${line%%$tab*}//:/\\\\:}:\${line#*$tab}")
    fi
  done < <("\${(Q)words[1]}" complete -- "\${typed[@]}" 2>/dev/null)

  if ((directive & 16)); then
    _files -/
  elif ((!(directive & 4))); then
    _files
  else
    if ((directive & 32)); then order=(-V); fi
    _describe $order limbeck values
  fi
}
if [[ \${funcstack[1]} == _limbeck ]]; then
  _limbeck "$@"
else
  compdef _limbeck limbeck
fi
`
