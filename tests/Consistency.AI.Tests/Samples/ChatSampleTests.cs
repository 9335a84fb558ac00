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

    private static async Task<string> RunAsync(string input, Dictionary<string, string> environment)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        ProcessStartInfo start = new("dotnet", [Path.Combine(TestData.Root, "artifacts", "bin", "chat", configuration, "chat.dll")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("CHAT_ENDPOINT");
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, await errors);
        return await output;
    }
}
