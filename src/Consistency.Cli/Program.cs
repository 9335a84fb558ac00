using System.Text;
using Consistency.Cli;

StartUp.Prepare(args);

// UTF-8 whatever the console's code page is: claims are in every script.
await using Stream input = Console.OpenStandardInput();
await using StreamWriter output = new(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
await using StreamWriter error = new(Console.OpenStandardError(), new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
bool isColoured = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
return await new CommandLineApplication(input, output, error, isColoured)
{
    ShowsProgress = !Console.IsErrorRedirected,
    HelpWidth = Console.IsOutputRedirected ? 100 : Math.Clamp(Console.WindowWidth, 60, 120),
}.RunAsync(args);
