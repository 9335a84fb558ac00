using System.Diagnostics;
using System.Globalization;

namespace Consistency.Cli.Batch;

/// <summary>Shows on a terminal how far a batch is, how fast it goes and how long it will take.</summary>
internal sealed class BatchProgress(TextWriter terminal, long? totalBytes)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private const int BarLength = 20;
    private readonly long _started = Stopwatch.GetTimestamp();
    private long _shown;
    private int _width;

    /// <summary>Shows the state, if it was not shown just now.</summary>
    public void Show(long documents, long bytes)
    {
        if (_shown != 0 && Stopwatch.GetElapsedTime(_shown) < Interval)
        {
            return;
        }

        _shown = Stopwatch.GetTimestamp();
        double seconds = Math.Max(Stopwatch.GetElapsedTime(_started).TotalSeconds, 1e-3);
        string text = string.Create(CultureInfo.InvariantCulture, $"{documents:N0} documents, {documents / seconds:N0}/s");
        string bar = string.Empty;
        if (totalBytes is > 0 and long total && bytes > 0)
        {
            double share = Math.Min(1, bytes / (double)total);
            TimeSpan left = TimeSpan.FromSeconds(seconds * (1 - share) / share);
            text += string.Create(CultureInfo.InvariantCulture, $", {left:hh\\:mm\\:ss} left");
            bar = string.Create(CultureInfo.InvariantCulture, $"[{new string('#', (int)(share * BarLength)),-BarLength}] {share:P0}, ");
        }

        terminal.Write("\r" + (bar + text).PadRight(_width));
        _width = bar.Length + text.Length;
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (_width > 0)
        {
            terminal.Write("\r" + new string(' ', _width) + "\r");
        }
    }
}
