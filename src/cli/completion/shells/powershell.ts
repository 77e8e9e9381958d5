/** For `$PROFILE`. */
export const POWERSHELL_SCRIPT = `# Completion of limbeck in PowerShell: put it into $PROFILE.
Register-ArgumentCompleter -Native -CommandName limbeck -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements |
    Where-Object { $_.Extent.StartOffset -lt $cursorPosition } |
    Select-Object -Skip 1 |
    ForEach-Object { $_.Extent.Text })
  # An empty word would be dropped on the way to the program.
  if ($wordToComplete -eq '') { $words += '""' }
  & $commandAst.CommandElements[0].Extent.Text complete '--' @words 2>$null |
    Where-Object { $_ -and -not $_.StartsWith(':') } |
    ForEach-Object {
      $value, $description = $_ -split "\`t", 2
      if (-not $description) { $description = $value }
      $text = if ($value -match '[\\s@]') { "'$value'" } else { $value }
      [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $description)
    }
}
`
