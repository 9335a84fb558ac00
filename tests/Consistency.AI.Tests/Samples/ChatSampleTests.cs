using System.Diagnostics;
using Consistency.Tests;

namespace Consistency.AI.Tests.Samples;

/// <summary>The sample <c>chat</c>, run as its reader runs it.</summary>
public class ChatSampleTests
{
    [Fact]
    public async Task Scripted_RunsOutOfTheBox()
    {
        string output = await RunAsync(input: string.Empty, []);

        Assert.Contains("model  Opus cannot fly. Opus is black.", output, StringComparison.Ordinal);
        Assert.Contains("check  Consistent, after 1 revision(s)", output, StringComparison.Ordinal);
        Assert.Contains("check  NothingToCheck", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endpoint_AnyServerThatSpeaksTheProtocol_IsAskedAndChecked()
    {
        using ChatServer server = new("Opus can fly.", "Opus cannot fly.");

        string output = await RunAsync("Can Opus fly?\n", new() { ["CHAT_ENDPOINT"] = server.Endpoint, ["CHAT_MODEL"] = "small" });

        Assert.Contains("model  Opus cannot fly.", output, StringComparison.Ordinal);
        Assert.Contains("check  Consistent, after 1 revision(s)", output, StringComparison.Ordinal);
        Assert.Equal(["small", "small"], server.Requests.Select(static r => r["model"]!.GetValue<string>()));
        Assert.Contains("These cannot all be true", server.Requests[1].ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "http://127.0.0.1:1/v1/", "small", "The model could not be asked: ")]
    [InlineData(2, "nonsense", "small", "CHAT_ENDPOINT ('nonsense') is no address")]
    [InlineData(2, "", "small", "CHAT_ENDPOINT ('') is no address")]
    [InlineData(2, "http://127.0.0.1:1/v1/", "", "CHAT_MODEL is not")]
    public async Task Endpoint_ThatCannotBe_IsSaidInOneLine(int exitCode, string endpoint, string model, string message)
    {
        string errors = await RunAsync("Can Opus fly?\n", new() { ["CHAT_ENDPOINT"] = endpoint, ["CHAT_MODEL"] = model }, exitCode);

        Assert.Contains(message, errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Endpoint_SentenceBeyondTheGrammar_IsTranslatedByTheModel()
    {
        using ChatServer server = new(
            "Opus, as it happens, is truly not black.",
            """{"translations": [{"number": 1, "kind": "claims", "statements": ["Opus is not black."]}]}""");

        string output = await RunAsync("Is Opus black?\n", new() { ["CHAT_ENDPOINT"] = server.Endpoint, ["CHAT_MODEL"] = "small" });

        Assert.Contains("check  Consistent", output, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    // What it prints, or, when it is to fail, what it says of that.
    private static async Task<string> RunAsync(string input, Dictionary<string, string> environment, int exitCode = 0)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        ProcessStartInfo start = new("dotnet", [Path.Combine(TestData.Root, "artifacts", "bin", "chat", configuration, "chat.dll")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("CHAT_ENDPOINT");
        start.Environment.Remove("CHAT_MODEL");
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read a question.
        }

        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == exitCode, await errors);
        return await (exitCode == 0 ? output : errors);
    }
}
