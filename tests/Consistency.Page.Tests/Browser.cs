using Microsoft.Playwright;

namespace Consistency.Page.Tests;

/// <summary>One browser for all tests of this assembly; they skip where there is none.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        string? path = Environment.GetEnvironmentVariable("CONSISTENCY_BROWSER") ?? Places.FirstOrDefault(File.Exists);
        if (path is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        // Containers have no sandbox to give.
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, ChromiumSandbox = false });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens a page from its text, as if a server gave it out; everything else that it asks for is refused and noted.</summary>
    internal async Task<OpenPage> OpenAsync(string html, BrowserNewContextOptions? options = null)
    {
        OpenPage page = await NewAsync(options);
        await page.Context.RouteAsync("**/*", async route =>
        {
            if (route.Request.Url == OpenPage.Address)
            {
                await route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html; charset=utf-8", Body = html });
            }
            else
            {
                page.Troubles.Enqueue($"asked for {route.Request.Url}");
                await route.AbortAsync();
            }
        });
        await page.Page.GotoAsync(OpenPage.Address);
        return page;
    }

    /// <summary>Opens an empty page that notes every error.</summary>
    internal async Task<OpenPage> NewAsync(BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(_browser is null, "There is no Chromium on this machine (apt-get install chromium, or name one in CONSISTENCY_BROWSER).");
        IBrowserContext context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        context.SetDefaultNavigationTimeout(60_000);
        OpenPage page = new(context, await context.NewPageAsync());
        page.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                page.Troubles.Enqueue($"console {message.Type}: {message.Text}");
            }
        };
        page.Page.PageError += (_, error) => page.Troubles.Enqueue($"script error: {error}");
        page.Page.Dialog += async (_, dialog) =>
        {
            page.Troubles.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        return page;
    }
}
