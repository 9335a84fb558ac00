using System.Diagnostics;

namespace Consistency.Cli.Tests;

public sealed class CompletionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("consistency-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("ch", "check")]
    [InlineData("che", "check")]
    [InlineData("check|--form", "--format")]
    [InlineData("check|--format|", "html json junit markdown sarif text")]
    [InlineData("check|--format|s", "sarif")]
    [InlineData("check|a file.claims|--format|j", "json junit")]
    [InlineData("check|--format=s", "--format=sarif")]
    [InlineData("check|--format|=|s", "sarif")]
    [InlineData("check|", "")]
    [InlineData("check|--output|", "")]
    [InlineData("check|--no-such-option|x|--allow", "--allow-unread")]
    [InlineData("completion|", "bash fish pwsh zsh")]
    [InlineData("corpus|p", "prontoqa proofwriter")]
    [InlineData("--v", "--version")]
    [InlineData("comp", "completion")]
    public async Task Complete_WordsUpToTheCursor_GivesWhatCanStandThere(string words, string expected)
    {
        ToolRun run = await ToolRun.OfAsync(["complete", "--", .. words.Split('|')]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(expected, string.Join(' ', run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.Split('\t')[0])));
    }

    [Fact]
    public async Task Complete_NewWord_IsAnEmptyOneBehindTheOthers()
    {
        ToolRun first = await ToolRun.OfAsync("complete", "--new-word");
        ToolRun value = await ToolRun.OfAsync("complete", "--new-word", "--", "check", "--reading");

        Assert.Contains("check\tChecks statements: which cannot all be true, why, and what to change.\n", first.Output, StringComparison.Ordinal);
        Assert.Equal("classical\t\nderivable\t\n", value.Output);
    }

    [Fact]
    public async Task Completion_NoSuchShell_IsWrongUsage()
    {
        ToolRun run = await ToolRun.OfAsync("completion", "csh");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("csh", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_Bash_CompletesInARealShell() => Assert.Equal(
        "complete -o default -F _consistency consistency\n--format\nhtml json junit markdown sarif text\n\n",
        await RunAsync("bash", """
            source <(consistency completion bash)
            complete -p consistency
            press() { COMP_WORDS=("$@"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _consistency; echo "${COMPREPLY[*]}"; }
            press consistency check --form
            press consistency check --format ""
            press consistency check ""
            """));

    [Fact]
    public async Task Completion_Fish_CompletesInARealShell()
    {
        File.WriteAllText(Path.Combine(_folder, "policy.claims"), "p.");

        Assert.Equal(
            "--format\tHow the result is written.\nsarif\npolicy.claims\n",
            await RunAsync("fish", """
                consistency completion fish | source
                complete -C "consistency check --form"
                complete -C "consistency check --format s"
                complete -C "consistency check pol"
                """));
    }

    [Fact]
    public async Task Completion_Zsh_CompletesInARealShell() => Assert.Contains(
        "<consistency check --format sarif >",
        await RunAsync("zsh", """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell 'PS1=; unsetopt zle_bracketed_paste 2>/dev/null; autoload -U compinit; compinit -D -u; source <(consistency completion zsh); show() { print -r -- "<$BUFFER>" > shown }; zle -N show; bindkey "^X" show; print READY > ready'
            repeat 200; do [[ -s ready ]] && break; zselect -t 5 2>/dev/null || sleep 0.05; done
            zpty -w -n shell $'consistency check --form\t'
            zpty -w -n shell $'sar\t\x18'
            repeat 200; do [[ -s shown ]] && break; sleep 0.05; done
            cat shown
            """), StringComparison.Ordinal);

    // The tool of this build, called as a shell calls it.
    private async Task<string> RunAsync(string shell, string commands)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A shell of Unix.");
        string? path = Environment.GetEnvironmentVariable("PATH")?.Split(':').Select(p => Path.Combine(p, shell)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"There is no {shell} here.");
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
            ?? Path.Combine(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..")), "dotnet");
        string tool = Path.Combine(_folder, "consistency");
        await File.WriteAllTextAsync(tool, $"#!/bin/sh\nexec '{dotnet}' '{typeof(CommandLineApplication).Assembly.Location}' \"$@\"\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        ProcessStartInfo start = new(path!)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            ArgumentList = { "-c", commands },
        };
        start.Environment["PATH"] = $"{_folder}:{start.Environment["PATH"]}";
        start.Environment["HOME"] = _folder;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await error);
        return output;
    }
}
