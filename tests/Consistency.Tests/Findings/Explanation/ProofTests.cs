using System.Collections.Immutable;
using System.Text.Json;
using BeliefBank;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Grounding;
using Consistency.Logic;

namespace Consistency.Tests.Findings;

/// <summary>Every proof that is shown is right, and the checker tells right proofs from wrong ones.</summary>
public class ProofTests
{
    [Theory]
    [InlineData(Reading.Classical, 10_000_000, true)]
    [InlineData(Reading.Classical, 11_000_000, false)]
    [InlineData(Reading.Derivable, 12_000_000, false)]
    public void Check_RandomClaims_EveryConflictAndAnswerHasACheckedProof(Reading reading, int seed, bool quantifiers)
    {
        int proofs = 0;
        int cases = 0;
        List<string> missing = [];
        for (int i = 0; i < 1_500; i++)
        {
            ClaimSet claims = new RandomClaims(seed + i).Next(constants: 1 + (i % 3), statements: 3 + (i % 8), quantifiers);
            Checked all = new(claims, new ConsistencyOptions { Reading = reading });
            foreach (Violation violation in all.Report.Violations)
            {
                if (violation.Steps.IsEmpty)
                {
                    // Said, not hidden.
                    Assert.Contains("no proof", Assert.Single(violation.Explanation), StringComparison.Ordinal);
                    missing.Add($"{seed + i}:\n{Text(violation.Statements)}");
                    continue;
                }

                Assert.Null(all.ProblemOf(violation.Steps, violation.Statements));
                proofs++;
                cases += violation.Steps[^1].Cases.IsEmpty ? 0 : 1;
            }

            foreach (Answer answer in all.Report.Answers)
            {
                int expected = answer.Verdict switch { AnswerVerdict.True or AnswerVerdict.False => 1, AnswerVerdict.Both => 2, _ => 0 };
                Assert.Equal(expected, answer.Proofs.Length);
                proofs += answer.Proofs.Count(static p => !p.Steps.IsEmpty);
                Assert.All(answer.Proofs.Where(static p => p.Steps.IsEmpty), static p => Assert.Contains(
                    $"{(p.Holds ? "This" : "The opposite")} was found to follow", Assert.Single(p.Explanation), StringComparison.Ordinal));
                missing.AddRange(answer.Proofs.Where(static p => p.Steps.IsEmpty).Select(p => $"{seed + i}: {answer.Question}\n{Text(p.Premises)}"));
            }
        }

        Assert.True(proofs > 300, $"only {proofs} proofs");

        // Formulas as tangled as these, over several atoms and comparisons at once, are beyond what the checker tries; in the
        // derivable reading more so, where it asks whether a step is right classically.
        int share = reading == Reading.Derivable ? 16 : 50;
        Assert.True(missing.Count * share < proofs, $"{missing.Count} of {proofs + missing.Count} have none:\n{string.Join("\n\n", missing.Take(10))}");
        Assert.True(reading == Reading.Derivable || cases > 10, $"only {cases} distinctions of cases");
    }

    [Fact]
    public void Check_RandomProofs_EveryStepIsTrueInAllWorlds()
    {
        int steps = 0;
        int dropped = 0;
        for (int i = 0; i < 1_000; i++)
        {
            ClaimSet claims = new RandomClaims(20_000_000 + i).Next(constants: 2, statements: 3 + (i % 6), quantifiers: false);
            Checked all = new(claims, new ConsistencyOptions());
            FiniteWorld worlds = new(all.Constants, [.. RandomClaims.Unary, RandomClaims.Relation, RandomClaims.Proposition]);
            if (worlds.AtomCount > 9)
            {
                continue;
            }

            foreach ((Violation violation, ProofStep step) in all.Report.Violations.SelectMany(static v => All(v.Steps).Select(s => (v, s))).Where(static s => s.s.Cases.IsEmpty))
            {
                steps++;
                dropped += DropPremises(all, worlds, violation, step);
                for (int world = 0; world < worlds.WorldCount; world++)
                {
                    bool isModel = step.Premises.All(p => worlds.Holds(p.Says, world)) && step.Statements.All(s => Holds(worlds, s, world));
                    Assert.False(isModel && (step.Conclusion is null || !worlds.Holds(step.Conclusion, world)), $"{20_000_000 + i}, step {step.Number}");
                }
            }
        }

        Assert.True(steps > 300, $"only {steps} steps");
        Assert.True(dropped > 100, $"only {dropped} premises dropped");
    }

