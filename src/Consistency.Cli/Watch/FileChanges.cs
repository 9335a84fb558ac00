using System.Threading.Channels;

namespace Consistency.Cli.Watch;

/// <summary>Says that something may have happened to files: in the folders that hold them, since editors replace files rather than write into them.</summary>
/// <remarks>
/// It says so too often rather than too seldom, and not always: a folder that is deleted takes its watch along, network drives and
/// containers have none, and there are limits. Whoever listens looks at the files now and then as well.
/// </remarks>
internal sealed class FileChanges : IDisposable
{
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly List<FileSystemWatcher> _watchers = [];

    /// <summary>Starts to watch.</summary>
    /// <param name="paths">Files, which need not be there, and folders.</param>
    public FileChanges(IEnumerable<string> paths)
    {
        foreach ((string folder, bool isWhole) in paths.Select(FolderOf).Distinct())
        {
            try
            {
                FileSystemWatcher watcher = new(folder)
                {
                    IncludeSubdirectories = isWhole,
                    NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
                };
                watcher.Changed += Signal;
                watcher.Created += Signal;
                watcher.Deleted += Signal;
                watcher.Renamed += Signal;
                watcher.Error += Signal;
                watcher.EnableRaisingEvents = true;
                _watchers.Add(watcher);
            }
            catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
            {
                // No watch can be had there; the look now and then remains.
            }
        }
    }

    /// <summary>Gets the signals; several that nobody has read yet are one.</summary>
    public ChannelReader<bool> Signals => _signals.Reader;

    public void Dispose() => _watchers.ForEach(static w => w.Dispose());

    private static (string Folder, bool IsWhole) FolderOf(string path)
    {
        string full = Path.GetFullPath(path);
        return Directory.Exists(full) ? (full, true) : (Path.GetDirectoryName(full) ?? full, false);
    }

    private void Signal(object sender, EventArgs e) => _signals.Writer.TryWrite(true);
}
