#:project ../src/Consistency/Consistency.csproj

// Rules, and questions to them: dotnet run samples/questions.cs [page.html]
using Consistency;
using Consistency.Findings;

string text = """
    relation "older than" is transitive, asymmetric.
    rule Everyone who is older than Carol is retired.
    claim Alice is older than Bob.
    claim Bob is older than Carol.
    ask Is Alice retired?
    ask Is Carol older than Alice?
    ask Is Dora retired?
    """;

ConsistencyReport report = new ConsistencyChecker().Check(text);
foreach (Answer answer in report.Answers)
{
    Console.WriteLine($"{answer.Verdict,-8} {answer.Question.Text}");
    foreach (string line in answer.Proofs.SelectMany(p => p.Explanation))
    {
        Console.WriteLine($"           {line}");
    }
}

string page = args.Length > 0 ? args[0] : Path.Combine(Path.GetTempPath(), "questions.html");
File.WriteAllText(page, report.ToHtml());
Console.WriteLine($"The page is {page}.");
