using System.CommandLine;
using Consistency.Claims;
using Consistency.Formats;
using Consistency.Language;
using Consistency.Solving;

namespace Consistency.Cli;

/// <summary>Reads the files that a command line names; "-" is standard input.</summary>
internal static class InputFile
{
    private static readonly Dictionary<string, DocumentFormat> Formats = new(StringComparer.Ordinal)
    {
        ["claims"] = DocumentFormat.Claims,
        ["json"] = DocumentFormat.Json,
        ["jsonl"] = DocumentFormat.JsonLines,
        ["csv"] = DocumentFormat.Csv,
        ["tsv"] = DocumentFormat.Tsv,
        ["tptp"] = DocumentFormat.Tptp,
        ["smtlib"] = DocumentFormat.SmtLib,
        ["wcnf"] = DocumentFormat.Wcnf,
    };

    /// <summary>Makes the option that names the form of the input.</summary>
    public static Option<string?> FromOption()
    {
        Option<string?> from = new("--from") { HelpName = "form", Description = "The form of the input, instead of what its ending says." };
        from.AcceptOnlyFromAmong([.. Formats.Keys]);
        return from;
    }

    /// <summary>Reads files, and the claim files of folders, as one set of statements; <c>texts</c> takes what they hold, by their names in places of the report.</summary>
    /// <exception cref="IOException">One cannot be read or is named twice; the message names it.</exception>
    public static async Task<ClaimSet> ReadClaimsAsync(
        string[] paths, string? from, Stream standardInput, CancellationToken cancellationToken, IDictionary<string, string>? texts = null)
    {
        ClaimSetBuilder builder = new();
        foreach (string file in InputPaths.FilesOf(paths, remark => builder.AddDiagnostic(remark)))
        {
            byte[] bytes = await ReadAllBytesAsync(file, standardInput, cancellationToken);
            if (from is null && InputPaths.ForeignText(file, bytes, cancellationToken) is { } foreign)
            {
                builder.AddDiagnostic(foreign);
                continue;
            }

            DocumentFormat format = from is null ? DocumentReader.FormatOf(file) : Formats[from];
            string name = file == "-" ? "<stdin>" : file;
            builder.AddDocument(bytes, format, name, cancellationToken);
            if (texts is not null && format != DocumentFormat.Wcnf)
            {
                texts[name] = TextDecoder.Decode(bytes, name).Text;
            }
        }

        return builder.Build();
    }

    /// <summary>Reads all bytes of a file.</summary>
    /// <exception cref="IOException">It cannot be read; the message names it.</exception>
    public static async Task<byte[]> ReadAllBytesAsync(string path, Stream standardInput, CancellationToken cancellationToken)
    {
        await using FileStream? file = path == "-" ? null : OpenRead(path);
        using MemoryStream buffer = new();
        await (file ?? standardInput).CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }

    /// <summary>Reads a MaxSAT instance.</summary>
    /// <exception cref="IOException">It cannot be read, or is none; the message says why.</exception>
    public static async Task<WeightedCnf> ReadInstanceAsync(string path, Stream standardInput, CancellationToken cancellationToken)
    {
        using MemoryStream stream = new(await ReadAllBytesAsync(path, standardInput, cancellationToken));
        try
        {
            return WcnfFormat.Read(stream);
        }
        catch (Exception e) when (e is WcnfFormatException or InvalidDataException)
        {
            throw new IOException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Tells whether a file that is read is the one that would be written.</summary>
    public static bool IsSame(string input, string output) => input != "-" && Path.GetFullPath(input) == Path.GetFullPath(output);

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It cannot be read; the message names it.</exception>
    public static FileStream OpenRead(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException($"there is no file '{path}'.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(Directory.Exists(path) ? $"'{path}' is a folder." : $"'{path}' may not be read.", e);
        }
    }
}
