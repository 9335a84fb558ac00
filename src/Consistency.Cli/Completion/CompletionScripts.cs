namespace Consistency.Cli.Completion;

/// <summary>The scripts that tell a shell to ask the tool what can come next; names of files are the shell's own affair.</summary>
internal static class CompletionScripts
{
    private const string Bash = """
        _consistency() {
          local line
          COMPREPLY=()
          while IFS= read -r line; do
            COMPREPLY+=("${line%%$'\t'*}")
          done < <(consistency complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
        }
        complete -o default -F _consistency consistency

        """;

    private const string Zsh = """
        #compdef consistency
        _consistency() {
          local -a items
          local line
          while IFS= read -r line; do
            items+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
          done < <(consistency complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)
          if (( ${#items} )); then
            _describe -t words 'consistency' items
          else
            _files
          fi
        }
        if [ "$funcstack[1]" = "_consistency" ]; then
          _consistency "$@"
        else
          compdef _consistency consistency
        fi

        """;

    private const string Fish = """
        function __consistency_complete
          set -l words (commandline -opc) (commandline -ct)
          consistency complete -- $words[2..-1] 2>/dev/null
        end
        complete -c consistency -n 'test -n "$(__consistency_complete | string collect)"' -f
        complete -c consistency -a '(__consistency_complete)'

        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName consistency -ScriptBlock {
          param($wordToComplete, $commandAst, $cursorPosition)
          $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
          $asked = @('complete') + $(if ($wordToComplete -eq '') { '--new-word' }) + @('--') + $words
          consistency @asked 2>$null | ForEach-Object {
            $word, $meaning = $_ -split "`t", 2
            [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $(if ($meaning) { $meaning } else { $word }))
          }
        }

        """;

    /// <summary>Gets the scripts, by the names of their shells.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["bash"] = Bash,
        ["fish"] = Fish,
        ["pwsh"] = PowerShell,
        ["zsh"] = Zsh,
    };
}