    [Fact]
    public void Check_MutatedProofs_AreAllRejected()
    {
        Dictionary<string, int> rejected = [];
        List<string> accepted = [];
        for (int i = 0; i < 3_000 && rejected.Values.Sum() < 2_000; i++)
        {
            ClaimSet claims = new RandomClaims(30_000_000 + i).Next(constants: 1 + (i % 3), statements: 4 + (i % 7), quantifiers: i % 2 == 0);
            Checked all = new(claims, new ConsistencyOptions());
            foreach (Violation violation in all.Report.Violations)
            {
                foreach ((string name, ImmutableArray<ProofStep> mutated) in ProofMutations.Of(violation, claims))
                {
                    if (all.ProblemOf(mutated, violation.Statements) is null)
                    {
                        accepted.Add($"{30_000_000 + i}: {name}\n{string.Join('\n', violation.Explanation)}\n{Text(claims.Statements)}");
                    }
                    else
                    {
                        rejected[name] = rejected.GetValueOrDefault(name) + 1;
                    }
                }
            }
        }

        Assert.True(accepted.Count == 0, $"{accepted.Count} accepted:\n{string.Join("\n\n", accepted.Take(5))}");
        Assert.True(rejected.Values.Sum() >= 1_000 && rejected.Count >= 8, string.Join(", ", rejected));
    }

