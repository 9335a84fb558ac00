#:project ../src/Consistency/Consistency.csproj

// See a conflict: dotnet run samples/conflict.cs [page.html]
using Consistency;
using Consistency.Findings;
using Consistency.Rendering.Html;

string text = """
    rule   Every penguin is a bird.
    rule   Every bird can fly.              @ 0.9
    claim  Tweety is a penguin.             @ 0.95  from "answer 1"
    claim  Tweety cannot fly.               @ 0.97  from "answer 2"
    """;

ConsistencyReport report = new ConsistencyChecker().Check(text);
Console.Write(report.ToText());

string page = args.Length > 0 ? args[0] : Path.Combine(Path.GetTempPath(), "conflict.html");
File.WriteAllText(page, report.ToHtml(new HtmlOptions { Sources = new Dictionary<string, string> { [""] = text } }));
File.WriteAllText(Path.ChangeExtension(page, ".svg"), report.ToSvg());
Console.WriteLine($"\nThe page is {page}, the picture beside it.");
