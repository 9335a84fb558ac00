using System.Text;

namespace Consistency.Cli.Tests;

/// <summary>One run of the tool within this process, and what came of it.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public static Task<ToolRun> OfAsync(params string[] arguments) => WithInputAsync([], arguments);

    public static Task<ToolRun> CheckAsync(string text, params string[] arguments) => WithInputAsync(text, ["check", "-", .. arguments]);

    public static Task<ToolRun> WithInputAsync(string input, params string[] arguments) =>
        WithInputAsync(Encoding.UTF8.GetBytes(input), arguments);

    public static Task<ToolRun> WithInputAsync(byte[] input, params string[] arguments) =>
        WithOptionsAsync(static options => options, input, arguments);

    public static async Task<ToolRun> WithOptionsAsync(
        Func<ConsistencyOptions, ConsistencyOptions> adjustOptions, byte[] input, params string[] arguments)
    {
        using MemoryStream stream = new(input);
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        CommandLineApplication application = new(stream, output, error, isColoured: false) { AdjustOptions = adjustOptions };
        int exitCode = await application.RunAsync(arguments, TestContext.Current.CancellationToken);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }
}
