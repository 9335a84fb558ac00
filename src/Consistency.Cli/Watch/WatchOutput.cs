using System.Globalization;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Rendering;

namespace Consistency.Cli.Watch;

/// <summary>Shows what a watch finds: the whole report first, then what is new and what ended.</summary>
/// <param name="application">Has the output.</param>
/// <param name="isColoured">Whether it is for a terminal.</param>
/// <param name="isFull">Whether the whole report is shown each time.</param>
/// <param name="time">The clock, for the time of each change.</param>
internal sealed class WatchOutput(CommandLineApplication application, bool isColoured, bool isFull, TimeProvider time)
{
    /// <summary>Shows a report.</summary>
    /// <param name="changes">What happened to the files; empty for the first report.</param>
    /// <param name="before">The report before; null for the first one.</param>
    /// <param name="after">The report.</param>
    public async Task ShowAsync(string changes, ConsistencyReport? before, ConsistencyReport after)
    {
        List<IReadOnlyList<StyledSegment>> lines = [];
        if (before is not null)
        {
            string now = time.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            lines.AddRange([[], Line($"{now}  {changes}", TextStyle.Muted)]);
        }

        if (before is null || isFull)
        {
            lines.AddRange(ReportLines.Of(after));
        }
        else
        {
            lines.Add(Line(ReportLines.VerdictOf(after), TextStyle.Heading));
            lines.AddRange(ReportLines.Of(ReportComparison.Of(before, after), hasReasons: true));
            HashSet<string> known = [.. before.Diagnostics.Select(static d => d.ToString())];
            lines.AddRange(ReportLines.OfDiagnostics([.. after.Diagnostics.Where(d => !known.Contains(d.ToString()))]));
        }

        if (before is null)
        {
            lines.AddRange([[], Line("Watching for changes; Ctrl+C ends it.", TextStyle.Muted)]);
        }

        if (isColoured)
        {
            TerminalReport.Write(lines, application.Output);
        }
        else
        {
            await application.Output.WriteAsync(TerminalReport.PlainOf(lines));
        }

        await application.Output.FlushAsync();
    }

    /// <summary>Says that there is nothing to check for now.</summary>
    public Task WaitAsync(string why) => application.Error.WriteLineAsync($"consistency: {why} Waiting for it.");

    private static StyledSegment[] Line(string text, TextStyle style) => [new StyledSegment(VisibleText.Of(text), style)];
}
