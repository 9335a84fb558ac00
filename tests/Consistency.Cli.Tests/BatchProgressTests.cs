using Consistency.Cli.Batch;

namespace Consistency.Cli.Tests;

public class BatchProgressTests
{
    [Fact]
    public void Show_KnownLength_GivesBarShareRateAndTimeLeft()
    {
        using StringWriter terminal = new();
        BatchProgress progress = new(terminal, totalBytes: 200);

        progress.Show(documents: 50, bytes: 100);
        string shown = terminal.ToString();
        progress.Clear();

        Assert.Matches(@"^\r\[##########          \] 50 %, 50 documents, [0-9,]+/s, \d\d:\d\d:\d\d left$", shown);
        Assert.EndsWith("\r" + new string(' ', shown.Length - 1) + "\r", terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Show_UnknownLength_GivesTheRateAlone()
    {
        using StringWriter terminal = new();

        new BatchProgress(terminal, totalBytes: null).Show(documents: 1_234, bytes: 100);

        Assert.Matches(@"^\r1,234 documents, [0-9,]+/s$", terminal.ToString());
    }
}
