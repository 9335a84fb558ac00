using Consistency.Claims;
using Consistency.Formats;
using Consistency.Language;

namespace Consistency.Cli;

/// <summary>What the names on a command line stand for, where a shell has put them there: <c>check samples/*</c>.</summary>
internal static class InputPaths
{
    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        // Hidden ones, as every search leaves them out; links, because they may lead round in a circle.
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        MatchCasing = MatchCasing.CaseInsensitive,
    };

    /// <summary>What is read of a folder: files of claims.</summary>
    public const string ClaimFiles = "*.claims";

    /// <summary>What is read of a folder: files of tests.</summary>
    public const string TestFiles = "*.tests";

    /// <summary>Puts the files of one kind in and below a folder in its place.</summary>
    /// <param name="paths">Files and folders; "-" for standard input.</param>
    /// <param name="report">Takes a remark on a folder without such files.</param>
    /// <param name="pattern">What files of a folder are read.</param>
    /// <returns>Files, each once, those of a folder in the order of their names.</returns>
    /// <exception cref="IOException">A file is named twice, or a folder cannot be read.</exception>
    public static IReadOnlyList<string> FilesOf(IEnumerable<string> paths, Action<Diagnostic> report, string pattern = ClaimFiles)
    {
        List<string> files = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            if (path == "-" || !Directory.Exists(path))
            {
                AddOnce(path);
                continue;
            }

            string[] inside = [.. Directory.EnumerateFiles(path, pattern, Below).Order(StringComparer.Ordinal)];
            Array.ForEach(inside, AddOnce);
            if (inside.Length == 0)
            {
                report(new Diagnostic
                {
                    Id = DiagnosticCatalogue.NoClaimFile,
                    Severity = DiagnosticSeverity.Warning,
                    Message = $"The folder '{path}' has no {(pattern == TestFiles ? "test" : "claim")} file in it.",
                    Hint = $"Of a folder the files {pattern} are read; name others one by one.",
                });
            }
        }

        return files;

        void AddOnce(string file)
        {
            if (!seen.Add(file == "-" ? file : Path.GetFullPath(file)))
            {
                throw new IOException($"'{file}' is named twice; every statement of it would be weighed twice.");
            }

            files.Add(file);
        }
    }

    /// <summary>Tells whether a file that is read as claims for want of a better guess holds something else, such as a program.</summary>
    /// <param name="path">Its name: an ending that promises text, or claims, is taken at its word.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The remark that stands for it, an error; null when it is to be read.</returns>
    public static Diagnostic? ForeignText(string path, ReadOnlySpan<byte> bytes, CancellationToken cancellationToken)
    {
        string ending = Path.GetExtension(path).ToLowerInvariant();
        if (path == "-" || ending is "" or ".claims" or ".txt" or ".text" or ".md" || DocumentReader.FormatOf(path) != DocumentFormat.Claims)
        {
            return null;
        }

        ParseResult result = DocumentReader.Read(bytes, DocumentFormat.Claims, path, cancellationToken);
        int errors = result.Diagnostics.Count(static d => d.Severity == DiagnosticSeverity.Error);
        return errors <= result.Statements.Length
            ? null
            : new Diagnostic
            {
                Id = DiagnosticCatalogue.ForeignText,
                Severity = DiagnosticSeverity.Error,
                Message = $"'{path}' was not read: most of it is no statement.",
                Hint = "Leave it out, or say what it is with --from; '--from claims' reads it sentence by sentence.",
            };
    }
}
