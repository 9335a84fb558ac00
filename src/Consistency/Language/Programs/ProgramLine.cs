namespace Consistency.Language.Programs;

/// <summary>A line of a program.</summary>
/// <param name="Section">The heading that it stands under, in lower case: predicates, facts, rules, query, premises or conclusion.</param>
/// <param name="Start">Where its formula starts in the text.</param>
/// <param name="Formula">The formula, without white space around it.</param>
/// <param name="English">The sentence beside it, or null.</param>
internal sealed record ProgramLine(string Section, int Start, string Formula, string? English)
{
    /// <summary>Cuts a program into its lines.</summary>
    public static List<ProgramLine> Split(string program)
    {
        List<ProgramLine> lines = [];
        string section = string.Empty;
        for (int start = 0; start < program.Length;)
        {
            int end = program.IndexOf('\n', start);
            end = end < 0 ? program.Length : end;
            string line = program[start..end];
            string trimmed = line.Trim();
            if (trimmed.Length > 1 && trimmed[^1] == ':' && trimmed.AsSpan(0, trimmed.Length - 1).IndexOfAnyExcept(Letters) < 0)
            {
                section = trimmed[..^1].ToLowerInvariant();
            }
            else if (trimmed.Length > 0)
            {
                int beside = line.IndexOf(":::", StringComparison.Ordinal);
                string formula = (beside < 0 ? line : line[..beside]).Trim();
                string? english = beside < 0 ? null : line[(beside + 3)..].Trim();
                lines.Add(new ProgramLine(section, start + line.Length - line.TrimStart().Length, formula, string.IsNullOrEmpty(english) ? null : english));
            }

            start = end + 1;
        }

        return lines;
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ");
}
