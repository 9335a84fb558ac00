using System.Collections.Immutable;
using System.Security.Cryptography;
using Consistency.Claims;

namespace Consistency.Cli.Watch;

/// <summary>What watched files hold at one moment, as far as it takes to tell whether that changed.</summary>
internal sealed class WatchedState
{
    private readonly ImmutableSortedDictionary<string, (DateTime Written, long Length, string Digest)> _files;

    private WatchedState(ImmutableSortedDictionary<string, (DateTime, long, string)> files, string? error)
    {
        _files = files;
        Error = error;
    }

    /// <summary>Gets why they cannot be read, such as a file that is gone; null when they can.</summary>
    public string? Error { get; }

    /// <summary>Looks at the files.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<WatchedState> ReadAsync(string[] paths, CancellationToken cancellationToken)
    {
        ImmutableSortedDictionary<string, (DateTime, long, string)>.Builder files =
            ImmutableSortedDictionary.CreateBuilder<string, (DateTime, long, string)>(StringComparer.Ordinal);
        try
        {
            foreach (string file in InputPaths.FilesOf(paths, static (Diagnostic _) => { }))
            {
                FileInfo about = new(file);
                byte[] bytes = await InputFile.ReadAllBytesAsync(file, Stream.Null, cancellationToken);
                files.Add(file, (about.LastWriteTimeUtc, bytes.Length, Convert.ToHexString(SHA256.HashData(bytes))));
            }

            return new WatchedState(files.ToImmutable(), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new WatchedState(files.ToImmutable(), e.Message);
        }
    }

    /// <summary>Tells by the times and lengths of the files, without reading them, whether anything may have changed.</summary>
    public bool MayDiffer(string[] paths)
    {
        try
        {
            IReadOnlyList<string> files = InputPaths.FilesOf(paths, static (Diagnostic _) => { });
            return Error is not null || files.Count != _files.Count || files.Any(f =>
                new FileInfo(f) is var about && !(_files.TryGetValue(f, out (DateTime Written, long Length, string) known) && about.Exists
                    && about.LastWriteTimeUtc == known.Written && about.Length == known.Length));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>Says what differs from an earlier state; null when nothing does.</summary>
    public string? ChangesSince(WatchedState? earlier)
    {
        if (earlier is null)
        {
            return string.Empty;
        }

        List<string> changes =
        [
            .. _files.Where(f => !earlier._files.ContainsKey(f.Key)).Select(static f => $"{f.Key} is new"),
            .. _files.Where(f => earlier._files.TryGetValue(f.Key, out (DateTime, long, string Digest) known) && known.Digest != f.Value.Digest).Select(static f => $"{f.Key} changed"),
            .. earlier._files.Keys.Where(f => !_files.ContainsKey(f)).Select(static f => $"{f} is gone"),
        ];
        return changes.Count > 0 ? string.Join(", ", changes) : Error != earlier.Error ? Error ?? string.Empty : null;
    }
}
