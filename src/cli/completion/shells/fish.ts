/** For `~/.config/fish/completions/limbeck.fish`. */
export const FISH_SCRIPT = `# Completion of limbeck in fish: put it into ~/.config/fish/completions/limbeck.fish.
function __limbeck_complete
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($typed[1] complete -- $typed[2..-1] "$current" 2>/dev/null)
    set -l directive (string replace -r '^:' '' -- $lines[-1])
    if test (math "bitand($directive, 16)") -ne 0
        __fish_complete_directories "$current"
    else if test (math "bitand($directive, 4)") -eq 0
        __fish_complete_path "$current"
    else if test (count $lines) -gt 1
        printf '%s\\n' $lines[1..-2]
    end
end
complete -c limbeck -f -k -a '(__limbeck_complete)'
`
