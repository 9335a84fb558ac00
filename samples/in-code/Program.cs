// The same without any text: claims are built from formulas, and the report is read by code.

using Consistency;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Logic;

Predicate penguin = new("penguin", 1);
Predicate canFly = new("can_fly", 1);
Predicate olderThan = new("older_than", 2);
Term x = Term.Variable("x");
Term tweety = Term.Constant("Tweety");
Term opus = Term.Constant("Opus");

ClaimSet claims = new ClaimSetBuilder()
    .AddRule(Formula.ForAll("x", penguin.Of(x).Implies(!canFly.Of(x))), text: "Penguins do not fly.")
    .AddDeclaration(new RelationDeclaration(olderThan, RelationProperties.Transitive | RelationProperties.Asymmetric))
    .AddClaim(penguin.Of(tweety) & penguin.Of(opus), confidence: 0.9, source: "answer 1")
    .AddClaim(canFly.Of(opus), confidence: 0.6, source: "answer 2", id: "flying-opus")
    .AddClaim(olderThan.Of(opus, tweety), confidence: 0.8)
    .AddQuestion(canFly.Of(tweety))
    .AddVocabulary(new Vocabulary(
        new Dictionary<Predicate, Wording>
        {
            [penguin] = new("{0} is a penguin", "{0} is not a penguin"),
            [canFly] = new("{0} can fly", "{0} cannot fly"),
        },
        new Dictionary<string, string> { [tweety.Name] = "Tweety", [opus.Name] = "Opus" }))
    .Build();

ConsistencyReport report = new ConsistencyChecker().Check(claims);
Console.WriteLine($"{report.Verdict}, {report.Violations.Length} conflict, cost {report.Cost} ({report.Optimum})");
foreach (string step in report.Violations[0].Explanation)
{
    Console.WriteLine(step);
}

foreach (RepairChange change in report.Repair!.Changes)
{
    Console.WriteLine($"{change.Change}: [{change.Statement.Id}] {change.Statement.Text}, said by {change.Statement.Source}");
}

foreach (Answer answer in report.Answers)
{
    Console.WriteLine($"{answer.Question.Text}: {answer.Verdict}");
}
