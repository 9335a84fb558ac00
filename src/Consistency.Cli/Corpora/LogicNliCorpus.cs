using System.Text.Json;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language;
using Consistency.Logic;

namespace Consistency.Cli.Corpora;

/// <summary>LogicNLI: theories in English whose premises contradict each other.</summary>
/// <remarks>
/// With the logical forms beside it (<c>--meanings</c>) a sentence counts as read only when its formula means the same. A
/// theory is answered right when it is found inconsistent and each conflict is minimal.
/// </remarks>
internal static class LogicNliCorpus
{
    public static void Read(CorpusRun run, CancellationToken cancellationToken)
    {
        using JsonDocument document = JsonDocument.Parse(run.Data);
        using JsonDocument? logic = run.Meanings is null ? null : JsonDocument.Parse(run.Meanings);
        foreach (JsonProperty theory in document.RootElement.EnumerateObject())
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<string> sentences = [.. Strings(theory.Value, "facts"), .. Strings(theory.Value, "rules"), .. Strings(theory.Value, "statements")];
            List<Formula>? meanings = logic is null ? null : [.. Meanings(logic.RootElement.GetProperty(theory.Name))];
            Count(theory.Name, sentences, meanings, run.Tally);

            string premises = string.Join('\n', Strings(theory.Value, "facts").Concat(Strings(theory.Value, "rules")));
            ConsistencyReport report = run.Checker.Check(premises, cancellationToken);
            bool isMinimal = report.Violations.Length > 0 && report.Violations.All(static v => v.IsMinimal);
            run.Tally.Answer(
                theory.Name,
                "Are the facts and rules consistent?",
                "Inconsistent, minimal conflicts",
                isMinimal ? $"{report.Verdict}, minimal conflicts" : report.Verdict.ToString());
        }
    }

    private static void Count(string place, List<string> sentences, List<Formula>? meanings, CorpusTally tally)
    {
        for (int i = 0; i < sentences.Count; i++)
        {
            FormulaResult result = new ClaimParser().ParseFormula(sentences[i]);
            string? miss = result.Formula is null ? result.Diagnostics[0].ToString()
                : meanings is not null && !MeanSame(result.Formula, meanings[i]) ? $"read as {result.Formula}, which is not {meanings[i]}"
                : null;
            tally.Sentence(place, sentences[i], miss);
        }
    }

    private static IEnumerable<string> Strings(JsonElement theory, string member) =>
        theory.GetProperty(member).EnumerateArray().Select(static e => e.GetString()!);

    // Two formulas mean the same when exactly one of them cannot hold.
    private static bool MeanSame(Formula left, Formula right) =>
        left == right
        || new ConsistencyChecker().Check(new ClaimSetBuilder().AddFact(Formula.Xor(left, right)).Build()).Verdict == Verdict.Inconsistent;

    private static IEnumerable<Formula> Meanings(JsonElement theory)
    {
        foreach (JsonProperty fact in theory.GetProperty("facts").EnumerateObject())
        {
            yield return Literal(fact.Value);
        }

        foreach (JsonProperty rule in theory.GetProperty("rules").EnumerateObject())
        {
            yield return Rule(rule.Value);
        }

        foreach (JsonProperty statement in theory.GetProperty("statements").EnumerateObject())
        {
            yield return Literal(statement.Value);
        }
    }

    private static Formula Rule(JsonElement rule)
    {
        (Formula condition, string? conditionOf) = Side(rule.GetProperty("p"));
        (Formula consequence, string? consequenceOf) = Side(rule.GetProperty("q"));
        bool isOneThing = conditionOf == "all" && consequenceOf == "all";
        if (!isOneThing)
        {
            condition = Quantified(condition, conditionOf);
            consequence = Quantified(consequence, consequenceOf);
        }

        Formula formula = rule.GetProperty("type").GetString() == "equ" ? condition.IfAndOnlyIf(consequence) : condition.Implies(consequence);
        return isOneThing ? Formula.ForAll("x", formula) : formula;
    }

    private static Formula Quantified(Formula formula, string? quantifier) => quantifier switch
    {
        "all" => Formula.ForAll("x", formula),
        "exist" => Formula.Exists("x", formula),
        _ => formula,
    };

    private static (Formula Formula, string? Quantifier) Side(JsonElement side)
    {
        JsonElement facts = side.GetProperty("fact");
        List<Formula> literals = [.. facts.EnumerateArray().Select(Literal)];
        string subject = facts[0][0].GetString()!;
        return (side.GetProperty("conj").GetString() == "or" ? Formula.Or(literals) : Formula.And(literals),
            subject is "all" or "exist" ? subject : null);
    }

    private static Formula Literal(JsonElement fact)
    {
        string subject = fact[0].GetString()!;
        Term term = subject is "all" or "exist" ? Term.Variable("x") : Term.Constant(subject);
        Formula atom = new Predicate(fact[1].GetString()!, 1).Of(term);
        return fact[2].GetString() == "+" ? atom : !atom;
    }
}
