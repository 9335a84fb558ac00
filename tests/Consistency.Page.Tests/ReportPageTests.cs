using System.Globalization;
using System.Text;
using Consistency.Findings;
using Consistency.Logic;
using Consistency.Rendering.Html;
using Microsoft.Playwright;

namespace Consistency.Page.Tests;

/// <summary>The page of a report in a real browser: it works, it is quiet, and it can be used by everybody.</summary>
public sealed class ReportPageTests(Browser browser)
{
    private const string Facts = """
        fact Paris is the capital of France.
        fact Every whale is a mammal.
        fact No mammal is a fish.
        relation "capital of": inverse "has capital"
        relation "has capital" is functional.
        claim Lyon is the capital of France.   @ 0.7
        claim Moby is a whale.                 @ 0.95
        claim Moby is a fish.                  @ 0.8
        claim Paris is in France.
        Is Moby a fish?
        Is Paris blue?
        flurb the of.
        """;

    [Fact]
    public async Task Open_WithoutNetwork_SaysVerdictConflictsAnswersAndText()
    {
        await using OpenPage open = await browser.OpenAsync(PageOf(Facts));

        Assert.Equal("Inconsistent", await open.Page.Locator("h1").InnerTextAsync());
        Assert.Contains("cheapest repair costs 2.233591 (proved", await open.Page.Locator("header").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Matches(@"^Score: \d", await open.Page.Locator(".score").GetAttributeAsync("aria-label") ?? string.Empty);
        Assert.Equal(2, await open.Page.Locator(".card.conflict").CountAsync());
        Assert.Contains("so Moby is a mammal, by [s2]", await open.Page.Locator("#answer-1 .steps").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("Moby is a fish", await open.Page.Locator(".source .mark.refuted").Last.TextContentAsync());
        Assert.Equal("flurb the of", await open.Page.Locator(".source .mark.unread").TextContentAsync());
        Assert.True(await open.Page.Locator("#graph svg").IsVisibleAsync());
        open.AssertQuiet();
    }

    [Fact]
    public async Task Sort_ByWeight_OrdersRowsBothWays()
    {
        await using OpenPage open = await browser.OpenAsync(PageOf(Facts));
        ILocator weight = open.Page.Locator("#claim-table th", new PageLocatorOptions { HasText = "Weight" });

        await weight.GetByRole(AriaRole.Button).ClickAsync();
        decimal[] up = await WeightsAsync(open.Page);
        await weight.GetByRole(AriaRole.Button).PressAsync("Enter");
        decimal[] down = await WeightsAsync(open.Page);

        Assert.Equal(4, up.Length);
        Assert.Equal(up.Order(), up);
        Assert.Equal(up.Reverse(), down);
        Assert.Equal("descending", await weight.GetAttributeAsync("aria-sort"));
        open.AssertQuiet();
    }

    [Fact]
    public async Task Filter_WordsOutcomeAndConflict_ShowWhatFits()
    {
        await using OpenPage open = await browser.OpenAsync(PageOf(Facts));
        ILocator rows = open.Page.Locator("#claim-table tbody tr:visible");

        await open.Page.GetByLabel("Words").FillAsync("moby");
        Assert.Equal(2, await rows.CountAsync());
        await open.Page.GetByLabel("Outcome").SelectOptionAsync("kept");
        Assert.Contains("Moby is a whale", await rows.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("1 shown; 1 of 4 claims fit", await open.Page.Locator("#filter-count").InnerTextAsync());
        await open.Page.GetByLabel("Words").FillAsync(string.Empty);
        Assert.Equal(2, await rows.CountAsync());
        await open.Page.GetByLabel("In a conflict").CheckAsync();
        Assert.Contains("Moby is a whale", await rows.InnerTextAsync(), StringComparison.Ordinal);

        // A link to a claim that the filter hides brings it out.
        await open.Page.Locator(".source .mark.kept", new PageLocatorOptions { HasText = "Paris is in France" }).ClickAsync();
        Assert.Equal(4, await rows.CountAsync());
        open.AssertQuiet();
    }

    [Fact]
    public async Task Repair_Toggled_StrikesOutWhatItChanges()
    {
        await using OpenPage open = await browser.OpenAsync(PageOf(Facts));
        ILocator first = open.Page.Locator("[data-show-repair='1']");

        await first.ClickAsync();
        string[] struck = [.. (await open.Page.Locator("#claim-table .changed").AllInnerTextsAsync()).Order(StringComparer.Ordinal)];
        int inText = await open.Page.Locator(".source .changed").CountAsync();
        string ending = await open.Page.Locator("#conflict-2 .ending").InnerTextAsync();
        string status = await open.Page.Locator("#repair-status").InnerTextAsync();
        await first.ClickAsync();

        Assert.Equal(["Lyon is the capital of France", "Moby is a fish"], struck);
        Assert.Equal(2, inText);
        Assert.Equal("Ends with repair 1: [s8] no longer stands.", ending);
        Assert.StartsWith("Repair 1 is shown: 2 statements", status, StringComparison.Ordinal);
        Assert.Equal(0, await open.Page.Locator(".changed").CountAsync());
        Assert.Equal("false", await first.GetAttributeAsync("aria-pressed"));
        open.AssertQuiet();
    }

    [Fact]
    public async Task Graph_ButtonsKeyboardAndLinks_Move()
    {
        await using OpenPage open = await browser.OpenAsync(PageOf(Facts), new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce });
        ILocator scene = open.Page.Locator("#graph svg > g");
        string? before = await scene.GetAttributeAsync("transform");

        await open.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Larger" }).ClickAsync();
        Assert.NotEqual(before, await scene.GetAttributeAsync("transform"));
        await open.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show all" }).ClickAsync();
        Assert.Equal(before, await scene.GetAttributeAsync("transform"));

        ILocator node = open.Page.Locator("#graph a.conflict").First;
        await node.FocusAsync();
        Assert.True(await open.Page.Locator("#graph a.dim").CountAsync() > 0);
        await node.PressAsync("Enter");
        Assert.EndsWith("#conflict-1", open.Page.Url, StringComparison.Ordinal);
        open.AssertQuiet();
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</script><img src=x onerror=alert(1)>")]
    [InlineData("\"onmouseover=alert(1) x=\"")]
    [InlineData("\u202egpj.exe\u2066 \u200f\u05d0\u05d1")]
    [InlineData("]]><svg onload=alert(1)>")]
    public async Task Hostile_Claim_IsShownAndNotRun(string text)
    {
        ConsistencyReport report = HostileReport(text);
        string shown = string.Concat(text.Select(static c => c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') ? '\ufffd' : c));

        await using OpenPage open = await browser.OpenAsync(report.ToHtml(new HtmlOptions { Sources = new Dictionary<string, string> { [text] = text } }));
        await open.Page.Locator("#graph a rect").First.HoverAsync();
        await open.Page.Locator("[data-show-repair='1']").ClickAsync();

        Assert.Contains(shown, await open.Page.Locator("#claim-table").TextContentAsync() ?? string.Empty, StringComparison.Ordinal);
        Assert.Contains(shown, await open.Page.Locator("#conflict-1").TextContentAsync() ?? string.Empty, StringComparison.Ordinal);
        Assert.Equal(0, await open.Page.Locator("main img").CountAsync());
        open.AssertQuiet();
    }

    [Fact]
    public async Task Hostile_Megabyte_StaysReadable()
    {
        string text = string.Concat(Enumerable.Repeat("wxyz ", 200_000));

        await using OpenPage open = await browser.OpenAsync(HostileReport(text).ToHtml());

        Assert.Contains("of 1,000,000 characters", await open.Page.Locator("#conflict-1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await open.Page.EvaluateAsync<double>("document.querySelector('#claim-1').getBoundingClientRect().height") < 400);
        Assert.True(await open.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        open.AssertQuiet();
    }

    [Fact]
    public async Task Large_FiveThousandClaims_SortsFiltersAndFinds()
    {
        StringBuilder text = new("rule Every penguin is a bird.\nrule No penguin can fly.\n");
        for (int i = 0; i < 2_500; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"claim p{i} is a penguin. @ 0.9\nclaim p{i} {(i % 50 == 0 ? "can fly" : "is green")}. @ 0.{6 + (i % 4)}\n");
        }

        await using OpenPage open = await browser.OpenAsync(PageOf(text.ToString()));
        ILocator rows = open.Page.Locator("#claim-table tbody tr:visible");

        Assert.Equal(200, await rows.CountAsync());
        await open.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show more" }).ClickAsync();
        Assert.Equal(1_200, await rows.CountAsync());
        await open.Page.GetByLabel("Words").FillAsync("p2499 ");
        Assert.Equal(2, await rows.CountAsync());
        await open.Page.GetByLabel("Words").FillAsync(string.Empty);
        await open.Page.Locator("#claim-table th button", new PageLocatorOptions { HasText = "Statement" }).ClickAsync();
        Assert.Contains("p0 can fly", await rows.First.InnerTextAsync(), StringComparison.Ordinal);
        await open.Page.EvaluateAsync("document.querySelector('.source .mark[href=\"#claim-5000\"]').click()");
        Assert.True(await open.Page.Locator("#claim-5000").IsVisibleAsync());
        await open.Page.GetByText("30 more conflicts").ClickAsync();
        Assert.True(await open.Page.Locator("#conflict-50").IsVisibleAsync());
        open.AssertQuiet();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 360)]
    public async Task Axe_AnyColours_FindsNothing(ColorScheme colours, int width)
    {
        await using OpenPage open = await browser.OpenAsync(
            PageOf(Facts + "\nAccording to Ann, Bob is tall.\nAccording to Cid, Bob is not tall."),
            new BrowserNewContextOptions { ColorScheme = colours, ViewportSize = new ViewportSize { Width = width, Height = 900 } });

        await OpenPage.AssertAccessibleAsync(open.Page);
        await open.Page.Locator("[data-show-repair='1']").ClickAsync();
        await open.Page.Locator("#theme").ClickAsync();
        await OpenPage.AssertAccessibleAsync(open.Page);

        Assert.True(await open.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Equal(colours == ColorScheme.Light ? "dark" : "light", await open.Page.Locator("html").GetAttributeAsync("data-theme"));
        open.AssertQuiet();
    }

    [Fact]
    public async Task Keyboard_FirstTab_SkipsToMain()
    {
        await using OpenPage open = await browser.OpenAsync(PageOf(Facts));

        await open.Page.Keyboard.PressAsync("Tab");
        await open.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("main", await open.Page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task Print_Page_UnfoldsAndDrawsTheStillPicture()
    {
        await using OpenPage open = await browser.OpenAsync(PageOf(Facts));
        await open.Page.Locator("#conflict-1 summary").ClickAsync();

        await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await open.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");

        Assert.True(await open.Page.Locator("#conflict-1 .steps").IsVisibleAsync());
        Assert.True(await open.Page.Locator(".still svg").IsVisibleAsync());
        Assert.False(await open.Page.Locator("#graph").IsVisibleAsync());
        Assert.False(await open.Page.Locator("nav").IsVisibleAsync());
        Assert.NotEmpty(await open.Page.PdfAsync());
        open.AssertQuiet();
    }

    [Fact]
    public async Task Open_WithoutScript_IsReadable()
    {
        await using OpenPage open = await browser.OpenAsync(PageOf(Facts), new BrowserNewContextOptions { JavaScriptEnabled = false });

        Assert.Equal(4, await open.Page.Locator("#claim-table tbody tr:visible").CountAsync());
        Assert.True(await open.Page.Locator(".still svg").IsVisibleAsync());
        Assert.Equal(0, await open.Page.Locator("button[data-show-repair]:visible").CountAsync());
    }

    [Theory]
    [InlineData("", "Nothing to check")]
    [InlineData("Tweety is a bird.", "Consistent")]
    [InlineData("Tweety is a bird.\nflurb the of.", "Incomplete")]
    [InlineData("fact p\nfact !p", "Inconsistent")]
    public async Task Open_AnyVerdict_IsQuietAndAccessible(string text, string title)
    {
        await using OpenPage open = await browser.OpenAsync(PageOf(text));

        Assert.Equal(title, await open.Page.Locator("h1").InnerTextAsync());
        await OpenPage.AssertAccessibleAsync(open.Page);
        open.AssertQuiet();
    }

    [Fact]
    public async Task Svg_Alone_IsDrawnWithoutScript()
    {
        string picture = new ConsistencyChecker().Check(Facts, TestContext.Current.CancellationToken).ToSvg();

        await using OpenPage open = await browser.OpenAsync($"<!DOCTYPE html><title>x</title><img id='picture' src='data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(picture))}'>");

        Assert.Equal(900, await open.Page.EvaluateAsync<int>("document.getElementById('picture').naturalWidth"));
        Assert.DoesNotContain(open.Troubles, static t => !t.Contains("data:image", StringComparison.Ordinal));
    }

    private static string PageOf(string text) => new ConsistencyChecker().Check(text, TestContext.Current.CancellationToken)
        .ToHtml(new HtmlOptions { Sources = new Dictionary<string, string> { [string.Empty] = text } });

    private static ConsistencyReport HostileReport(string text)
    {
        Formula p = new Predicate("p", 0).Of();
        return new ConsistencyChecker().Check(
            new ClaimSetBuilder()
                .AddClaim(p, 0.9, source: "s " + text[..Math.Min(text.Length, 50)], text: text)
                .AddClaim(!p, 0.8, text: text + " not")
                .Build(),
            TestContext.Current.CancellationToken);
    }

    private static async Task<decimal[]> WeightsAsync(IPage page) =>
        [.. (await page.Locator("#claim-table tbody td:nth-child(4)").AllInnerTextsAsync()).Select(static t => decimal.Parse(t, CultureInfo.InvariantCulture))];
}
