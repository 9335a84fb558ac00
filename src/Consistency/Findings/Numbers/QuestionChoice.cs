using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Solving;

namespace Consistency.Findings;

/// <summary>Chooses the claim to verify next, among those of the report's conflicts.</summary>
internal sealed class QuestionChoice(
    ConsistencyReport report,
    ImmutableArray<Statement> statements,
    RepairProblem problem,
    IReadOnlyList<ILazyConstraint> lazies,
    ConsistencyOptions options,
    CancellationToken cancellationToken)
{
    private const long MostConflicts = 10_000;

    /// <summary>Chooses.</summary>
    /// <param name="falsified">The soft clauses that the cheapest repair gives up.</param>
    /// <param name="softsOfStatement">The soft clauses of each statement.</param>
    /// <param name="isPlain">Whether a soft clause says all of its claim.</param>
    /// <param name="indexOf">The number of a statement.</param>
    /// <param name="reason">Receives why there is no question; null when there is one.</param>
    public NextQuestion? Choose(
        HashSet<int> falsified, ILookup<int, int> softsOfStatement, Func<int, bool> isPlain, Func<Statement, int> indexOf, out string? reason)
    {
        if (report.Violations.IsEmpty)
        {
            reason = "Nothing is in conflict.";
            return null;
        }

        // Conflicts that are not listed have a statement in them that the repair changes.
        HashSet<Statement> inConflict =
        [
            .. report.Violations.SelectMany(static v => v.Statements), .. report.Repair?.Changes.Select(static c => c.Statement) ?? [],
        ];
        ClaimVerdict? best = null;
        bool wasAsked = false;
        foreach (ClaimVerdict claim in report.Claims)
        {
            int[] softs = [.. softsOfStatement[indexOf(claim.Statement)]];
            if (inConflict.Contains(claim.Statement)
                && claim.Margin is { IsExact: true, IsForced: false }
                && softs is [int only] && isPlain(only))
            {
                if (options.AskedIds.Contains(claim.Statement.Id))
                {
                    wasAsked = true;
                }
                else if (best is null || Doubt(claim) > Doubt(best))
                {
                    best = claim;
                }
            }
        }

        if (best is null)
        {
            reason = wasAsked ? "Every open claim in a conflict has been asked about."
                : report.Claims.Any(c => inConflict.Contains(c.Statement) && c.Margin is not { IsForced: true })
                ? "How open the claims are was not computed."
                : "What is certain decides every claim in a conflict.";
            return null;
        }

        reason = null;
        int soft = softsOfStatement[indexOf(best.Statement)].First();
        PartTable table = new(problem.Instance, lazies, cancellationToken);
        QuestionOutcome? ifHolds = OutcomeOf(falsified, table, soft, holds: true, softsOfStatement);
        QuestionOutcome? ifFails = OutcomeOf(falsified, table, soft, holds: false, softsOfStatement);
        bool isNegated = best.Statement.Confidence is < 0.5;
        return new NextQuestion(
            best.Statement,
            options.Weights == WeightScheme.LogOdds ? Math.Round((decimal)Entropy(ProbabilityOf(best)), 6) : null,
            best.Probability is not null,
            isNegated ? ifFails : ifHolds,
            isNegated ? ifHolds : ifFails);
    }

    private double Doubt(ClaimVerdict claim) =>
        options.Weights == WeightScheme.LogOdds ? Entropy(ProbabilityOf(claim)) : -(double)claim.Margin!.Lower;

    // Where worlds were not counted, the repairs that are listed are weighed, each by e^-cost, and the best world for the other
    // answer where no repair gives it. What all share changes nothing: costs are taken above the cheapest.
    private double ProbabilityOf(ClaimVerdict claim)
    {
        if (claim.Probability is { } probability)
        {
            return (double)probability;
        }

        double asNow = 0;
        double otherwise = 0;
        bool isChanged = claim.Outcome is ClaimOutcome.Refuted or ClaimOutcome.Withdrawn;
        foreach (Repair repair in report.Repairs)
        {
            double weight = Math.Exp(-(double)(repair.Cost - report.Repairs[0].Cost));
            if (repair.Changes.Any(c => c.Statement == claim.Statement) == isChanged)
            {
                asNow += weight;
            }
            else
            {
                otherwise += weight;
            }
        }

        asNow = asNow == 0 ? 1 : asNow;
        otherwise = otherwise == 0 ? Math.Exp(-(double)claim.Margin!.Lower) : otherwise;
        return otherwise / (asNow + otherwise);
    }

    private static double Entropy(double p) =>
        p is <= 0 or >= 1 ? 0 : -(p * Math.Log2(p)) - ((1 - p) * Math.Log2(1 - p));

    // Only the part of the claim changes: it is solved again, and the rest of the repair stays as it is.
    private QuestionOutcome? OutcomeOf(HashSet<int> falsified, PartTable table, int soft, bool holds, ILookup<int, int> softsOfStatement)
    {
        WeightedCnf instance = problem.Instance;
        int part = 0;
        while (table.Softs(part).IndexOf(soft) < 0)
        {
            part++;
        }

        WeightedCnfBuilder builder = new(instance.VariableCount);
        foreach (int hard in table.Hards(part))
        {
            builder.AddHard(instance.Hard(hard));
        }

        if (holds)
        {
            builder.AddHard(instance.Soft(soft));
        }
        else
        {
            foreach (int literal in instance.Soft(soft))
            {
                builder.AddHard(-literal);
            }
        }

        List<int> others = [];
        foreach (int other in table.Softs(part))
        {
            if (other != soft)
            {
                builder.AddSoft(instance.Weight(other), instance.Soft(other));
                others.Add(other);
            }
        }

        List<ILazyConstraint> lazy = [];
        foreach (int index in table.Lazies(part))
        {
            lazy.Add(lazies[index]);
        }

        MaxSatOptions limits = new() { OracleFactory = options.OracleFactory, ConflictLimit = MostConflicts };
        MaxSatResult answer = new MaxSatSession(builder.Build(), lazy, limits).Optimize(cancellationToken);
        if (answer.Status != MaxSatStatus.Optimal)
        {
            return null;
        }

        HashSet<int> inPart = [.. table.Softs(part)];
        HashSet<int> changed = [.. answer.FalsifiedSoft.Select(i => others[i]), .. falsified.Where(s => !inPart.Contains(s))];
        ImmutableArray<Statement> changes =
        [
            .. softsOfStatement.Where(g => g.Any(changed.Contains)).OrderBy(static g => g.Key).Select(g => statements[g.Key]),
        ];
        return new QuestionOutcome(StatementWeights.ToDecimal(changed.Sum(instance.Weight), options), changes);
    }
}
