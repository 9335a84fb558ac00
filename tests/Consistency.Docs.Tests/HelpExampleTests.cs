using System.CommandLine;
using Consistency.Cli;

namespace Consistency.Docs.Tests;

/// <summary>Every example that <c>--help</c> shows is run by a real shell, one after the other, and none is used wrongly.</summary>
public class HelpExampleTests
{
    // What the examples speak of, beside the files that the documents work on.
    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["facts.claims"] = "fact Every penguin is a bird.\n",
        ["yesterday.claims"] = "Tweety is a bird.\n",
        ["today.claims"] = "Tweety is a bird. Tweety is not a bird.\n",
        ["policy.claims"] = "rule Every VIP is a customer.\n",
        ["refund.tests"] = "use \"policy.claims\"\ntest \"a VIP is a customer\"\nAnn is a VIP.\nexpect true: Is Ann a customer?\n",
        ["policies/a.tests"] = "use \"../policy.claims\"\ntest \"a VIP is a customer\"\nAnn is a VIP.\nexpect true: Is Ann a customer?\n",
        ["policies/a.claims"] = "Rex is a dog.\n",
        ["answer.json"] = """[{"id": "7", "claim": "Tweety is a bird."}]""",
        ["problem.p"] = "fof(a, axiom, bird(tweety)).\n",
        ["dev.json"] = """[{"id": "1", "context": "Tweety is a bird.", "question": "Is it true? Tweety is a bird.", "answer": "A"}]""",
        ["language.json"] = """{"0": {"facts": ["Ann is blue.", "Ann is not blue."], "rules": [], "statements": []}}""",
        ["logic.json"] = """{"0": {"facts": {"0": ["Ann", "blue", "+"], "1": ["Ann", "blue", "-"]}, "rules": {}, "statements": {}}}""",
    };

    private static readonly Dictionary<string, string> Prepared = new(StringComparer.Ordinal)
    {
        ["solve"] = "gzip -k instance.wcnf",
        ["verify"] = "consistency solve instance.wcnf --certificate proof.txt >/dev/null; true",
        ["diff"] = "git init -q . && git add answer.claims && git -c user.name=a -c user.email=a@example.com commit -q -m a",
    };

    public static IEnumerable<TheoryDataRow<string>> Commands =>
        Root().Subcommands.Where(static c => !c.Hidden).Select(static c => new TheoryDataRow<string>(c.Name)).Append(new TheoryDataRow<string>(string.Empty));

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Examples_OfACommand_Run(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The examples are those of a Unix shell.");
        Command command = name.Length == 0 ? Root() : Root().Subcommands.Single(c => c.Name == name);
        string[] examples = [.. ExamplesOf(command)];
        Assert.NotEmpty(examples);
        using CommandFolder folder = new();
        foreach ((string file, string text) in Files)
        {
            folder.Save(Block(text, "file=" + file));
        }

        if (Prepared.TryGetValue(name, out string? preparation))
        {
            await RunAsync(folder, preparation);
        }

        foreach (string example in examples)
        {
            if (example.StartsWith("consistency serve", StringComparison.Ordinal) || example.StartsWith("consistency watch", StringComparison.Ordinal))
            {
                // These go on until they are stopped; what is shown as another port may be taken here.
                await folder.StartAsync(Block(example.Replace("--port 8080", "--port 0", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
            }
            else
            {
                await RunAsync(folder, example);
            }
        }
    }

    private static async Task RunAsync(CommandFolder folder, string command)
    {
        // Examples write to the folder of whoever reads them: here that is the folder of the test.
        (int exitCode, string output, string error) = await folder.RunAsync(Block($"export HOME=\"$PWD\"; {command}"), TestContext.Current.CancellationToken);

        Assert.True(exitCode is 0 or ExitCodes.Violations or ExitCodes.Undecided or 30, $"{command}: exit code {exitCode}\n{output}{error}");
        Assert.DoesNotContain("not found", error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> ExamplesOf(Command command)
    {
        string text = command.Description!.ReplaceLineEndings("\n");
        return text[text.IndexOf("Examples:\n", StringComparison.Ordinal)..].Split('\n').Skip(1).Select(static l => l.Trim()).Where(static l => l.Length > 0 && l[0] != '#');
    }

    private static DocumentBlock Block(string text, params string[] arguments) => new("--help", 0, "sh", arguments, text, string.Empty);

    private static Command Root() => new CommandLineApplication(Stream.Null, TextWriter.Null, TextWriter.Null, isColoured: false).CreateRoot();
}
