using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Consistency.Page.Tests;

/// <summary>A page and everything that went wrong on it.</summary>
internal sealed record OpenPage(IBrowserContext Context, IPage Page) : IAsyncDisposable
{
    public const string Address = "http://consistency.test/report.html";

    public ConcurrentQueue<string> Troubles { get; } = new();

    /// <summary>Takes a picture for people to look at, where the variable CONSISTENCY_SCREENSHOTS names a folder for them.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("CONSISTENCY_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
        }
    }

    /// <summary>Fails when anything went wrong.</summary>
    public void AssertQuiet() => Assert.True(Troubles.IsEmpty, string.Join('\n', Troubles));

    /// <summary>Fails when axe finds anything, in this page or its frames.</summary>
    public static async Task AssertAccessibleAsync(IPage page)
    {
        AxeResult result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        string[] violations = [.. result.Violations.Select(static v =>
            $"{v.Id}: {v.Help}: {string.Join("; ", v.Nodes.Take(3).Select(static n => n.Html[..Math.Min(300, n.Html.Length)]))}")];
        Assert.True(violations.Length == 0, string.Join('\n', violations));
    }

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
