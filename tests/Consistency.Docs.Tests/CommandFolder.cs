using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Consistency.Cli;
using Consistency.Tests;

namespace Consistency.Docs.Tests;

/// <summary>
/// A folder in which the commands of one document are run by a real shell, one block after the other. <c>consistency</c> is the tool of this
/// build; <c>dotnet</c> runs the tool where it is asked to, and otherwise writes down what it was asked for, to be checked without being done.
/// </summary>
internal sealed class CommandFolder : IDisposable
{
    private const string DefaultAddress = "127.0.0.1:5177";

    private readonly string _programs = Directory.CreateTempSubdirectory("consistency-docs-bin").FullName;
    private readonly string _folder = Directory.CreateTempSubdirectory("consistency-docs").FullName;
    private readonly List<Process> _background = [];
    private readonly int _port = FreePort();

    public CommandFolder()
    {
        Copy(Path.Combine(AppContext.BaseDirectory, "Files"), _folder);
        Copy(Path.Combine(TestData.Root, "samples"), Path.Combine(_folder, "samples"));
        string tool = $"exec dotnet-itself '{typeof(CommandLineApplication).Assembly.Location}'";
        WriteProgram("dotnet-itself", $"exec '{DotnetPath()}' \"$@\"");
        WriteProgram("consistency", $"{tool} \"$@\"");
        WriteProgram("dotnet", $$"""
            if [ "$1 $2 $3 $4" = "run --project src/Consistency.Cli --" ]; then shift 4; {{tool}} "$@"; fi
            printf '%s\n' "$*" >> '{{RecordPath}}'
            """);
    }

    private string RecordPath => Path.Combine(_programs, "asked");

    /// <summary>What <c>dotnet</c> was asked for by the blocks so far, and was not done.</summary>
    public IReadOnlyList<string> Asked => File.Exists(RecordPath) ? File.ReadAllLines(RecordPath) : [];

    public void Save(DocumentBlock block)
    {
        string path = Path.Combine(_folder, block.FileName!);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, block.Text);
    }

    /// <summary>Runs a block of commands and gives its standard output; the exit code is that of the last command.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunAsync(DocumentBlock block, CancellationToken cancellationToken)
    {
        using Process shell = Start(block.Text.Replace(DefaultAddress, $"127.0.0.1:{_port}", StringComparison.Ordinal));
        Task<string> output = shell.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> error = shell.StandardError.ReadToEndAsync(cancellationToken);
        await shell.WaitForExitAsync(cancellationToken);
        return (shell.ExitCode, (await output).ReplaceLineEndings("\n"), await error);
    }

    /// <summary>Starts a block whose one command goes on until the document ends, and waits until it has written its first line.</summary>
    public async Task StartAsync(DocumentBlock block, CancellationToken cancellationToken)
    {
        string port = block.Text.Contains(" serve", StringComparison.Ordinal) && !block.Text.Contains("--port", StringComparison.Ordinal) ? $" --port {_port}" : "";
        Process shell = Start($"exec {block.Text.TrimEnd()}{port}");
        _background.Add(shell);
        Assert.NotNull(await shell.StandardOutput.ReadLineAsync(cancellationToken));
    }

    public void Dispose()
    {
        foreach (Process process in _background)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_programs, recursive: true);
    }

    private static string DotnetPath() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Path.Combine(
            Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..")), "dotnet");

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(from, file);
            string[] folders = relative.Split(Path.DirectorySeparatorChar);
            if (!folders.Contains("bin") && !folders.Contains("obj"))
            {
                string target = Path.Combine(to, relative);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target, overwrite: true);
            }
        }
    }

    private Process Start(string commands)
    {
        ProcessStartInfo start = new("bash")
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            ArgumentList = { "-c", commands },
        };
        start.Environment["PATH"] = $"{_programs}{Path.PathSeparator}{start.Environment["PATH"]}";
        Process shell = Process.Start(start)!;
        shell.StandardInput.Close();
        return shell;
    }

    private void WriteProgram(string name, string script)
    {
        string path = Path.Combine(_programs, name);
        File.WriteAllText(path, $"#!/usr/bin/env bash\n{script.ReplaceLineEndings("\n")}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
