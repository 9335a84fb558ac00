using System.Collections;
using System.Diagnostics;

namespace Consistency.Package.Tests;

/// <summary>One run of a command, and what came of it.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command.</summary>
    public static async Task<CommandRun> OfAsync(string folder, string command, params string[] arguments)
    {
        ProcessStartInfo start = new(command, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // What the build that runs these tests tells its own children must not reach theirs.
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(static n => n.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)))
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandRun(process.ExitCode, await output, await error);
    }

    /// <summary>Runs <c>dotnet</c>, which must succeed.</summary>
    public static async Task<CommandRun> DotnetAsync(string folder, params string[] arguments)
    {
        CommandRun run = await OfAsync(folder, "dotnet", arguments);
        Assert.True(run.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{run.Output}\n{run.Error}");
        return run;
    }
}
