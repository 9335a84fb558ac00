#:project ../src/Consistency/Consistency.csproj

// Repair what a language model answered: dotnet run samples/repair.cs [page.html]
using Consistency;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Rendering.Html;

string known = """
    fact Paris is the capital of France.
    relation "capital of": inverse "has capital"
    relation "has capital" is functional.
    rule Every whale is a mammal.
    rule No mammal is a fish.
    """;
string answer = """
    claim Lyon is the capital of France.   @ 0.7
    claim Moby is a whale.                 @ 0.95
    claim Moby is a fish.                  @ 0.8
    claim Moby is white.                   @ 0.9
    """;

ClaimSet claims = new ClaimSetBuilder().AddText(known, "known").AddText(answer, "answer").Build();
ConsistencyReport report = new ConsistencyChecker().Check(claims);
Console.WriteLine($"{report.Verdict}: {report.Violations.Length} conflicts, cheapest repair {report.Cost}");
foreach (ClaimVerdict claim in report.Claims)
{
    Console.WriteLine($"  {claim.Outcome,-9} {claim.Statement.Text}");
}

// What is left can be said again, and is consistent.
string[] changed = [.. report.Repair!.Changes.Select(c => c.Statement.Id)];
ConsistencyReport repaired = new ConsistencyChecker().Check(claims.Without(changed));
Console.WriteLine($"After the repair: {repaired.Verdict}");

string page = args.Length > 0 ? args[0] : Path.Combine(Path.GetTempPath(), "repair.html");
File.WriteAllText(page, report.ToHtml(new HtmlOptions
{
    Sources = new Dictionary<string, string> { ["known"] = known, ["answer"] = answer },
}));
Console.WriteLine($"The page is {page}.");