    [Fact]
    public void LogicNli_EveryConflict_HasAShortProof()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(TestData.DataOrSkip("logicnli", "train_language_first100.json")));
        List<int> lengths = [];
        List<int> lines = [];
        int proofs = 0;
        int missing = 0;
        foreach (JsonProperty theory in document.RootElement.EnumerateObject())
        {
            IEnumerable<string> sentences = new[] { "facts", "rules" }.SelectMany(m => theory.Value.GetProperty(m).EnumerateArray()).Select(static e => e.GetString()!);
            Checked all = new(new ClaimSetBuilder().AddText(string.Join('\n', sentences), cancellationToken: TestContext.Current.CancellationToken).Build(), new ConsistencyOptions());
            Assert.NotEmpty(all.Report.Violations);
            lengths.Add(Length(all, all.Report.Violations[0]));
            Assert.All(all.Report.Violations, static v => Assert.NotEmpty(v.Kinds));
            foreach (Violation violation in all.Report.Violations)
            {
                lines.Add(violation.Steps.IsEmpty ? int.MaxValue : ProofStep.CountLines(violation.Steps));
                proofs += violation.Steps.IsEmpty ? 0 : 1;
                missing += violation.Steps.IsEmpty ? 1 : 0;
                Assert.Null(violation.Steps.IsEmpty ? null : all.ProblemOf(violation.Steps, violation.Statements));
            }
        }

        // The cheapest conflict of each theory step by step, and all conflicts as they are told.
        AssertShort(lengths);
        AssertShort(lines);
        Assert.True(missing * 500 < proofs, $"{missing} of {proofs + missing} have no proof");
    }

    [Fact]
    public void BeliefBank_EveryConflict_HasAShortProof()
    {
        BeliefData beliefs = BeliefData.Read(TestData.DataOrSkip("beliefbank"));
        List<int> lengths = [];
        foreach (string entity in beliefs.Gold.Keys)
        {
            Checked all = new(BeliefClaims.Of(beliefs, entity, withBackRules: false), new ConsistencyOptions());
            lengths.AddRange(all.Report.Violations.Select(v => Length(all, v)));
        }

        AssertShort(lengths);
    }

    [Fact]
    public void ProofWriter_EveryAnswer_HasAProof()
    {
        using JsonDocument problems = JsonDocument.Parse(File.ReadAllBytes(TestData.DataOrSkip("proofwriter", "dev.json")));
        ConsistencyChecker checker = new(new ConsistencyOptions { Reading = Reading.Derivable });
        int proofs = 0;
        foreach (JsonElement problem in problems.RootElement.EnumerateArray())
        {
            string question = problem.GetProperty("question").GetString()!;
            question = question[(question.IndexOf("unknown? ", StringComparison.Ordinal) + "unknown? ".Length)..];
            ConsistencyReport report = checker.Check($"{problem.GetProperty("context").GetString()}\nask {question}", TestContext.Current.CancellationToken);
            Answer answer = Assert.Single(report.Answers);
            if (answer.Verdict is AnswerVerdict.True or AnswerVerdict.False)
            {
                AnswerProof proof = Assert.Single(answer.Proofs);
                Assert.True(proof.IsMinimal && proof.Steps.Length > 0, problem.GetProperty("id").ToString());
                Assert.Equal(answer.Verdict == AnswerVerdict.True, proof.Holds);
                proofs++;
            }
        }

        Assert.True(proofs > 100);
    }

    // Four pigeons do not fit into three holes: nothing short shows it, and no chain does.
    [Fact]
    public void Check_ConflictOfManyCases_IsProvedOrSaidNotToBe()
    {
        List<string> lines = [];
        for (int pigeon = 0; pigeon < 4; pigeon++)
        {
            lines.Add("rule " + string.Join(" | ", Enumerable.Range(0, 3).Select(h => $"sits(p{pigeon}, h{h})")));
        }

        lines.Add("rule forall x, y, z: sits(x, z) & sits(y, z) -> x = y");
        Checked all = new(new ClaimSetBuilder().AddText(string.Join('\n', lines), cancellationToken: TestContext.Current.CancellationToken).Build(), new ConsistencyOptions());
        Violation violation = Assert.Single(all.Report.Violations);

        Assert.Equal(5, violation.Statements.Length);
        Assert.NotEmpty(violation.Explanation);
        if (!violation.Steps.IsEmpty)
        {
            Assert.Null(all.ProblemOf(violation.Steps, violation.Statements));
        }
    }

    // Without a premise that it needs, by the worlds, a step is not accepted.
    private static int DropPremises(Checked all, FiniteWorld worlds, Violation violation, ProofStep step)
    {
        int dropped = 0;
        for (int p = 0; p < step.Premises.Length; p++)
        {
            ImmutableArray<ProofPremise> rest = step.Premises.RemoveAt(p);
            bool isNeeded = Enumerable.Range(0, worlds.WorldCount).Any(world =>
                rest.All(r => worlds.Holds(r.Says, world)) && step.Statements.All(s => Holds(worlds, s, world))
                && (step.Conclusion is null || !worlds.Holds(step.Conclusion, world)));
            if (isNeeded && violation.Steps.IndexOf(step) is >= 0 and int place)
            {
                dropped++;
                ProofStep weaker = new(step.Number, step.Inference, rest, step.Statements, step.Conclusion, step.Cases);
                Assert.NotNull(all.ProblemOf(violation.Steps.SetItem(place, weaker), violation.Statements));
            }
        }

        return dropped;
    }

    private static int Length(Checked all, Violation violation)
    {
        Assert.True(violation.Steps.Length > 0, Text(violation.Statements));
        Assert.Null(all.ProblemOf(violation.Steps, violation.Statements));
        return ProofStep.Count(violation.Steps);
    }

    private static void AssertShort(List<int> lengths) =>
        Assert.True(lengths.Count(static l => l <= 6) >= 0.95 * lengths.Count, $"{lengths.Count(static l => l <= 6)} of {lengths.Count}, longest {lengths.Max()}");

    private static IEnumerable<ProofStep> All(ImmutableArray<ProofStep> steps) =>
        steps.SelectMany(static s => s.Cases.SelectMany(static c => All(c.Steps)).Prepend(s));

    private static bool Holds(FiniteWorld worlds, Statement statement, int world) => statement.Declaration is { } declaration
        ? worlds.Holds(declaration, world)
        : worlds.Holds(new Contents().Of(statement), world);

    private static string Text(IEnumerable<Statement> statements) =>
        string.Join('\n', statements.Select(static s => $"{s.Kind} {s} @ {s.Confidence}"));

    /// <summary>A report, and the checker of proofs as the check itself uses it.</summary>
    private sealed class Checked
    {
        private readonly Prover _prover;

        public Checked(ClaimSet claims, ConsistencyOptions options)
        {
            Report = new ConsistencyChecker(options).Check(claims, TestContext.Current.CancellationToken);
            GroundProgram program = Grounder.Ground(claims, options, TestContext.Current.CancellationToken);
            Constants = [.. Enumerable.Range(0, program.Symbols.ConstantCount).Select(program.Symbols.ConstantAt).DefaultIfEmpty(Term.Constant("anything"))];
            _prover = new Prover(claims, program);
        }

        public ConsistencyReport Report { get; }

        public Term[] Constants { get; }

        public string? ProblemOf(ImmutableArray<ProofStep> steps, ImmutableArray<Statement> statements) =>
            _prover.ProblemOf(steps, statements, new Contents(), goal: 0);
    }
}
