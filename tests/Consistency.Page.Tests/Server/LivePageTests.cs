using System.Globalization;
using System.Text;
using Consistency.Server;
using Microsoft.Playwright;

namespace Consistency.Page.Tests.Server;

/// <summary>The live page in a real browser.</summary>
public sealed class LivePageTests(Browser browser)
{
    private const int Keys = 20;

    [Fact]
    public async Task Typing_Text_ShowsVerdictDiagnosticsAndReport()
    {
        await using ConsistencyServer server = await ConsistencyServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using OpenPage open = await OpenAsync(server);
        ILocator status = open.Page.Locator("#status");
        IFrameLocator report = open.Page.FrameLocator("#report");

        await Assertions.Expect(status).ToContainTextAsync("Inconsistent: 1 conflict. The cheapest repair costs 2.197224.");
        await Assertions.Expect(report.Locator("h1")).ToHaveTextAsync("Inconsistent");
        await Assertions.Expect(report.Locator("#graph svg")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator(".o-refuted").First).ToBeVisibleAsync();
        await open.PictureAsync("live");

        // What is chosen in the report outlives the next one.
        await report.Locator("[data-show-repair='1']").ClickAsync();
        await WriteAsync(open.Page, "claim p @ 0.9\nclaim !p @ 0.8\nflurb the of.");
        await Assertions.Expect(status).ToContainTextAsync("1 statement could not be read");
        await Assertions.Expect(open.Page.Locator("#remarks li")).ToContainTextAsync("CON0002");
        await Assertions.Expect(open.Page.Locator(".cm-lintRange-error").First).ToBeVisibleAsync();
        await Assertions.Expect(report.Locator("[data-show-repair='1']")).ToHaveAttributeAsync("aria-pressed", "true");

        await open.Page.Locator(".cm-content").FocusAsync();
        await open.Page.Keyboard.PressAsync("ControlOrMeta+a");
        await open.Page.Keyboard.TypeAsync("Tweety can fly.");
        await Assertions.Expect(status).ToHaveTextAsync("Consistent: all statements can be true together.");
        await Assertions.Expect(report.Locator("h1")).ToHaveTextAsync("Consistent");
        open.AssertQuiet();
    }

    [Fact]
    public async Task Files_OpenedAndSaved_KeepTheirText()
    {
        await using ConsistencyServer server = await ConsistencyServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using OpenPage open = await OpenAsync(server);
        const string Text = "claim Größe(鳥) @ 0.9\nclaim !Größe(鳥)\n";

        await open.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "mine.claims", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(Text) });
        await Assertions.Expect(open.Page.FrameLocator("#report").Locator("#claim-table")).ToContainTextAsync("Größe(鳥)");
        IDownload statements = await open.Page.RunAndWaitForDownloadAsync(() => open.Page.Locator("#save").ClickAsync());
        IDownload report = await open.Page.RunAndWaitForDownloadAsync(() => open.Page.Locator("#save-report").ClickAsync());

        Assert.Equal("mine.claims", statements.SuggestedFilename);
        Assert.Equal(Text, await File.ReadAllTextAsync(await statements.PathAsync(), TestContext.Current.CancellationToken));
        Assert.Equal("mine.html", report.SuggestedFilename);
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(await report.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        open.AssertQuiet();
    }

    [Fact]
    public async Task Hostile_Text_RunsNothing()
    {
        await using ConsistencyServer server = await ConsistencyServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using OpenPage open = await OpenAsync(server);

        await WriteAsync(open.Page, "claim p from \"<script>alert(1)</script><img src=x onerror=alert(1)>\"\nclaim !p\n<script>alert(1)</script>");

        await Assertions.Expect(open.Page.FrameLocator("#report").Locator("#claim-table")).ToContainTextAsync("<script>alert(1)</script>");
        await Assertions.Expect(open.Page.Locator("#remarks li")).ToHaveCountAsync(1);
        open.AssertQuiet();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1400)]
    [InlineData(ColorScheme.Dark, 1400)]
    [InlineData(ColorScheme.Light, 400)]
    public async Task Axe_AnyColours_FindsNothing(ColorScheme colours, int width)
    {
        await using ConsistencyServer server = await ConsistencyServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using OpenPage open = await OpenAsync(server, new BrowserNewContextOptions { ColorScheme = colours, ViewportSize = new ViewportSize { Width = width, Height = 900 } });
        await WriteAsync(open.Page, "# Words\nrule Every bird can fly. @ 0.9\nclaim Tweety is a bird. from \"x\"\nclaim Tweety cannot fly.\nflurb the of.");
        await Assertions.Expect(open.Page.FrameLocator("#report").Locator("#claim-table")).ToBeVisibleAsync();
        await open.PictureAsync($"live-{colours}-{width}");

        await OpenPage.AssertAccessibleAsync(open.Page);
        open.AssertQuiet();
    }

    [Fact]
    public async Task Typing_TwoHundredStatements_IsAnswered()
    {
        await using ConsistencyServer server = await ConsistencyServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using OpenPage open = await OpenAsync(server);
        StringBuilder text = new("rule Every penguin is a bird.\nrule No penguin can fly.\n");
        for (int i = 0; i < 99; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"claim p{i} is a penguin. @ 0.9\nclaim p{i} {(i % 10 == 0 ? "can fly" : "is green")}. @ 0.8\n");
        }

        await WriteAsync(open.Page, text.ToString());
        await Assertions.Expect(open.Page.Locator("#status")).ToContainTextAsync("10 conflicts");
        // From the key to the verdict on the page, the wait for the next key included: the page notes its time when all is shown.
        await open.Page.EvaluateAsync("""
            () => {
              let pressed = 0;
              window.delays = [];
              addEventListener("keydown", event => { pressed = event.timeStamp; }, true);
              new MutationObserver(() => window.delays.push(performance.now() - pressed)).observe(document.body, { attributeFilter: ["data-milliseconds"] });
            }
            """);
        await open.Page.Locator(".cm-content").FocusAsync();
        await open.Page.Keyboard.PressAsync("Control+End");
        for (int i = 1; i <= Keys; i++)
        {
            await open.Page.Keyboard.PressAsync(i % 2 == 1 ? "p" : "Backspace");
            await open.Page.WaitForFunctionAsync("keys => window.delays.length >= keys", i);
        }

        double[] delays = [.. (await open.Page.EvaluateAsync<double[]>("() => window.delays")).Order()];
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"200 statements, from key to verdict, {Keys} keys: median {delays[Keys / 2]:0} ms, 9 of 10 within {delays[Keys * 9 / 10]:0} ms, longest {delays[^1]:0} ms"));
        Assert.InRange(delays[Keys / 2], 1, 2_000);
        open.AssertQuiet();
    }

    private async Task<OpenPage> OpenAsync(ConsistencyServer server, BrowserNewContextOptions? options = null)
    {
        OpenPage open = await browser.NewAsync(options);
        open.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(server.Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal)
                && !request.Url.StartsWith("about:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                open.Troubles.Enqueue($"asked for {request.Url}");
            }
        };
        await open.Page.GotoAsync(server.Address.ToString());
        return open;
    }

    private static async Task WriteAsync(IPage page, string text) => await page.EvaluateAsync("text => consistencyEditor.replace(text)", text);
}
